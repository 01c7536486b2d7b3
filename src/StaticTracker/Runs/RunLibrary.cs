using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>The runs of a data folder.</summary>
public sealed class RunLibrary(DataFolder folder)
{
    /// <summary>Ids of all runs, in ordinal order, by the names of their folders.</summary>
    public IReadOnlyList<string> Ids =>
    [
        .. (Directory.Exists(folder.Runs) && !DataFolder.IsLink(new DirectoryInfo(folder.Runs)) ? Directory.EnumerateDirectories(folder.Runs) : [])
            .Select(d => Path.GetFileName(d)).Where(n => DataFolder.IsFileName(n) && !n.EndsWith(AtomicFile.AsideSuffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>How many runs there are, by the names of their folders: nothing of them is looked at.</summary>
    public int Count => !Directory.Exists(folder.Runs) || DataFolder.IsLink(new DirectoryInfo(folder.Runs)) ? 0
        : Directory.EnumerateDirectories(folder.Runs).Count(d => Path.GetFileName(d.AsSpan()) is var name && name[0] != '.' && !name.EndsWith(AtomicFile.AsideSuffix, StringComparison.Ordinal));

    /// <summary>All runs that can be read, the newest first, read on all cores; what cannot be is a problem. <paramref name="withBundles"/>: with the texts of their prompts.</summary>
    public IReadOnlyList<RunRecord> All(Problems problems, bool withBundles = true)
    {
        var ids = Ids;
        var runs = new RunRecord?[ids.Count];
        AllCores.Run(ids.Count, () =>
        {
            var buffer = new FileBuffer();
            return i => runs[i] = RunReader.Read(Path.Join(folder.Runs, ids[i], DataFolder.RunName), buffer, problems, withBundles);
        });
        var known = runs.OfType<RunRecord>().ToArray();
        Array.Sort(known, static (a, b) => b.StartedAt.CompareTo(a.StartedAt) is var order and not 0 ? order : string.CompareOrdinal(a.Id, b.Id));
        return known;
    }

    public string FileOf(string id) => Path.Combine(folder.RunFolder(id), DataFolder.RunName);

    public string LogOf(string id) => Path.Combine(folder.RunFolder(id), DataFolder.RunLogName);
}
