using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Pages;

/// <summary>What changed lately, what needs attention, how rates went over time, and the newest results: one page for who looks once a week, and for paper.</summary>
internal static class OverviewPage
{
    /// <summary>Rows up to which the newest results stand here too.</summary>
    private const int MaxResults = 500;

    public static readonly SitePath Path = SitePath.Of("overview/index.html");

    public static readonly PageKind Kind = new(
        "overview",
        new("changes", FieldKind.Html),
        new("change_count", FieldKind.Text),
        new("left_out", FieldKind.Text),
        new("attention", FieldKind.Html),
        new("attention_more", FieldKind.Text),
        new("weak_below", FieldKind.Text),
        new("stale_days", FieldKind.Text),
        new("chart", FieldKind.Html),
        new("table", FieldKind.Html),
        new("any", FieldKind.Flag));

    public static void Write(PageMaker maker, HeatmapIndex index)
    {
        var key = ContentKey.Of("overview").With(RowKeys.OfRows(index.Modules)).With(ContentKey.Of(index.GeneratedAt));
        if (maker.Keep(Kind, Path, key))
        {
            return;
        }

        var changes = RecentChanges.Of(maker.Texts, index);
        var attention = AttentionTable.Of(maker.Texts, index, maker.Settings);
        var results = index.Modules.Sum(m => m.Cells.Count == 0 ? 0 : m.Cells[^1].ByModel.Count);
        maker.Write(Path, maker.Start(Kind, Path, maker.Texts["page.overview"])
            .Set("on_overview", true)
            .Set("any", index.Modules.Count > 0)
            .Set("generated_at", index.GeneratedAt)
            .Set("summary", maker.Texts["overview.summary"])
            .Set("changes", changes.Render())
            .Set("change_count", changes.Words)
            .Set("left_out", changes.LeftOut == 0 ? null : changes.LeftOut.ToString(CultureInfo.InvariantCulture))
            .Set("attention", attention.Render())
            .Set("attention_more", attention.LeftOut == 0 ? null : attention.LeftOut.ToString(CultureInfo.InvariantCulture))
            .Set("weak_below", Modules.Rate.Text(maker.Settings.WeakRubric.High))
            .Set("stale_days", maker.Settings.StaleDays.ToString(CultureInfo.InvariantCulture))
            .Set("chart", TimeChart.Render(maker.Texts, index))
            .Set("table", results is 0 or > MaxResults ? Html.Empty : ResultTable.Render(maker.Texts, index.Modules, newestOnly: true)), key);
    }
}
