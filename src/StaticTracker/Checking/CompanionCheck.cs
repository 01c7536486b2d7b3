using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>The files that belong to one module beside its own: verdicts, items and details.</summary>
internal sealed class CompanionCheck(DataFolder folder, CanonicalForm form, Problems problems)
{
    private int _fileCount;

    public int FileCount => _fileCount;

    /// <summary>Checks the files of a module; without its record (null) only what they are by themselves.</summary>
    public void Check(string moduleName, Module? module)
    {
        foreach (var (name, kind) in DataPath.Companions)
        {
            var of = new DirectoryInfo(Path.Combine(folder.Root, name, moduleName));
            if (!of.Exists || DataFolder.IsLink(of) || DataFolder.IsLink(of.Parent!))
            {
                continue;
            }

            if (DataFolder.WhyUnlistable(of.FullName) is { } why)
            {
                problems.Add(SourceSpan.File(DataFolder.Show(of.FullName)), Codes.Reading.Unreadable, $"this folder cannot be listed: {why}", "look at its permissions");
                continue;
            }

            FolderNames.Check(of, problems);
            var experiments = kind == DataKind.Items ? null : ById(module);
            foreach (var info in DataFolder.Files(of.FullName))
            {
                Check(info, kind, experiments);
            }
        }
    }

    /// <summary>Checks one file; without the module's experiments (null) only what it is by itself.</summary>
    public void Check(FileInfo info, DataKind kind, IReadOnlyDictionary<string, Experiment>? experiments)
    {
        Interlocked.Increment(ref _fileCount);
        JsonFileCheck.Check(info, kind, form, problems, found =>
        {
            if (kind == DataKind.Items)
            {
                CheckItems(found);
            }
            else
            {
                CheckOfExperiment(found, info, kind, experiments);
            }
        });
    }

    public static Dictionary<string, Experiment>? ById(Module? module)
    {
        if (module is null)
        {
            return null;
        }

        var experiments = new Dictionary<string, Experiment>(StringComparer.Ordinal);
        foreach (var e in module.Experiments)
        {
            experiments.TryAdd(e.Id, e);
        }

        return experiments;
    }

    private static void CheckOfExperiment(FileProblems found, FileInfo info, DataKind kind, IReadOnlyDictionary<string, Experiment>? experiments)
    {
        var node = found.File.Tree.Root["experiment"u8];
        var id = node.GetString();
        Experiment? experiment = null;
        if (info.Name != id + ".json")
        {
            found.Add(node, Codes.Form.FileName, $"the file is {Shown.Text(info.Name)} but the experiment is {Shown.Text(id)}", $"rename the file to {Shown.Text(id + ".json")}");
        }

        if (experiments is not null && !experiments.TryGetValue(id, out experiment))
        {
            found.Add(
                node, Codes.References.UnknownExperiment, $"{Shown.Text(id)} is no experiment of this module",
                Shown.DidYouMean(DidYouMean.Of(id, experiments.Keys)) ?? "import its source, or delete the file");
        }

        if (kind == DataKind.Verdicts)
        {
            VerdictRules.Check(found, experiment is { Withdrawn: null } ? experiment : null);
        }
        else
        {
            DetailRules.Check(found, info, id);
        }
    }

    private static void CheckItems(FileProblems found)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in found.File.Tree.Root["items"u8].Elements)
        {
            var id = item["id"u8].GetString();
            if (!ids.Add(id))
            {
                found.Add(item["id"u8], Codes.References.DuplicateId, $"{Shown.Text(id)} is the id of an item above", "give one of them another id");
            }
        }
    }
}
