using System.Globalization;
using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Site.Parts;
using StaticTracker.Storage;

namespace StaticTracker.Site.Pages;

/// <summary>
/// The newest data commits as Atom (RFC 4287). Ids are tag addresses of the commit, the same wherever the site is published; links are there
/// where the site's address is known, since a feed has no place to be relative to.
/// </summary>
internal static class Feed
{
    public const int MaxEntries = 50;

    public static readonly SitePath Path = SitePath.Of("feed.xml");

    public static Html Render(SiteTexts texts, Settings settings, ProjectHistory history, string generatedAt)
    {
        var xml = new HtmlWriter(MaxEntries * 512, texts);
        var site = SafeLink.IsWeb(settings.SiteUrl) ? settings.SiteUrl : null;
        xml.Raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>"u8);
        xml.Text(site is null ? "tag:statictracker.invalid,2026:feed" : $"{site}/feed.xml").Raw("</id>\n<title>"u8).Text(settings.Title).Raw("</title>\n<updated>"u8);
        if (history.Commits is [var newest, ..])
        {
            Time(xml, newest.CommittedAt);
        }
        else
        {
            xml.Text(Timestamp.TryParse(generatedAt, out var at) ? at.Order.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "1970-01-01T00:00:00Z");
        }

        xml.Raw("</updated>\n<author><name>"u8).Text(settings.Title).Raw("</name></author>\n"u8);
        if (site is not null)
        {
            xml.Raw("<link rel=\"self\" href=\""u8).Text(site).Raw("/feed.xml\"/>\n<link href=\""u8).Text(site).Raw("/index.html\"/>\n"u8);
        }

        foreach (var commit in history.Commits.Take(MaxEntries))
        {
            Entry(xml, commit, settings, site);
        }

        return xml.Raw("</feed>\n"u8).ToHtml();
    }

    private static void Entry(HtmlWriter xml, DataCommit commit, Settings settings, string? site)
    {
        xml.Raw("<entry><id>tag:statictracker.invalid,2026:commit:"u8).Ascii(commit.Hash).Raw("</id><title>"u8).Text(commit.Subject.Length > 0 ? commit.Subject : commit.ShortHash).Raw("</title><updated>"u8);
        Time(xml, commit.CommittedAt);
        xml.Raw("</updated>"u8);
        if (settings.Publish.Authors && commit.Author.Length > 0)
        {
            xml.Raw("<author><name>"u8).Text(commit.Author).Raw("</name></author>"u8);
        }

        if (site is not null)
        {
            xml.Raw("<link href=\""u8).Text(site).Raw("/"u8).Ascii(ChangeList.PathOf(commit).Text).Raw("\"/>"u8);
        }

        xml.Raw("<content type=\"text\">"u8);
        foreach (var change in commit.Changes.Take(20))
        {
            if (FactWording.Of(change.Kind) is { } whole)
            {
                xml.Id(change.Module).Raw(": "u8).Text(whole).Raw("\n"u8);
            }

            foreach (var fact in change.Facts.Take(10))
            {
                xml.Id(change.Module).Raw(": "u8).Text(FactWording.Of(fact)).Raw("\n"u8);
            }
        }

        foreach (var record in commit.Records.Take(20))
        {
            xml.Text(FactWording.Of(record)).Raw("\n"u8);
        }

        if (commit.ChangedSettings)
        {
            xml.Word("history.settings").Raw("\n"u8);
        }

        xml.Raw("</content></entry>\n"u8);
    }

    private static void Time(HtmlWriter xml, long unixSeconds) =>
        xml.Ascii(CommitTime.Iso(unixSeconds));
}
