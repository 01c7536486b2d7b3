using StaticTracker.Phrasing;

namespace StaticTracker.Site.Joining;

/// <summary>What became of a site's files: pages in the one file, its bytes, and how much was left out to keep within the limit.</summary>
public sealed record JoinedSummary(int Pages, long Bytes, int PagesLeftOut, int DownloadsLeftOut)
{
    /// <summary>What was left out, in words: "312 pages and 3 downloads"; empty: nothing.</summary>
    public Phrase ToLeftOut() => (PagesLeftOut, DownloadsLeftOut) switch
    {
        (0, 0) => Phrase.Empty,
        (_, 0) => PageCount(PagesLeftOut),
        (0, _) => DownloadCount(DownloadsLeftOut),
        _ => Phrase.Of("single.both", ("pages", PageCount(PagesLeftOut)), ("downloads", DownloadCount(DownloadsLeftOut))),
    };

    private static Phrase PageCount(int count) => Phrase.Count("single.pages", count);

    private static Phrase DownloadCount(int count) => Phrase.Count("single.downloads", count);
}
