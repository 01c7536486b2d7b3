using System.Globalization;
using StaticTracker.History;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Pages;

/// <summary>
/// One commit with all that it changed, at history/&lt;hash&gt;.html: a single file at an address that lasts as long as the commit, and whose
/// content depends on nothing else, so that ten thousand of them are made once.
/// </summary>
internal static class CommitPage
{
    public static readonly PageKind Kind = new(
        "commit",
        new("hash", FieldKind.Text),
        new("subject", FieldKind.Text),
        new("author", FieldKind.Text),
        new("authored", FieldKind.Html),
        new("committed", FieldKind.Html),
        new("is_merge", FieldKind.Flag),
        new("changed_settings", FieldKind.Flag),
        new("changed_modules", FieldKind.Text),
        new("host_url", FieldKind.Text),
        new("changes", FieldKind.Html));

    public static void Write(PageMaker maker, DataCommit commit, string? urlPattern, ChangeList changes, IReadOnlySet<string> modules, ContentKey notices)
    {
        var path = ChangeList.PathOf(commit);

        // The notices tell where a shallow clone ends: what is said of the commit there changes when the clone is deepened.
        var key = ContentKey.Of(made =>
        {
            made.Text(commit.Hash);
            made.OptionalText(urlPattern);
            made.Text(ChangeList.GoneOf(commit, modules));
        }).With(notices);
        if (maker.Keep(Kind, path, key))
        {
            return;
        }

        var url = urlPattern is null ? null : string.Format(CultureInfo.InvariantCulture, urlPattern, commit.Hash);
        maker.Write(path, maker.Start(Kind, path, commit.Subject.Length > 0 ? commit.Subject : commit.ShortHash)
            .Set("summary", maker.Texts.Of("commit.summary", ("commit", commit.ShortHash)))
            .Set("hash", commit.Hash)
            .Set("subject", commit.Subject)
            .Set("author", maker.Settings.Publish.Authors ? commit.Author : null)
            .Set("authored", Time(commit.AuthoredAt))
            .Set("committed", commit.CommittedAt == commit.AuthoredAt ? Html.Empty : Time(commit.CommittedAt))
            .Set("is_merge", commit.IsMerge)
            .Set("changed_settings", commit.ChangedSettings)
            .Set("changed_modules", commit.Changes.Count > 1 ? maker.Texts.Count("count.modules", commit.Changes.Count) : null)
            .Set("host_url", SafeLink.IsWeb(url) ? url : null)
            .Set("changes", changes.Whole(commit)), key);
    }

    private static Html Time(long unixSeconds)
    {
        var html = new HtmlWriter(96);
        ChangeList.Time(html, unixSeconds);
        return html.ToHtml();
    }
}
