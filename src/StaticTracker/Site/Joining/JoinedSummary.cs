using System.Globalization;

namespace StaticTracker.Site.Joining;

/// <summary>What became of a site's files: pages in the one file, its bytes, and how much was left out to keep within the limit.</summary>
public sealed record JoinedSummary(int Pages, long Bytes, int PagesLeftOut, int DownloadsLeftOut)
{
    /// <summary>What was left out, in words: "312 pages and 3 downloads".</summary>
    public string ToLeftOut()
    {
        string?[] parts = [Words(PagesLeftOut, "page"), Words(DownloadsLeftOut, "download")];
        return string.Join(" and ", parts.Where(p => p is not null));
    }

    private static string? Words(int count, string word) =>
        count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
