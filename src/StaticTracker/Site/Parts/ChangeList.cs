using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>Commits and what they changed, in words.</summary>
internal sealed class ChangeList(SiteTexts texts, Settings settings, string root, IReadOnlySet<string> modules)
{
    /// <summary>Facts shown of one module in a list; the commit's own page has all.</summary>
    public const int MaxFacts = 12;

    public static SitePath PathOf(DataCommit commit) => SitePath.Of($"history/{commit.Hash}.html");

    /// <summary>The modules that a commit names and that have no page any more, in one text: what its links depend on.</summary>
    public static string GoneOf(DataCommit commit, IReadOnlySet<string> modules)
    {
        var gone = "";
        foreach (var change in commit.Changes)
        {
            if (!modules.Contains(change.Module.Text))
            {
                gone += change.Module.Text + " ";
            }
        }

        return gone;
    }

    /// <summary>One module's version history: what is not committed first, then its commits, newest first.</summary>
    public Html OfModule(ModuleChange? uncommitted, IReadOnlyList<CommitOfModule> changes)
    {
        if (uncommitted is null && changes.Count == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(1024 + (changes.Count * 320), texts);
        html.Raw("<ol class=commits>"u8);
        if (uncommitted is not null)
        {
            html.Said("\n<li class=uncommitted><p class=head><strong>{history.uncommitted}</strong></p>");
            Facts(html, uncommitted, MaxFacts);
            html.Raw("</li>"u8);
        }

        foreach (var (commit, change) in changes)
        {
            html.Raw("\n<li>"u8);
            Head(html, commit);
            Facts(html, change, MaxFacts);
            html.Raw("</li>"u8);
        }

        return html.Raw("</ol>"u8).ToHtml();
    }

    /// <summary>All modules' changes of some commits, newest first.</summary>
    public Html OfProject(IReadOnlyList<ModuleChange> uncommitted, ReadOnlySpan<DataCommit> commits)
    {
        var html = new HtmlWriter(1024 + (commits.Length * 480), texts);
        html.Raw("<ol class=commits>"u8);
        if (uncommitted.Count > 0)
        {
            html.Said("\n<li class=uncommitted><p class=head><strong>{history.uncommitted}</strong></p>");
            Changes(html, uncommitted, 3);
            html.Raw("</li>"u8);
        }

        foreach (var commit in commits)
        {
            html.Raw("\n<li>"u8);
            Head(html, commit);
            Changes(html, commit.Changes, 3);
            Records(html, commit.Records, MaxFacts);
            if (commit.ChangedSettings)
            {
                html.Said("<p class=facts>{history.settings}</p>");
            }

            html.Raw("</li>"u8);
        }

        return html.Raw("</ol>"u8).ToHtml();
    }

    /// <summary>Every change of one commit.</summary>
    public Html Whole(DataCommit commit)
    {
        var html = new HtmlWriter(2048, texts);
        foreach (var change in commit.Changes)
        {
            html.Raw("\n<section class=change><h2>"u8);
            ModuleLink(html, change.Module);
            html.Raw("</h2>"u8);
            Facts(html, change, int.MaxValue);
            html.Raw("</section>"u8);
        }

        Records(html, commit.Records, int.MaxValue);
        return html.ToHtml();
    }

    public static void Time(HtmlWriter html, long unixSeconds)
    {
        html.Raw("<time datetime="u8).Ascii(CommitTime.Iso(unixSeconds)).Raw(">"u8).Ascii(CommitTime.Minute(unixSeconds)).Raw(" UTC</time>"u8);
    }

    private void Head(HtmlWriter html, DataCommit commit)
    {
        html.Raw("<p class=head><a href="u8).Ascii(root).Ascii(PathOf(commit).Text).Raw("><code>"u8).Ascii(commit.ShortHash).Raw("</code></a> <strong>"u8).Text(commit.Subject).Raw("</strong>"u8);
        if (commit.IsMerge)
        {
            html.Said(" <span class=tag>{commit.merge}</span>");
        }

        html.Raw("</p><p class=meta>"u8);
        Time(html, commit.AuthoredAt);
        if (settings.Publish.Authors && commit.Author.Length > 0)
        {
            html.Raw(" · "u8).Text(commit.Author);
        }

        html.Raw("</p>"u8);
    }

    private void Changes(HtmlWriter html, IReadOnlyList<ModuleChange> changes, int facts)
    {
        const int MaxModules = 8;
        foreach (var change in changes.Take(MaxModules))
        {
            html.Raw("<div class=module-change>"u8);
            ModuleLink(html, change.Module);
            Facts(html, change, facts);
            html.Raw("</div>"u8);
        }

        if (changes.Count > MaxModules)
        {
            html.Raw("<p class=facts>"u8).Text(texts.Count("history.more_modules", changes.Count - MaxModules)).Raw("</p>"u8);
        }
    }

    private void ModuleLink(HtmlWriter html, ModuleId module)
    {
        if (!modules.Contains(module.Text))
        {
            // It was removed since: there is no page to lead to.
            html.Id(module);
            return;
        }

        html.Raw("<a href="u8).Ascii(root).Raw("modules/"u8).Id(module).Raw("/index.html>"u8).Id(module).Raw("</a>"u8);
    }

    private static void Records(HtmlWriter html, IReadOnlyList<TouchedRecord> records, int most)
    {
        if (records.Count == 0)
        {
            return;
        }

        html.Raw("<ul class=facts>"u8);
        foreach (var record in records.Take(most))
        {
            html.Raw("<li>"u8).Text(FactWording.Of(record)).Raw("</li>"u8);
        }

        if (records.Count > most)
        {
            html.Raw("<li>"u8).Text(html.Texts.Count("and_more", records.Count - most)).Raw("</li>"u8);
        }

        html.Raw("</ul>"u8);
    }

    private static void Facts(HtmlWriter html, ModuleChange change, int most)
    {
        html.Raw("<ul class=facts>"u8);
        if (FactWording.Of(change.Kind) is { } whole)
        {
            html.Raw(change.Kind is ModuleChangeKind.Broken or ModuleChangeKind.Untold or ModuleChangeKind.Missing or ModuleChangeKind.MissingBefore ? "<li class=warn>"u8 : "<li>"u8).Text(whole).Raw("</li>"u8);
        }

        foreach (var fact in change.Facts.Count > most ? change.Facts.Take(most) : change.Facts)
        {
            html.Raw("<li>"u8).Text(FactWording.Of(fact)).Raw("</li>"u8);
        }

        if (change.Facts.Count > most)
        {
            html.Raw("<li>"u8).Text(html.Texts.Count("and_more", change.Facts.Count - most)).Raw("</li>"u8);
        }

        html.Raw("</ul>"u8);
    }
}
