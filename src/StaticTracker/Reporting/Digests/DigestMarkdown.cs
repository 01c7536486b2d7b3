namespace StaticTracker.Reporting.Digests;

/// <summary>The digest as Markdown for a mail or a chat: headings, lists, no table and no HTML; bounded, and harmless whatever stands in the data.</summary>
public static class DigestMarkdown
{
    private const int LongestTitle = 300;

    public static string Of(Digest digest, string title) => MarkdownPage.Bounded(page => Write(page, digest, title));

    private static string Write(MarkdownPage page, Digest digest, string title)
    {
        foreach (var section in DigestSections.Of(digest))
        {
            page.Heading(section.Title);
            page.Lines([.. section.Lines.Select(l => l.Text)], page.Step.Lines);
        }

        var note = DigestSections.Note(digest) is { } words ? $"\n{words}\n" : "";
        var family = DiffWords.Family(digest.Report) is { } judged ? $"\n{MarkdownPage.Escape(judged, LongestTitle)}\n" : "";
        return $"## {MarkdownPage.Escape(title, LongestTitle)}: {MarkdownPage.Escape(digest.Window.Words, LongestTitle)}\n\n**{DigestSections.Headline(digest)}**\n"
            + page.Shortened("tracker digest --format text") + note + page + family;
    }
}
