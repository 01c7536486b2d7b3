using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Suggestions;

namespace StaticTracker.Site.Parts;

/// <summary>What stands at the top of a module's page: best, latest, trend, weakest rubric, next suggestion.</summary>
internal static class ModuleStrip
{
    private const int LongestSuggestion = 140;

    public static Html Render(SiteTexts texts, Module module, ModuleRow row, NewestChange change, IReadOnlyList<SuggestionEntry> suggestions)
    {
        var html = new HtmlWriter(2048, texts);
        Result(html, "strip.best", row, BestOf(row));
        Result(html, "strip.latest", row, LatestOf(row));
        Trend(html, change);
        Weakest(html, module, change.Experiment);
        Next(html, suggestions);
        return html.ToHtml();
    }

    /// <summary>As in a cell (<see cref="HeatmapIndexer"/>): one with too many errors is best only where there is no other. Of equal ones the later version.</summary>
    private static (HeatmapCell Cell, CellResult Result)? BestOf(ModuleRow row)
    {
        (HeatmapCell Cell, CellResult Result)? best = null;
        foreach (var cell in row.Cells)
        {
            if (cell.Best is { PassRate: not null } result && (best is null || RankOf(result).CompareTo(RankOf(best.Value.Result)) >= 0))
            {
                best = (cell, result);
            }
        }

        return best;
    }

    private static (bool, decimal, decimal) RankOf(CellResult result) => (!result.TooManyErrors, result.PassRate ?? -1, result.MatchRate ?? -1);

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

    private static void Result(HtmlWriter html, string title, ModuleRow row, (HeatmapCell Cell, CellResult Result)? of)
    {
        if (of is not { } found)
        {
            return;
        }

        var (cell, result) = found;
        html.Raw("<section class=figure><h2>"u8).Word(title).Raw("</h2><strong>"u8);
        if (result.PassRate is { } rate)
        {
            html.Rate(rate).Raw(" %"u8);
        }
        else
        {
            html.Word(result.IsErrorsOnly ? "none.errors" : "none.rate");
        }

        html.Raw("</strong><span>"u8).Text(html.Texts.Of("strip.on", ("version", cell.Version.Text), ("model", result.Model))).Raw("</span><small>"u8);
        if (result.MatchRate is { } match)
        {
            html.Text(html.Texts.Of("strip.match", ("rate", Rate.Text(match)))).Raw(" · "u8);
        }
        else
        {
            html.Word(row.PrimaryRubric is null ? "none.primary" : "strip.no_verdict").Raw(" · "u8);
        }

        if (result is { Pass: { } pass, Fail: { } fail })
        {
            html.Text(html.Texts.Of("passed_of", ("pass", RateText.Text(pass)), ("total", RateText.Text(pass + fail))));
            if (result.Error is > 0 and { } errors)
            {
                html.Raw(", "u8).Text(html.Texts.Count("strip.errors", errors));
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

        html.Said("<section class=figure><h2>{strip.trend}</h2><strong>");
        if (change.Comparison is not { PassRate: var figure } comparison)
        {
            html.Raw("–</strong><span>"u8).Text(ReportWords.Run(experiment)).Said("</span><small>{strip.nothing}").Raw(change.Missing is null ? ""u8 : ": "u8).Text(change.Missing).Raw("</small></section>"u8);
            return;
        }

        html.Text(ReportWords.Compared(figure)).Raw("</strong><span><span class=\"tag e"u8).Number((int)figure.Judgement.Word).Raw("\">"u8).Text(ComparisonWording.Of(figure.Judgement.Word)).Raw("</span></span><small>"u8)
            .Text(html.Texts.Of("strip.against", ("run", ReportWords.Run(experiment)), ("other", ReportWords.Run(comparison.Before.Experiment))));
        if (figure.Incomparable is { } against)
        {
            html.Raw(" · "u8).Text(ComparisonWording.Of(against));
        }
        else if (figure.Judgement.Interval is { } interval)
        {
            html.Raw(" · "u8).Text(html.Texts.Of("strip.interval", ("level", ComparisonWording.Level(figure.Judgement.Level)), ("interval", ComparisonWording.Points(interval).In(html.Texts))));
            if (figure.ChangeOfPairs is not null)
            {
                html.Raw(" · "u8).Text(html.Texts.Of("strip.of_pairs", ("points", ReportWords.OfRates(figure))));
            }
        }

        html.Raw("</small></section>"u8);
    }

    private static void Weakest(HtmlWriter html, Module module, Experiment? newest)
    {
        if (ModuleBrief.WeakestOf(newest) is not { } weakest)
        {
            return;
        }

        html.Said("<section class=figure><h2>{column.weakest}</h2><strong>").Rate(weakest.Rate!.Value).Raw(" %</strong><span><a href=#rubrics>"u8).Text(module.NameOf(weakest.Rubric)).Raw("</a></span><small>"u8);
        if (weakest is { Pass: { } pass, Failed: { } fail })
        {
            html.Text(html.Texts.Of("passed_of", ("pass", RateText.Text(pass)), ("total", RateText.Text(pass + fail)))).Raw(" · "u8);
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

        html.Said("<section class=\"figure next\"><h2>{strip.next}</h2><span><a href=\"#s-").Text(next.Id).Raw("\">"u8).Text(Cut(next.Suggestion.Text)).Raw("</a></span><small>"u8)
            .Text(html.Texts.Of("suggestion.for", ("version", next.Suggestion.Version.Text)))
            .Text(next.Suggestion.Priority is { } priority ? $" · {SuggestionList.PriorityOf(html.Texts, priority)}" : "").Text(next.RubricName is { } rubric ? $" · {rubric}" : "").Raw("</small></section>"u8);
    }

    private static string Cut(string text) => RateText.Cut(text, LongestSuggestion);
}
