using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;
using StaticTracker.Suggestions;

namespace StaticTracker.Site.Pages;

/// <summary>
/// The suggestions of all modules that have any, some modules a page. The first page has the filters: its script loads the other pages' lists from script files
/// (<c>ST.suggestions(page, markup)</c>) when somebody filters.
/// </summary>
internal static class SuggestionPages
{
    /// <summary>Modules with suggestions on one page.</summary>
    public const int ModulesPerPage = 40;

    public static readonly PageKind Kind = new(
        "suggestions",
        new("suggestions", FieldKind.Html),
        new("suggestion_count", FieldKind.Text),
        new("caveat", FieldKind.Text),
        new("on_first", FieldKind.Flag),
        new("page_number", FieldKind.Text),
        new("page_count", FieldKind.Text),
        new("previous", FieldKind.Text),
        new("next", FieldKind.Text));

    public static SitePath PathOf(int page) => SitePath.Of(page == 1 ? "suggestions/index.html" : string.Create(CultureInfo.InvariantCulture, $"suggestions/page-{page}.html"));

    public static SitePath ScriptOf(int page) => SitePath.Of(string.Create(CultureInfo.InvariantCulture, $"data/suggestions-{page}.js"));

    public static void Write(PageMaker maker, HeatmapIndex index)
    {
        var rows = index.Modules.Where(m => m.Suggestions.Count > 0).ToList();
        var pages = Math.Max(1, (rows.Count + ModulesPerPage - 1) / ModulesPerPage);
        var all = RowKeys.OfRows(rows);
        AllCores.Run(pages, place =>
        {
            var page = place + 1;
            var some = rows.GetRange((page - 1) * ModulesPerPage, Math.Min(ModulesPerPage, rows.Count - ((page - 1) * ModulesPerPage)));
            var own = ContentKey.Of(string.Create(CultureInfo.InvariantCulture, $"{page} of {pages}")).With(RowKeys.OfRows(some));
            var key = page == 1 ? own.With(all) : own;
            var keepsPage = maker.Keep(Kind, PathOf(page), key);
            var keepsScript = page == 1 || maker.Keep(ScriptOf(page), own);
            if (keepsPage && keepsScript)
            {
                return;
            }

            // Made once for both.
            var list = some.Count == 0 ? Html.Empty : List(maker.Texts, some);
            if (!keepsPage)
            {
                WritePage(maker, rows, list, (page, pages), key);
            }

            if (!keepsScript)
            {
                maker.WriteBytes(ScriptOf(page), new ScriptWriter(2 * list.Utf8.Length).Raw("ST.suggestions("u8).Number(page).Raw(","u8).Markup(list).Raw(");\n"u8).ToHtml().Utf8.Span, own);
            }
        });
    }

    private static void WritePage(PageMaker maker, List<ModuleRow> all, Html list, (int Number, int Count) page, ContentKey key)
    {
        var path = PathOf(page.Number);
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        var isFirst = page.Number == 1;
        maker.Write(path, maker.Start(Kind, path, isFirst ? maker.Texts["page.suggestions"] : maker.Texts.Of("suggestions.page", ("page_number", number)))
            .Set("on_suggestions", true)
            .Set("on_first", isFirst)
            .Set("summary", maker.Texts["suggestions.summary"])
            .Set("suggestions", list)
            .Set("suggestion_count", isFirst ? CountOf(maker.Texts, all) : null)
            .Set("caveat", EffectWording.Caveat.In(maker.Texts))
            .Set("page_number", isFirst ? null : number)
            .Set("page_count", page.Count == 1 ? null : page.Count.ToString(CultureInfo.InvariantCulture))
            .Set("previous", isFirst ? null : FileOf(page.Number - 1))
            .Set("next", page.Number == page.Count ? null : FileOf(page.Number + 1)), key);
    }

    private static Html List(SiteTexts texts, List<ModuleRow> rows)
    {
        var html = new HtmlWriter(rows.Count * 4096, texts);
        foreach (var row in rows)
        {
            html.Raw("\n<section class=of><h2><a href=../modules/"u8).Id(row.Id).Raw("/index.html#suggestions>"u8).Text(row.Name).Raw("</a>"u8);
            if (row.Name != row.Id.Text)
            {
                html.Raw(" <small>"u8).Id(row.Id).Raw("</small>"u8);
            }

            html.Raw("</h2><ul class=suggestions>"u8);
            foreach (var entry in row.Suggestions.Read())
            {
                SuggestionList.Item(html, entry, row.Id);
            }

            html.Raw("</ul></section>"u8);
        }

        return html.ToHtml();
    }

    /// <summary>"24 suggestions of 3 modules: 4 pending, 18 applied, 2 rejected".</summary>
    private static string? CountOf(SiteTexts texts, List<ModuleRow> rows)
    {
        var counts = new int[SuggestionStatus.All.Count + 1];
        foreach (var row in rows)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += row.Suggestions.ByStatus[i];
            }
        }

        var total = counts.Sum();

        var parts = new List<string>();
        for (var i = 0; i < SuggestionStatus.All.Count; i++)
        {
            if (counts[i] > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{counts[i]} {SuggestionList.StatusOf(texts, SuggestionStatus.All[i])}"));
            }
        }

        return total == 0 ? null
            : texts.Of("suggestions.count", ("suggestions", texts.Count("count.suggestions", total)), ("modules", texts.Count("count.modules", rows.Count)), ("what", string.Join(", ", parts)));
    }

    private static string FileOf(int page) => PathOf(page).Text["suggestions/".Length..];
}
