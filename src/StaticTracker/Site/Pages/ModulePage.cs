using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Suggestions;

namespace StaticTracker.Site.Pages;

/// <summary>All there is about one module.</summary>
internal static class ModulePage
{
    public static readonly PageKind Kind = new(
        "module",
        new("module_id", FieldKind.Text),
        new("name", FieldKind.Text),
        new("group", FieldKind.Text),
        new("description", FieldKind.Html),
        new("best", FieldKind.Html),
        new("latest", FieldKind.Html),
        new("primary_rubric", FieldKind.Text),
        new("dataset", FieldKind.Text),
        new("chart", FieldKind.Html),
        new("too_narrow", FieldKind.Flag),
        new("experiments", FieldKind.Html),
        new("experiment_count", FieldKind.Text),
        new("rubrics", FieldKind.Html),
        new("suggestions", FieldKind.Html),
        new("caveat", FieldKind.Text),
        new("history", FieldKind.Html));

    public static SitePath PathOf(ModuleId id) => SitePath.Of($"modules/{id}/index.html");

    public static PageValues Values(PageMaker maker, Module module, ModuleRow row, ModuleIntervals intervals, ModuleHistory history)
    {
        var path = PathOf(module.Id);
        var of = maker.Settings.Of(module.Id);
        var withdrawn = module.Experiments.Count(e => e.Withdrawn is not null);
        var count = module.Experiments.Count;
        var suggestions = row.Suggestions.Read();
        return maker.Start(Kind, path, row.Name)
            .Set("summary", $"Results of module {row.Name}")
            .Set("module_id", module.Id.Text)
            .Set("name", row.Name)
            .Set("group", row.Group)
            .Set("description", SafeMarkdown.Render(module.Description ?? of.Description))
            .Set("best", Figure(row, BestOf(row)))
            .Set("latest", Figure(row, LatestOf(row)))
            .Set("primary_rubric", row.PrimaryRubric is { } rubric ? module.NameOf(rubric) : null)
            .Set("dataset", row.Dataset)
            .Set("chart", TrendChart.Render(row))
            .Set("too_narrow", row.Cells.Any(c => c.ByModel.Any(r => r.IntervalTooNarrow)))
            .Set("experiments", ExperimentsTable.Render(module, row, intervals, history.Trace, maker.Settings.Publish))
            .Set("experiment_count", (count == 1 ? "1 experiment" : string.Create(CultureInfo.InvariantCulture, $"{count} experiments"))
                + (withdrawn > 0 ? string.Create(CultureInfo.InvariantCulture, $", {withdrawn} withdrawn") : ""))
            .Set("rubrics", RubricTable.Render(module, row))
            .Set("suggestions", SuggestionList.ByStatus(suggestions))
            .Set("caveat", suggestions.Any(s => s.Effects.Count > 0) ? EffectWording.Caveat : null)
            .Set("notices", history.Notices)
            .Set("history", history.Changes.OfModule(history.Uncommitted, history.Commits));
    }

    private static (HeatmapCell Cell, CellResult Result)? BestOf(ModuleRow row)
    {
        (HeatmapCell Cell, CellResult Result)? best = null;
        foreach (var cell in row.Cells)
        {
            if (cell.Best is { PassRate: { } rate } result && (best is not { Result.PassRate: { } highest } || rate > highest || (rate == highest && (result.MatchRate ?? -1) >= (best.Value.Result.MatchRate ?? -1))))
            {
                best = (cell, result);
            }
        }

        return best;
    }

    private static (HeatmapCell Cell, CellResult Result)? LatestOf(ModuleRow row)
    {
        (HeatmapCell Cell, CellResult Result)? latest = null;
        foreach (var cell in row.Cells)
        {
            foreach (var result in cell.ByModel)
            {
                if (latest is not { } l || result.Timestamp >= l.Result.Timestamp)
                {
                    latest = (cell, result);
                }
            }
        }

        return latest;
    }

    private static Html Figure(ModuleRow row, (HeatmapCell Cell, CellResult Result)? of)
    {
        if (of is not { } found)
        {
            return Html.Empty;
        }

        var (cell, result) = found;
        var html = new HtmlWriter(256);
        html.Raw("<strong>"u8);
        if (result.PassRate is { } rate)
        {
            html.Rate(rate).Raw(" %"u8);
        }
        else
        {
            html.Raw(RateText.IsErrorsOnly(result) ? "errors only"u8 : "no rate"u8);
        }

        html.Raw("</strong>"u8).Raw("<span>"u8).Text(cell.Version.Text).Raw(" on "u8).Text(result.Model).Raw("</span><small>"u8);
        if (result.MatchRate is { } match)
        {
            html.Raw("match rate "u8).Rate(match).Raw(" % · "u8);
        }
        else
        {
            html.Raw(row.PrimaryRubric is null ? "no primary rubric · "u8 : "no verdict on the primary rubric · "u8);
        }

        if (result is { Pass: { } pass, Fail: { } fail })
        {
            html.Number(pass).Raw(" of "u8).Number(pass + fail).Raw(" passed"u8);
            if (result.Error is > 0 and { } errors)
            {
                html.Raw(", "u8).Number(errors).Raw(errors == 1 ? " error"u8 : " errors"u8);
            }

            html.Raw(" · "u8);
        }

        RateText.Time(html, result.Timestamp);
        return html.Raw("</small>"u8).ToHtml();
    }
}
