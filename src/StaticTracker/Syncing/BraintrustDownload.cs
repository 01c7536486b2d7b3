using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Syncing;

/// <summary>Brings the experiments of a project to a folder, a file of JSON lines for each, page by page; what was broken off goes on where it stopped.</summary>
internal sealed class BraintrustDownload(BraintrustApi api, string folder, Action<string> say)
{
    /// <summary>The files of all experiments that are there whole, in the order of their ids; null where the API failed.</summary>
    public IReadOnlyList<string>? Run(string project)
    {
        Directory.CreateDirectory(folder);
        if (api.List(project) is not { } experiments)
        {
            return null;
        }

        var state = SyncState.Open(folder);
        foreach (var experiment in experiments)
        {
            if (!(state.Of(experiment.Id).IsDone && File.Exists(PathOf(experiment))) && !Fetch(experiment, state))
            {
                return null;
            }
        }

        return [.. experiments.Select(PathOf).Where(p => new FileInfo(p).Length > 0).Order(StringComparer.Ordinal)];
    }

    private string PathOf(BraintrustExperiment experiment) => Path.Combine(folder, $"braintrust-{experiment.Id}.jsonl");

    private bool Fetch(BraintrustExperiment experiment, SyncState state)
    {
        var (cursor, length, _) = state.Of(experiment.Id);
        var part = PathOf(experiment) + ".part";
        using (var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            if (cursor is null || file.Length < length)
            {
                (cursor, length) = (null, 0);
            }

            file.SetLength(length);
            var seen = IdsIn(file);
            say($"{(cursor is null ? "fetching" : "going on with")} experiment {experiment.Id}");
            do
            {
                if (api.Fetch(experiment, cursor, seen) is not { } page)
                {
                    return false;
                }

                file.Write(Encoding.UTF8.GetBytes(page.Lines));
                file.Flush(flushToDisk: true);
                cursor = page.Cursor == cursor ? null : page.Cursor; // A page that leads to itself is the last one.
                if (cursor is not null)
                {
                    state.Set(experiment.Id, cursor, file.Length, isDone: false);
                }
            }
            while (cursor is not null);
        }

        File.Move(part, PathOf(experiment), overwrite: true);
        state.Set(experiment.Id, null, 0, isDone: true);
        return true;
    }

    private static HashSet<string> IdsIn(FileStream file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        file.Position = 0;
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            using var tree = JsonTree.TryParse(Encoding.UTF8.GetBytes(line), out _);
            if (tree?.Root["id"u8].AsString() is { } id)
            {
                seen.Add(id);
            }
        }

        file.Position = file.Length;
        return seen;
    }
}
