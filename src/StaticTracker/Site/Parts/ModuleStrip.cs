using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Suggestions;

namespace StaticTracker.Site.Parts;

/// <summary>What stands at the top of a module's page: best, latest, trend, weakest rubric, next suggestion.</summary>
internal static class ModuleStrip
{
    private const int LongestSuggestion = 140;

    public static Html Render(Module module, ModuleRow row, NewestChange change, IReadOnlyList<SuggestionEntry> suggestions)
    {
        var html = new HtmlWriter(2048);
        Result(html, "Best"u8, row, BestOf(row));
        Result(html, "Latest"u8, row, LatestOf(row));
        Trend(html, change);
        Weakest(html, module, change.Experiment);
        Next(html, suggestions);
        return html.ToHtml();
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

    private static void Result(HtmlWriter html, ReadOnlySpan<byte> title, ModuleRow row, (HeatmapCell Cell, CellResult Result)? of)
    {
        if (of is not { } found)
        {
            return;
        }

        var (cell, result) = found;
        html.Raw("<section class=figure><h2>"u8).Raw(title).Raw("</h2><strong>"u8);
        if (result.PassRate is { } rate)
        {
            html.Rate(rate).Raw(" %"u8);
        }
        else
        {
            html.Raw(RateText.IsErrorsOnly(result) ? "errors only"u8 : "no rate"u8);
        }

        html.Raw("</strong><span>"u8).Text(cell.Version.Text).Raw(" on "u8).Text(result.Model).Raw("</span><small>"u8);
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
        html.Raw("</small></section>"u8);
    }

    private static void Trend(HtmlWriter html, NewestChange change)
    {
        if (change.Experiment is not { } experiment)
        {
            return;
        }

        html.Raw("<section class=figure><h2>Trend</h2><strong>"u8);
        if (change.Comparison is not { PassRate: var figure } comparison)
        {
            html.Raw("–</strong><span>"u8).Text(ReportWords.Run(experiment)).Raw("</span><small>nothing to compare it with"u8).Text(change.Missing is { } why ? $": {why}" : "").Raw("</small></section>"u8);
            return;
        }

        html.Text(ReportWords.Change(figure)).Raw("</strong><span><span class=\"tag e"u8).Number((int)figure.Judgement.Word).Raw("\">"u8).Text(ComparisonWording.Of(figure.Judgement.Word)).Raw("</span></span><small>points, "u8)
            .Text(ReportWords.Run(experiment)).Raw(" against "u8).Text(ReportWords.Run(comparison.Before.Experiment));
        if (figure.Incomparable is { } against)
        {
            html.Raw(" · "u8).Text($"{ComparisonWording.Of(against.Reason)}: {against.Detail}");
        }
        else if (figure.Judgement.Interval is { } interval)
        {
            html.Raw(" · "u8).Text($"{ComparisonWording.Level(figure.Judgement.Level)} interval {ComparisonWording.Points(interval)}");
        }

        html.Raw("</small></section>"u8);
    }

    private static void Weakest(HtmlWriter html, Module module, Experiment? newest)
    {
        if (ModuleBrief.WeakestOf(newest) is not { } weakest)
        {
            return;
        }

        html.Raw("<section class=figure><h2>Weakest rubric</h2><strong>"u8).Rate(weakest.Rate!.Value).Raw(" %</strong><span><a href=#rubrics>"u8).Text(module.NameOf(weakest.Rubric)).Raw("</a></span><small>"u8);
        if (weakest is { Pass: { } pass, Failed: { } fail })
        {
            html.Number(pass).Raw(" of "u8).Number(pass + fail).Raw(" passed · "u8);
        }

        html.Text(ReportWords.Run(newest!)).Raw("</small></section>"u8);
    }

    private static void Next(HtmlWriter html, IReadOnlyList<SuggestionEntry> suggestions)
    {
        SuggestionEntry? next = null;
        foreach (var entry in suggestions)
        {
            if (entry.Suggestion.Status == SuggestionStatus.Pending
                && (next is null || SuggestionStatus.PlaceIn(SuggestionStatus.Priorities, entry.Suggestion.Priority) < SuggestionStatus.PlaceIn(SuggestionStatus.Priorities, next.Suggestion.Priority)))
            {
                next = entry;
            }
        }

        if (next is null)
        {
            return;
        }

        html.Raw("<section class=\"figure next\"><h2>Next suggestion</h2><span><a href=\"#s-"u8).Text(next.Id).Raw("\">"u8).Text(Cut(next.Suggestion.Text)).Raw("</a></span><small>"u8)
            .Text($"for {next.Suggestion.Version.Text}{(next.Suggestion.Priority is { } priority ? $" · {priority} priority" : "")}{(next.RubricName is { } rubric ? $" · {rubric}" : "")}").Raw("</small></section>"u8);
    }

    private static string Cut(string text) => RateText.Cut(text, LongestSuggestion);
}
