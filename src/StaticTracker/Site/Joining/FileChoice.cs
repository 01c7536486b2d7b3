namespace StaticTracker.Site.Joining;

/// <summary>
/// Which files of a site go into the one file. Where all are too many, what can be had elsewhere goes first: downloads, pages of commits, further pages of lists, then
/// modules' pages from the last on; the start page stays.
/// </summary>
internal sealed class FileChoice
{
    private readonly List<(string Path, int Rank, long Size)> _files;

    /// <param name="pages">Pages in their order, with the size of each.</param>
    /// <param name="downloads">Files that are linked, with their sizes.</param>
    public FileChoice(IReadOnlyList<(string Path, long Size)> pages, IEnumerable<(string Path, long Size)> downloads)
    {
        _files =
        [
            .. pages.Select((p, i) => (p.Path, i == 0 ? int.MaxValue : RankOf(p.Path), p.Size)),
            .. downloads.Select(d => (d.Path, 0, d.Size)),
        ];
    }

    /// <summary>What is left out so that the sizes fit; null where not even the start page does.</summary>
    public HashSet<string>? LeaveOut(long room)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        var total = _files.Sum(f => f.Size);
        foreach (var (path, _, size) in _files.Where(f => f.Rank < int.MaxValue).OrderBy(f => f.Rank).ThenByDescending(f => f.Path, StringComparer.Ordinal))
        {
            if (total <= room)
            {
                break;
            }

            left.Add(path);
            total -= size;
        }

        return total <= room ? left : null;
    }

    private static int RankOf(string path)
    {
        var isIndex = path.EndsWith("/index.html", StringComparison.Ordinal);
        return isIndex ? path.Count(c => c == '/') > 1 ? 3 : 4 : path.Contains("/page-", StringComparison.Ordinal) ? 2 : 1;
    }
}
