using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// Each module's newest version with what it was held against. Of what came in the last ninety days before the time of the data those of thirty days are shown without scripts; a
/// script counts back from the day it runs on.
/// </summary>
internal sealed class RecentChanges
{
    private const int DaysHeld = 90;
    private const int DaysShown = 30;
    private const int MaxRows = 400;

    private readonly SiteTexts _texts;
    private readonly DateTime _until;
    private readonly List<Change> _changes;
    private readonly DateTime _shownFrom;
    private readonly string _place;

    /// <param name="texts">The words of the pages.</param>
    /// <param name="until">The time of the data.</param>
    /// <param name="ordered">All changes; the first <paramref name="most"/> are held.</param>
    /// <param name="most">How many are held.</param>
    /// <param name="shownFrom">Those that came before are there for a script alone.</param>
    /// <param name="place">Which place of a module's page the links lead to.</param>
    private RecentChanges(SiteTexts texts, DateTime until, List<Change> ordered, int most, DateTime shownFrom, string place)
    {
        _texts = texts;
        _until = until;
        _changes = ordered.GetRange(0, Math.Min(most, ordered.Count));
        _shownFrom = shownFrom;
        _place = place;
        LeftOut = ordered.Count - _changes.Count;
    }

    /// <summary>How many are not listed: the last ones in their order.</summary>
    public int LeftOut { get; }

    /// <summary>"In the 30 days before 2026-01-21: 2 better, 1 not comparable"; null: nothing came.</summary>
    public string? Words
    {
        get
        {
            var groups = _changes.Where(c => c.At >= _shownFrom).GroupBy(c => c.Row.Brief.Word).OrderBy(g => PlaceOf(g.Key)).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {WordOf(_texts, g.Key)}")).ToList();
            return groups.Count == 0 ? null : _texts.Of("overview.before", ("date", _until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("what", string.Join(", ", groups)));
        }
    }

    public static RecentChanges Of(SiteTexts texts, HeatmapIndex index)
    {
        var until = Timestamp.TryParse(index.GeneratedAt, out var time) ? time.Order : DateTime.MaxValue;
        var from = until == DateTime.MaxValue ? DateTime.MinValue : DaysBefore(until, DaysHeld);

        // Stable: equal ones stay in the order of their ids.
        var ordered = AllOf(index).Where(c => c.At >= from).OrderBy(c => PlaceOf(c.Row.Brief.Word)).ThenByDescending(c => Math.Abs(c.Points ?? 0)).ToList();
        return new RecentChanges(texts, until, ordered, MaxRows, DaysBefore(until, DaysShown), "");
    }

    /// <summary>Those that could be compared, whenever they came, the newest first: the <paramref name="most"/> newest, each with a link to the comparison on its module's page.</summary>
    public static RecentChanges Newest(SiteTexts texts, HeatmapIndex index, int most) =>
        new(texts, DateTime.MaxValue, [.. AllOf(index).Where(c => c.Row.Brief.Word is not null).OrderByDescending(c => c.At)], most, DateTime.MinValue, "#change");

    public Html Render()
    {
        if (_changes.Count == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(_changes.Count * 512, _texts);
        html.Said("<table class=\"data sortable recent\" data-name=changes><thead><tr><th scope=col>{column.module}<th scope=col>{column.verdict}<th scope=col class=num>{column.before}<th scope=col class=num>{column.after}<th scope=col class=num>{column.change}<th scope=col>{column.compared}<th scope=col>{column.weakest}<th scope=col>{column.when}\n<tbody>");
        foreach (var change in _changes)
        {
            Row(html, change);
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    private static IEnumerable<Change> AllOf(HeatmapIndex index)
    {
        foreach (var row in index.Modules)
        {
            if (row.Cells.Count > 0 && row.Cells[^1] is { Best: { } best } cell)
            {
                yield return new Change(row, cell.Version, best, best.Timestamp.Order);
            }
        }
    }

    internal static string WordOf(SiteTexts texts, ComparisonWord? word) => texts[word switch
    {
        ComparisonWord.Better => "word.better",
        ComparisonWord.Worse => "word.worse",
        ComparisonWord.NoDifferenceShown => "word.no_difference",
        ComparisonWord.NotEnoughEvidence => "word.no_evidence",
        ComparisonWord.NotComparable => "word.not_comparable",
        _ => "word.nothing",
    }];

    private void Row(HtmlWriter html, Change change)
    {
        var brief = change.Row.Brief;
        html.Raw("\n<tr data-t=\""u8).Text(change.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).Raw(change.At >= _shownFrom ? "\">"u8 : "\" hidden>"u8).Raw("<th scope=row><a href=../modules/"u8).Id(change.Row.Id).Raw("/index.html"u8).Text(_place).Raw(">"u8).Text(change.Row.Name).Raw("</a>"u8);
        if (change.Row.Name != change.Row.Id.Text)
        {
            html.Raw("<small>"u8).Id(change.Row.Id).Raw("</small>"u8);
        }

        html.Raw("<td><span class=\"tag e"u8).Number(brief.Word is { } word ? (int)word : (int)ComparisonWord.NotEnoughEvidence).Raw("\">"u8).Text(WordOf(html.Texts, brief.Word)).Raw("</span>"u8);
        if (brief.Reason is { } reason)
        {
            html.Raw("<small>"u8).Text(reason).Raw("</small>"u8);
        }

        Number(html, brief.Was);
        Number(html, brief.Word is null ? change.Result.PassRate : brief.Is);
        html.Raw("<td class=num>"u8);
        if (change.Points is { } points)
        {
            html.Signed(points);
            if (brief.ChangeOfPairs is not null)
            {
                html.Said("<small>{compare.of_pairs}</small>");
            }
        }
        else
        {
            html.Raw("–"u8);
        }

        html.Raw("<td>"u8).Text($"{change.Version.Text} {change.Result.Model}");
        if (brief.BeforeRun is { } before)
        {
            html.Raw("<small>"u8).Text(html.Texts.Of("overview.against", ("run", before))).Raw("</small>"u8);
        }

        html.Raw("<td>"u8).Text(brief.Weakest);
        if (brief.WeakestRate is { } weakest)
        {
            html.Raw("<small>"u8).Rate(weakest).Raw(" %</small>"u8);
        }

        html.Raw("<td>"u8);
        RateText.Time(html, change.Result.Timestamp);
    }

    /// <summary>As far back as times go.</summary>
    private static DateTime DaysBefore(DateTime until, int days) => new(Math.Max(0, until.Ticks - (days * TimeSpan.TicksPerDay)));

    private static void Number(HtmlWriter html, decimal? rate)
    {
        html.Raw("<td class=num>"u8);
        if (rate is { } known)
        {
            html.Rate(known);
        }
        else
        {
            html.Raw("–"u8);
        }
    }

    /// <summary>What is called stands before what is not.</summary>
    private static int PlaceOf(ComparisonWord? word) => word is { } known ? (int)known : int.MaxValue;

    private sealed record Change(ModuleRow Row, PromptVersion Version, CellResult Result, DateTime At)
    {
        public decimal? Points => Row.Brief.Word is null ? null : Row.Brief.ChangeOfPairs ?? (Row.Brief.Is - Row.Brief.Was);
    }
}
