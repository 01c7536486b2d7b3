using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>The runs of a data folder: their form, that their snapshot has their hash, that their results are there, and that their logs are whole.</summary>
internal sealed class RunCheck(DataFolder folder, CanonicalForm form, Problems problems)
{
    private int _fileCount;

    public int FileCount => _fileCount;

    /// <summary>Every run, on all cores. <paramref name="prompts"/> is told which prompts they were made with.</summary>
    public void CheckAll(PromptCheck prompts, IReadOnlyDictionary<string, string> experiments)
    {
        var top = new DirectoryInfo(folder.Runs);
        if (DataFolder.IsLink(top))
        {
            problems.Add(CheckedModules.FolderIsLink(top));
            return;
        }

        if (!top.Exists)
        {
            return;
        }

        // What starts with a dot is nobody's data: leases of runs under way lie there, and git ignores them.
        var folders = FolderNames.CheckFolders(top, problems).Where(f => f.Name[0] != '.' && !IsLeftover(f)).ToList();
        AllCores.Run(folders.Count, i => CheckFolder(folders[i], prompts, experiments));
    }

    /// <summary>One run by its run.json.</summary>
    public void Check(FileInfo info, PromptCheck? prompts, IReadOnlyDictionary<string, string>? experiments)
    {
        Interlocked.Increment(ref _fileCount);
        JsonFileCheck.Check(info, DataKind.Run, form, problems, found =>
        {
            var root = found.File.Tree.Root;
            CheckNames(found, root, info.Directory!);
            if (RunReader.TryRead(found.File.Tree) is { } run)
            {
                CheckState(found, root, run);
                CheckResults(found, root, run, experiments);
                CheckSnapshot(found, root, run, prompts);
            }
        });
    }

    /// <summary>A folder that was being written or deleted when whoever did it was cut off.</summary>
    private bool IsLeftover(DirectoryInfo run)
    {
        if (!run.Name.EndsWith(AtomicFile.AsideSuffix, StringComparison.Ordinal))
        {
            return false;
        }

        problems.Add(SourceSpan.File(DataFolder.Show(run.FullName)), Codes.Form.Leftover, "this is left over from a write that was cut off", "delete it: no run is in it");
        return true;
    }

    private void CheckFolder(DirectoryInfo run, PromptCheck prompts, IReadOnlyDictionary<string, string> experiments)
    {
        FolderNames.CheckNamed(run, [DataFolder.RunName, DataFolder.RunLogName], entry => problems.Add(
            SourceSpan.File(DataFolder.Show(Path.Combine(run.FullName, entry))), Codes.Form.Stray, "this is no data file, and nothing reads it", "move it elsewhere"), problems);
        var info = new FileInfo(Path.Combine(run.FullName, DataFolder.RunName));
        if (!info.Exists && !DataFolder.IsLink(info))
        {
            problems.Add(SourceSpan.File(DataFolder.Show(run.FullName)), Codes.Form.Stray, "this folder has no run.json, and nothing reads it", "restore run.json from git, or delete the folder");
            return;
        }

        Check(info, prompts, experiments);
        CheckLog(new FileInfo(Path.Combine(run.FullName, DataFolder.RunLogName)), run.Name);
    }

    private static void CheckNames(FileProblems found, JsonNode root, DirectoryInfo run)
    {
        var id = root["id"u8].GetString();
        if (id != run.Name)
        {
            found.Add(root["id"u8], Codes.Form.FileName, $"the folder is {Shown.Text(run.Name)} but the run is {Shown.Text(id)}", $"rename the folder to {Shown.Text(id)}");
        }

        foreach (var time in (JsonNode[])[root["started_at"u8], root["ended_at"u8], root["archived"u8]["at"u8]])
        {
            if (time.Exists && !Timestamp.TryParse(time.AsString(), out _))
            {
                FormRules.ReportTime(found, time, time.GetString());
            }
        }
    }

    private static void CheckState(FileProblems found, JsonNode root, RunRecord run)
    {
        var fault = run.IsRunning && run.EndedAt is not null ? "a run that has ended_at is no longer running"
            : !run.IsRunning && !root["ended_at"u8].Exists ? $"a run that is {run.Status} has ended_at"
            : run.IsArchived != (run.Archived is not null) ? "a run is archived where it says what it was and when, and only there"
            : run.TotalItemsScored > run.TotalItemsSeen ? "more items were scored than seen"
            : null;
        if (fault is not null)
        {
            found.Add(root["status"u8], Codes.Runs.State, fault, "restore the file from git, and change runs by 'tracker run'");
        }
    }

    private static void CheckResults(FileProblems found, JsonNode root, RunRecord run, IReadOnlyDictionary<string, string>? experiments)
    {
        foreach (var node in root["results"u8].Elements)
        {
            var id = node.GetString();
            if (experiments is not null && (!experiments.TryGetValue(id, out var module) || module != run.Module.Text))
            {
                found.Add(node, Codes.Runs.UnknownResult, $"{Shown.Text(id)} is no experiment of {run.Module}", "restore the module's file from git, or import the log again: tracker import log.jsonl");
            }
        }
    }

    private static void CheckSnapshot(FileProblems found, JsonNode root, RunRecord run, PromptCheck? prompts)
    {
        if (SnapshotText.InexactNumber(root["bundle"u8]) is { Exists: true } number)
        {
            found.Add(number, Codes.Prompts.InexactNumber, $"{Shown.Cut(number.ToString())} is no number that a binary number of 64 bits keeps", "write it as a text, or with fewer digits");
            return;
        }

        if (run.Bundle is { } content && PromptHash.Of(content) is var hash && hash != run.PromptHash)
        {
            found.Add(
                root["prompt_hash"u8] is { Exists: true } stated ? stated : root["bundle"u8], Codes.Runs.Snapshot, $"the prompt that this run keeps has the hash {hash}",
                "restore the file from git: a run's prompt is written once and never edited");
            return;
        }

        if (run.PromptHash is { } own)
        {
            prompts?.Refer(run.Module, run.PromptVersion, own, $"the run {run.Id}");
        }
    }

    private void CheckLog(FileInfo log, string run)
    {
        if (!log.Exists)
        {
            return;
        }

        Interlocked.Increment(ref _fileCount);
        if (DataFolder.IsLink(log))
        {
            problems.Add(SourceSpan.File(DataFolder.Show(log.FullName)), Codes.Reading.Link, "this is a link, not a file", "put the file itself there; links are never followed");
            return;
        }

        LogCheck.Check(log, run, problems);
    }
}
