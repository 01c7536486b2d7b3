using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// The columns of a file of cells (<see cref="HeatmapData"/>). Of each row: <c>part</c> (<see cref="MatchColumns"/>). Of each cell: <c>cells</c> (0 never run, else 1 and the number of results), and where it was run <c>best</c>
/// (0 the first with the highest pass rate and then match rate, or there is none; else the place of the best result and 1) and <c>other</c> (0, or the place in <c>others</c> and 1). Of each result: <c>model</c> (as many models after the one before it in the cell), <c>sum</c>
/// (in pairs: passed, failed and errors together, against the last sum that was far from the one before it; 0 not known, and then neither <c>pass</c> nor <c>error</c> has an entry), <c>pass</c> (against the same model's in the row before it), <c>error</c>, <c>match</c>, <c>whole</c> and <c>tenths</c>
/// (<see cref="MatchColumns"/>), <c>day</c> and <c>days</c> (from 2000 on, against the result before: of a cell's first result, and of the others), <c>set</c> (data set, against the result before), <c>runs</c> (besides the newest), <c>flags</c>: 1 too many errors, 2 errors only, 4 the interval is too
/// narrow, 8 the data set's version is not known, 16 the interval stands in <c>ends</c> (in tenths, low and high), since it is not Wilson's of the counts, 32 totals only. What follows from the counts, such as the rate, is not repeated.
/// What does not fit stands in <c>odd</c>: counts [result, passed, failed, errors] that are not all known; rates and match rates [result, text] that are not what the counts give, or do not have one decimal;
/// What was edited has columns of its own (<see cref="EditColumns"/>); where very many were, the words name the figures and leave to the module's page what they were.
/// </summary>
internal sealed class CellColumns(SiteTexts texts, bool isBrief)
{
    /// <summary>A sum that is further from the one that sums are told against is the next one to tell them against.</summary>
    private const int Near = 34;

    private static readonly int s_firstDay = new DateOnly(2000, 1, 1).DayNumber;

    private readonly PackedText _cells = new();
    private readonly PackedText _best = new();
    private readonly PackedText _other = new();
    private readonly PackedText _model = new();
    private readonly PackedPairs _sum = new();
    private readonly PackedText _pass = new();
    private readonly PackedText _error = new();
    private readonly MatchColumns _matches = new();
    private readonly PackedText _day = new();
    private readonly PackedText _days = new();
    private readonly PackedText _set = new();
    private readonly PackedText _runs = new();
    private readonly PackedText _flags = new();
    private readonly PackedText _ends = new();
    private readonly List<IReadOnlyList<string>> _others = [];
    private readonly ScriptWriter _oddCounts = new(256);
    private readonly ScriptWriter _oddRates = new(256);
    private readonly ScriptWriter _oddMatches = new(256);
    private readonly EditColumns _edits = new(texts, isBrief);
    private int _count;
    private readonly Dictionary<int, long> _passes = [];
    private int _before;
    private long _near;
    private int _dayBefore;
    private int _setBefore;

    /// <summary>Days from 2000 on: what a day is told as.</summary>
    public static int DayOf(Timestamp time) => time.Day.DayNumber - s_firstDay;

