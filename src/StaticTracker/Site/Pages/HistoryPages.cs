using System.Globalization;
using StaticTracker.History;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Pages;

/// <summary>
/// All commits, newest first, some hundred a page. Older pages are counted from the first commit on, so that they never change when one is
/// added; the newest page takes what is left.
/// </summary>
internal static class HistoryPages
{
    public const int PerPage = 200;

    public static readonly PageKind Kind = new(
        "history",
        new("commits", FieldKind.Html),
        new("commit_count", FieldKind.Text),
        new("page_number", FieldKind.Text),
        new("newer", FieldKind.Text),
        new("older", FieldKind.Text));

    /// <summary>Older pages beside the newest one: the newest holds at least half a page, if there are so many.</summary>
    public static int OlderPages(int commits) => Math.Max(0, (commits - (PerPage / 2)) / PerPage);

    public static SitePath PathOf(int page) => SitePath.Of(page == 0 ? "history/index.html" : string.Create(CultureInfo.InvariantCulture, $"history/page-{page}.html"));

    public static void Write(PageMaker maker, ProjectHistory history, ChangeList changes, IReadOnlySet<string> modules, Html notices)
    {
        var commits = history.Commits.ToArray();
        var older = OlderPages(commits.Length);
        var newest = new ArraySegment<DataCommit>(commits, 0, commits.Length - (older * PerPage));
        var noticesKey = ContentKey.Of(notices.Utf8.Span);
        var newestKey = KeyOf(newest, 0, older, modules).With(noticesKey).With(KeyOf(history.Uncommitted, modules));
        if (!maker.Keep(Kind, PathOf(0), newestKey))
        {
            maker.Write(PathOf(0), Values(maker, history, 0, older, changes.OfProject(history.Uncommitted, newest), notices), newestKey);
        }

        for (var page = older; page > 0; page--)
        {
            var start = commits.Length - (page * PerPage);
            var some = new ArraySegment<DataCommit>(commits, start, PerPage);
            var key = KeyOf(some, page, older, modules).With(noticesKey);
            if (!maker.Keep(Kind, PathOf(page), key))
            {
                maker.Write(PathOf(page), Values(maker, history, page, older, changes.OfProject([], some), Html.Empty), key);
            }
        }
    }

    /// <summary>An older page is made from its commits and where it leads to; those commits' links depend on which modules still have a page.</summary>
    private static ContentKey KeyOf(ArraySegment<DataCommit> commits, int page, int older, IReadOnlySet<string> modules) => ContentKey.Of(key =>
    {
        key.Unsigned((ulong)page);
        key.Byte(page == older ? (byte)1 : (byte)0);
        foreach (var commit in commits)
        {
            key.Text(commit.Hash);
            key.Text(ChangeList.GoneOf(commit, modules));
        }
    });

    /// <summary>What is not committed, in the words that the page has for it.</summary>
    private static ContentKey KeyOf(IReadOnlyList<ModuleChange> uncommitted, IReadOnlySet<string> modules) => ContentKey.Of(key =>
    {
        foreach (var change in uncommitted)
        {
            key.Text(change.Module.Text);
            key.Byte((byte)change.Kind);
            key.Byte(modules.Contains(change.Module.Text) ? (byte)1 : (byte)0);
            key.Unsigned((ulong)change.Facts.Count);
            foreach (var fact in change.Facts)
            {
                key.Text(FactWording.Of(fact).ToString());
            }
        }
    });

    private static PageValues Values(PageMaker maker, ProjectHistory history, int page, int older, Html commits, Html notices)
    {
        var path = PathOf(page);
        var isEmpty = history.Commits.Count == 0 && history.Uncommitted.Count == 0;
        return maker.Start(Kind, path, page == 0 ? maker.Texts["page.history"] : maker.Texts.Of("history.page", ("page_number", page.ToString(CultureInfo.InvariantCulture))))
            .Set("on_history", true)
            .Set("summary", maker.Texts["history.summary"])
            .Set("notices", notices)
            .Set("commits", isEmpty ? Html.Empty : commits)
            .Set("commit_count", page > 0 ? null : maker.Texts.Count("count.commits", history.Commits.Count))
            .Set("page_number", page == 0 ? null : page.ToString(CultureInfo.InvariantCulture))
            .Set("newer", page == 0 ? null : FileOf(page == older ? 0 : page + 1))
            .Set("older", page == 1 || older == 0 ? null : FileOf(page == 0 ? older : page - 1));
    }

    private static string FileOf(int page) => PathOf(page).Text["history/".Length..];
}
