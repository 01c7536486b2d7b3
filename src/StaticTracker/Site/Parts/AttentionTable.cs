using StaticTracker.Comparison;
using StaticTracker.Indexing;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>Modules that need somebody: falling, weak, with errors, stale, or with little evidence; the most urgent first.</summary>
internal sealed class AttentionTable
{
    private const int MaxRows = 100;

    /// <summary>Points from which on an interval says little.</summary>
    private const double WideInterval = 20;

    private readonly SiteTexts _texts;
    private readonly List<Need> _needs;

    /// <summary>The rate below which a result is weak.</summary>
    private readonly decimal _limit;

    private AttentionTable(SiteTexts texts, List<Need> needs, int leftOut, decimal limit) => (_texts, _needs, LeftOut, _limit) = (texts, needs, leftOut, limit);

    [Flags]
    private enum Why
    {
        None = 0,
        LittleEvidence = 1,
        Stale = 2,
        Errors = 4,
        Weak = 8,
        Falling = 16,
    }

    /// <summary>How many are not listed.</summary>
    public int LeftOut { get; }

    public static AttentionTable Of(SiteTexts texts, HeatmapIndex index, Settings settings)
    {
        var oldBefore = CellColumns.DayOf(index.GeneratedAt) - settings.StaleDays;
        var needs = new List<Need>();
        foreach (var row in index.Modules)
        {
            if (WhyOf(row, settings, oldBefore) is not Why.None and var why)
            {
                needs.Add(new Need(row, why));
            }
        }

        var ordered = needs.OrderByDescending(n => n.Why).ThenBy(n => n.Rate ?? 101).ToList();
        return new AttentionTable(texts, ordered.GetRange(0, Math.Min(MaxRows, ordered.Count)), Math.Max(0, ordered.Count - MaxRows), settings.WeakRubric.High);
    }

    public Html Render()
    {
        if (_needs.Count == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(_needs.Count * 384, _texts);
        html.Said("<table class=\"data sortable\" data-name=attention><thead><tr><th scope=col>{column.module}<th scope=col>{column.why}<th scope=col class=num>{column.pass_rate}<th scope=col class=num>{column.interval}<th scope=col>{column.weakest}<th scope=col>{column.newest}\n<tbody>");
        foreach (var need in _needs)
        {
            Row(html, need);
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    private static Why WhyOf(ModuleRow row, Settings settings, int oldBefore)
    {
        if (row.Cells.Count == 0 || row.Cells[^1].Best is not { } best)
        {
            return Why.LittleEvidence;
        }

        var why = row.Brief.Word == ComparisonWord.Worse ? Why.Falling : Why.None;
        why |= Modules.Rate.Exact(best.Pass, best.Fail, best.PassRate) < settings.WeakRubric.High ? Why.Weak : Why.None;
        why |= best.TooManyErrors || best.IsErrorsOnly ? Why.Errors : Why.None;
        why |= row.Newest is { } newest && CellColumns.DayOf(newest) < oldBefore ? Why.Stale : Why.None;
        return why | (!best.IsErrorsOnly && (best.Interval is not { } interval || interval.High - interval.Low > WideInterval) ? Why.LittleEvidence : Why.None);
    }

    private void Row(HtmlWriter html, Need need)
    {
        html.Raw("\n<tr><th scope=row><a href=../modules/"u8).Id(need.Row.Id).Raw("/index.html>"u8).Text(need.Row.Name).Raw("</a>"u8);
        if (need.Row.Name != need.Row.Id.Text)
        {
            html.Raw("<small>"u8).Id(need.Row.Id).Raw("</small>"u8);
        }

        html.Raw("<td class=words>"u8);
        Tag(html, need, Why.Falling, "need.falling", "e1"u8);
        Tag(html, need, Why.Weak, "need.weak", "e1"u8);
        Tag(html, need, Why.Errors, "errors", "e1"u8);
        Tag(html, need, Why.Stale, "need.stale", "e3"u8);
        Tag(html, need, Why.LittleEvidence, "need.evidence", "e3"u8);
        html.Raw("<td class=num>"u8);
        if (need.Rate is { } rate)
        {
            html.Ascii(Modules.Rate.TextHeld(rate, Modules.Rate.Exact(need.Best!.Pass, need.Best.Fail, rate), _limit));
        }
        else
        {
            html.Raw("– "u8).Word(need.Best is null ? "none.result" : need.Best.IsErrorsOnly ? "none.errors" : "none.rate");
        }

        html.Raw("<td class=num>"u8);
        RateText.Interval(html, need.Best?.Interval is { } interval ? new PassRateInterval(interval, need.Best.IntervalTooNarrow) : null);
        html.Raw("<td>"u8).Text(need.Row.Brief.Weakest);
        if (need.Row.Brief.WeakestRate is { } weakest)
        {
            html.Raw("<small>"u8).Rate(weakest).Raw(" %</small>"u8);
        }

        html.Raw("<td>"u8);
        if (need.Row.Newest is { } newest)
        {
            RateText.Time(html, newest);
        }
    }

    private static void Tag(HtmlWriter html, Need need, Why why, string word, ReadOnlySpan<byte> look)
    {
        if ((need.Why & why) != 0)
        {
            html.Raw("<span class=\"tag "u8).Raw(look).Raw("\">"u8).Word(word).Raw("</span> "u8);
        }
    }

    private sealed record Need(ModuleRow Row, Why Why)
    {
        public CellResult? Best => Row.Cells.Count == 0 ? null : Row.Cells[^1].Best;

        public decimal? Rate => Best?.PassRate;
    }
}
