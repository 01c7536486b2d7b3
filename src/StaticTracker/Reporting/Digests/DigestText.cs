using System.Text;

namespace StaticTracker.Reporting.Digests;

/// <summary>The digest for a terminal, with every line.</summary>
public static class DigestText
{
    public static string Of(Digest digest, string title)
    {
        var text = new StringBuilder();
        Line(text, $"{title}: {digest.Window.Words}");
        Line(text, DigestSections.Headline(digest));
        foreach (var section in DigestSections.Of(digest))
        {
            text.Append('\n');
            Line(text, section.Title);
            foreach (var line in section.Lines)
            {
                Line(text, "  " + ReportText.Of(line.Text, ReportText.LongestLine));
            }
        }

        foreach (var note in (string?[])[DigestSections.Note(digest), DiffWords.Family(digest.Report)])
        {
            if (note is not null)
            {
                text.Append('\n');
                Line(text, note);
            }
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(ReportText.Visible(line)).Append('\n');
}