    /// <summary>The same of a time as text (yyyy-mm-dd, then whatever).</summary>
    public static int DayOf(string time) => DateOnly.ParseExact(time.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - s_firstDay;

    /// <summary>A row; its cells follow.</summary>
    public void AddRow(ModuleRow row)
    {
        _passes.Clear();
        _matches.AddRow(row);
    }

    /// <summary>A cell; its results follow.</summary>
    public void Add(HeatmapCell? cell)
    {
        _before = -1;
        _cells.Add(cell is null ? 0 : cell.ByModel.Count + 1);
        if (cell is null)
        {
            return;
        }

        _best.Add(BestOf(cell));
        _other.Add(cell.OtherDatasets.Count == 0 ? 0 : PlaceOf(cell.OtherDatasets) + 1);
    }

    public void Add(CellResult result, int model, int dataset, EditedExperiment? edited)
    {
        var day = DayOf(result.Timestamp);
        (_before < 0 ? _day : _days).Signed(day - _dayBefore);
        _dayBefore = day;
        _model.Add(model - _before - 1);
        _before = model;
        Counts(result, model);
        Rates(result);
        _set.Signed(dataset - _setBefore);
        _setBefore = dataset;
        _runs.Add(result.Runs - 1);
        var isOwn = result.Interval is { } interval && (result is not { Pass: { } pass, Fail: { } fail } || Wilson.Of(pass, fail) != interval);
        _flags.Add((result.TooManyErrors ? 1 : 0) + (result.IsErrorsOnly ? 2 : 0) + (result.IntervalTooNarrow ? 4 : 0) + (result.DatasetVersion is null ? 8 : 0) + (isOwn ? 16 : 0) + (result.TotalsOnly ? 32 : 0));
        if (isOwn)
        {
            _ends.Add(Tenths(result.Interval!.Value.Low)).Add(Tenths(result.Interval!.Value.High));
        }

        if (edited is not null)
        {
            _edits.Add(_count, edited, result);
        }

        _count++;
    }

    public void Write(ScriptWriter js)
    {
        js.Raw(",\"others\":["u8);
        foreach (var others in _others)
        {
            js.Texts(others).Raw(","u8);
        }

        js.Raw("]"u8);
        Column(js, "cells"u8, _cells);
        Column(js, "best"u8, _best);
        Column(js, "other"u8, _other);
        Column(js, "model"u8, _model);
        Column(js, "sum"u8, _sum.Text);
        Column(js, "pass"u8, _pass);
        Column(js, "error"u8, _error);
        Column(js, "part"u8, _matches.Part);
        Column(js, "match"u8, _matches.Match.Text);
        Column(js, "whole"u8, _matches.Whole);
        Column(js, "tenths"u8, _matches.Tenths);
        Column(js, "day"u8, _day);
        Column(js, "days"u8, _days);
        Column(js, "set"u8, _set);
        Column(js, "runs"u8, _runs);
        Column(js, "flags"u8, _flags);
        Column(js, "ends"u8, _ends);
        _edits.Write(js);
        js.Raw(",\n\"odd\":{\"counts\":["u8).Raw(_oddCounts.ToHtml().Utf8.Span).Raw("],\"rates\":["u8).Raw(_oddRates.ToHtml().Utf8.Span)
            .Raw("],\"matches\":["u8).Raw(_oddMatches.ToHtml().Utf8.Span).Raw("],\"edits\":["u8).Raw(_edits.Odd().Utf8.Span).Raw("]}"u8);
    }

    private static void Column(ScriptWriter js, ReadOnlySpan<byte> name, PackedText column) =>
        js.Raw(",\n\""u8).Raw(name).Raw("\":\""u8).Raw(column.ToArray()).Raw("\""u8);

    /// <summary>0 where a script finds the best result itself.</summary>
    private static int BestOf(HeatmapCell cell)
    {
        var (best, highest) = (-1, -1);
        var isPlain = true;
        for (var i = 0; i < cell.ByModel.Count; i++)
        {
            var result = cell.ByModel[i];
            isPlain &= result.PassRate is null or { Scale: 1 } && result.MatchRate is null or { Scale: 1 };
            best = result.Model == cell.Best?.Model ? i : best;
            highest = highest < 0 || RatesOf(result).CompareTo(RatesOf(cell.ByModel[highest])) > 0 ? i : highest;
        }

        return isPlain && best == highest ? 0 : best + 1;
    }

    private static (decimal, decimal) RatesOf(CellResult result) => (result.PassRate ?? -1, result.MatchRate ?? -1);

    private void Counts(CellResult result, int model)
    {
        if (MatchColumns.SumOf(result) is not { } sum)
        {
            _sum.Add(0);
            _oddCounts.Raw("["u8).Number(_count).Raw(","u8).Number(result.Pass).Raw(","u8).Number(result.Fail).Raw(","u8).Number(result.Error).Raw("],"u8);
            return;
        }

        var (pass, difference) = (result.Pass!.Value, sum - _near);
        _sum.Add(1 + PackedText.Unsigned(difference));
        _near += Math.Abs(difference) > Near ? difference : 0;
        _pass.Signed(pass - _passes.GetValueOrDefault(model));
        _passes[model] = pass;
        _error.Add(result.Error!.Value);
    }

    private void Rates(CellResult result)
    {
        var follows = result is { Pass: >= 0 and < MatchColumns.MostCounted and { } pass, Fail: >= 0 and < MatchColumns.MostCounted and { } fail } ? Rate.Of(pass, fail) : null;
        if (result.PassRate != follows || result.PassRate?.Scale != follows?.Scale)
        {
            Odd(_oddRates, result.PassRate);
        }

        if (!_matches.Add(result))
        {
            Odd(_oddMatches, result.MatchRate);
        }
    }

    private void Odd(ScriptWriter odd, decimal? rate)
    {
        odd.Raw("["u8).Number(_count).Raw(","u8);
        if (rate is { } value)
        {
            odd.Text(Rate.Text(value));
        }
        else
        {
            odd.Raw("null"u8);
        }

        odd.Raw("],"u8);
    }

    private int PlaceOf(IReadOnlyList<string> others)
    {
        var place = _others.FindIndex(o => o.SequenceEqual(others, StringComparer.Ordinal));
        if (place < 0)
        {
            place = _others.Count;
            _others.Add(others);
        }

        return place;
    }

    private static long Tenths(double percent) => (long)Math.Round(percent * 10, MidpointRounding.AwayFromZero);
}
