using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage;

namespace StaticTracker.Site.Pages;

/// <summary>
/// The start page: modules × prompt versions. A table of more than twenty thousand cells goes on in further pages, for those who read without scripts; with scripts the first
/// shows all rows.
/// </summary>
internal static class HeatmapPage
{
    /// <summary>Cells on one page; so many are some 100 KB compressed.</summary>
    private const int CellsPerPage = 20_000;

    /// <summary>However many columns there are.</summary>
    private const int FewestRows = 50;

    public static readonly PageKind Kind = new(
        "heatmap",
        new("description", FieldKind.Html),
        new("table", FieldKind.Html),
        new("models", FieldKind.Html),
        new("module_count", FieldKind.Text),
        new("max_error_share", FieldKind.Text),
        new("edited", FieldKind.Flag),
        new("active", FieldKind.Flag),
        new("stale_days", FieldKind.Text),
        new("on_first", FieldKind.Flag),
        new("page_number", FieldKind.Text),
        new("pages", FieldKind.Html));

    /// <summary>The pages, the first being 1.</summary>
    public static SitePath PathOf(int page) => SitePath.Of(page == 1 ? "index.html" : string.Create(CultureInfo.InvariantCulture, $"heatmap/page-{page}.html"));

    public static void Write(PageMaker maker, RowKeys rows, CellNotes notes)
    {
        var all = rows.Index.Modules;
        var perPage = Math.Max(FewestRows, CellsPerPage / Math.Max(1, rows.Versions.Count));
        var pages = Math.Max(1, (all.Count + perPage - 1) / perPage);
        AllCores.Run(pages, place =>
        {
            var page = place + 1;
            var start = (page - 1) * perPage;
            var key = notes.Promotions.With(rows.Whole.With(notes.Marks.Key));
            if (!maker.Keep(Kind, PathOf(page), key))
            {
                maker.Write(PathOf(page), Values(maker, rows, notes, (page, pages, start, perPage)), key);
            }
        });
    }

    private static PageValues Values(PageMaker maker, RowKeys rows, CellNotes notes, (int Number, int Count, int Start, int PerPage) page)
    {
        var index = rows.Index;
        var isFirst = page.Number == 1;
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        var path = PathOf(page.Number);
        var values = maker.Start(Kind, path, isFirst ? maker.Settings.Title : maker.Texts.Of("heatmap.page", ("page_number", number)))
            .Set("on_heatmap", true)
            .Set("on_first", isFirst)
            .Set("page_number", isFirst ? null : number)
            .Set("generated_at", isFirst ? index.GeneratedAt : null)
            .Set("summary", maker.Texts["heatmap.summary"])
            .Set("description", isFirst ? SafeMarkdown.Render(maker.Settings.Description) : Html.Empty)
            .Set("stale_days", maker.Settings.StaleDays.ToString(CultureInfo.InvariantCulture))
            .Set("max_error_share", Rate.Text(maker.Settings.MaxErrorShare));
        if (index.Modules.Count == 0)
        {
            return values;
        }

        var some = index.Modules.Skip(page.Start).Take(page.PerPage).ToList();
        return values.Set("table", HeatmapTable.Render(maker.Texts, some, rows.Versions, notes, OldBefore(maker, index), path.ToRoot()))
            .Set("active", !notes.Promotions.AreNone)
            .Set("edited", notes.Edited.Count > 0)
            .Set("models", Options(rows.Models))
            .Set("module_count", maker.Texts.Count("count.modules", index.Modules.Count))
            .Set("pages", page.Count == 1 ? Html.Empty : Pages(index, page));
    }

    private static int OldBefore(PageMaker maker, HeatmapIndex index) => CellColumns.DayOf(index.GeneratedAt) - maker.Settings.StaleDays;

    private static Html Options(IReadOnlyList<string> models)
    {
        var html = new HtmlWriter(256);
        foreach (var model in models)
        {
            html.Raw("<option>"u8).Text(model);
        }

        return html.ToHtml();
    }

    /// <summary>The way to each page, by its first and last module.</summary>
    private static Html Pages(HeatmapIndex index, (int Number, int Count, int Start, int PerPage) page)
    {
        var html = new HtmlWriter(1024);
        var root = PathOf(page.Number).ToRoot();
        for (var i = 1; i <= page.Count; i++)
        {
            var first = index.Modules[(i - 1) * page.PerPage].Id;
            var last = index.Modules[Math.Min(i * page.PerPage, index.Modules.Count) - 1].Id;
            html.Raw("<a href="u8).Ascii(root).Ascii(PathOf(i).Text).Raw(i == page.Number ? " aria-current=page>"u8 : ">"u8).Id(first).Raw("–"u8).Id(last).Raw("</a>"u8);
        }

        return html.ToHtml();
    }
}
