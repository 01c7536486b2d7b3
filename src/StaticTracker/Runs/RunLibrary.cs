using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>The runs of a data folder.</summary>
public sealed class RunLibrary(DataFolder folder)
{
    /// <summary>Ids of all runs, in ordinal order, by the names of their folders.</summary>
    public IReadOnlyList<string> Ids =>
    [
        .. (Directory.Exists(folder.Runs) && !DataFolder.IsLink(new DirectoryInfo(folder.Runs)) ? new DirectoryInfo(folder.Runs).EnumerateDirectories() : [])
            .Select(d => d.Name).Where(n => DataFolder.IsFileName(n) && !n.EndsWith(AtomicFile.AsideSuffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>How many runs there are, by the names of their folders: nothing of them is looked at.</summary>
    public int Count => !Directory.Exists(folder.Runs) || DataFolder.IsLink(new DirectoryInfo(folder.Runs)) ? 0
        : Directory.EnumerateDirectories(folder.Runs).Count(d => Path.GetFileName(d.AsSpan()) is var name && name[0] != '.' && !name.EndsWith(AtomicFile.AsideSuffix, StringComparison.Ordinal));

    /// <summary>All runs that can be read, the newest first, read on all cores; what cannot be is a problem. <paramref name="withBundles"/>: with the texts of their prompts.</summary>
    public IReadOnlyList<RunRecord> All(Problems problems, bool withBundles = true)
    {
        var ids = Ids;
        var runs = new RunRecord?[ids.Count];
        Parallel.For(0, ids.Count, () => new FileBuffer(), (i, _, buffer) =>
        {
            var info = new FileInfo(Path.Combine(folder.Runs, ids[i], DataFolder.RunName));
            runs[i] = info.Exists ? RunReader.Read(info, buffer, problems, withBundles) : null;
            return buffer;
        }, static _ => { });
        return [.. runs.OfType<RunRecord>().OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    public string FileOf(string id) => Path.Combine(folder.RunFolder(id), DataFolder.RunName);

    public string LogOf(string id) => Path.Combine(folder.RunFolder(id), DataFolder.RunLogName);
}
