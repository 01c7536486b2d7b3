using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Runs;
using StaticTracker.Runs.Ab;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>The A/B experiments of a data folder: their form, and that their runs are there, of their module and of their data, each on one side.</summary>
internal sealed class AbCheck(DataFolder folder, CanonicalForm form, Problems problems)
{
    public int FileCount { get; private set; }

    public void CheckAll()
    {
        var top = new DirectoryInfo(folder.Ab);
        if (DataFolder.IsLink(top))
        {
            problems.Add(CheckedModules.FolderIsLink(top));
            return;
        }

        if (top.Exists)
        {
            FolderNames.Check(top, problems);
        }

        foreach (var info in DataFolder.Files(folder.Ab))
        {
            Check(info);
        }
    }

    /// <summary>One experiment.</summary>
    public void Check(FileInfo info)
    {
        FileCount++;
        JsonFileCheck.Check(info, DataKind.Ab, form, problems, found =>
        {
            var root = found.File.Tree.Root;
            if (root["id"u8].GetString() is var id && id != Path.GetFileNameWithoutExtension(info.Name))
            {
                found.Add(root["id"u8], Codes.Form.FileName, $"the file is {Shown.Text(info.Name)} but the experiment is {Shown.Text(id)}", $"rename the file to {Shown.Text(id + ".json")}");
            }

            foreach (var time in (JsonNode[])[root["started_at"u8], root["conclusion"u8]["at"u8]])
            {
                if (time.Exists && !Timestamp.TryParse(time.AsString(), out _))
                {
                    FormRules.ReportTime(found, time, time.GetString());
                }
            }

            if (AbReader.TryRead(found.File.Tree) is { } experiment)
            {
                CheckRuns(found, root, experiment);
            }
        });
    }

    private void CheckRuns(FileProblems found, JsonNode root, AbExperiment experiment)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in root["control"u8].ToArray().Concat(root["treatment"u8].ToArray()))
        {
            var id = node.GetString();
            if (!seen.Add(id))
            {
                found.Add(node, Codes.Runs.AbRunTwice, $"{Shown.Text(id)} stands here twice", "take it out of one side, or restore the file from git");
                continue;
            }

            // What is wrong with the run's own file is told there.
            var fault = RunReader.Read(folder, id, new Problems()) is { } run ? AbFit.FaultOf(experiment, run)
                : DataFolder.IsFileName(id) && File.Exists(Path.Combine(folder.RunFolder(id), DataFolder.RunName)) ? null : $"there is no run {Shown.Text(id)}";
            if (fault is not null)
            {
                found.Add(node, Codes.Runs.UnfitAbRun, fault, "restore what is missing from git; runs are added by 'tracker ab add'");
            }
        }
    }
}
