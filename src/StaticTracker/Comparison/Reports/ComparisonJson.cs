using System.Text.Encodings.Web;
using System.Text.Json;

namespace StaticTracker.Comparison.Reports;

/// <summary>A comparison for other programs: all flips, all figures unrounded but the rates, which have their one decimal.</summary>
public static class ComparisonJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ExperimentComparison comparison)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            Write(json, comparison);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>The comparison as an object within another document.</summary>
    internal static void Write(Utf8JsonWriter json, ExperimentComparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("module", comparison.Module.Text);
        json.WriteString("verdict", ComparisonKeys.Of(comparison.PassRate.Judgement.Word));
        Write(json, "baseline", comparison.Baseline);
        WriteSide(json, "before", comparison.Before);
        WriteSide(json, "after", comparison.After);
        json.WriteNumber("family", comparison.PassRate.Judgement.Family);
        json.WriteNumber("level", comparison.PassRate.Judgement.Level);
        json.WriteStartArray("figures");
        foreach (var figure in comparison.Figures)
        {
            WriteFigure(json, figure);
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in comparison.Notes)
        {
            json.WriteStringValue(note.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, string name, ComparisonSide side)
    {
        var e = side.Experiment;
        json.WriteStartObject(name);
        json.WriteString("experiment", e.Id);
        json.WriteString("prompt_version", e.PromptVersion.Text);
        json.WriteString("model", e.Model);
        Write(json, "dataset", e.Dataset);
        Write(json, "dataset_version", e.DatasetVersion);
        json.WriteString("timestamp", e.Timestamp.Text);
        Write(json, "params", e.Params);
        Write(json, "cost_usd", e.Usage?.CostUsd);
        json.WriteBoolean("verdicts_stored", side.Sheets is not null);
        json.WriteNumber("repeats", side.Repeats.Count);
        json.WriteStartArray("pooled");
        foreach (var run in side.Pooled)
        {
            json.WriteStringValue(run.Id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, FigureComparison figure)
    {
        json.WriteStartObject();
        json.WriteString("figure", figure.Kind switch { FigureKind.PassRate => "pass_rate", FigureKind.MatchRate => "match_rate", _ => "rubric" });
        Write(json, "rubric", figure.Rubric);
        json.WriteString("verdict", ComparisonKeys.Of(figure.Judgement.Word));
        if (figure.Incomparable is { } against)
        {
            json.WriteString("reason", ComparisonKeys.Of(against.Reason));
            json.WriteString("detail", against.Detail.ToString());
        }

        WriteRate(json, "before", figure.Before);
        WriteRate(json, "after", figure.After);
        Write(json, "change", figure.Change);
        Write(json, "change_of_pairs", figure.ChangeOfPairs);
        if (figure.Evidence is { } e)
        {
            json.WriteString("method", ComparisonWording.Of(e.Method).ToString());
            json.WriteNumber("n", e.N);
            Write(json, "items", e.Items);
            json.WriteNumber("left_out", e.LeftOut);
            json.WriteNumber("points", e.Points);
            WriteInterval(json, figure.Judgement.Interval);
            json.WriteNumber("p", e.P);
            json.WriteNumber("p_adjusted", figure.Judgement.AdjustedP ?? e.P);
            json.WriteNumber("cohens_h", e.CohensH);
            json.WriteBoolean("interval_may_be_too_narrow", e.MayBeTooNarrow);
            Write(json, "pairs_worse", e.PairsWorse);
            Write(json, "pairs_better", e.PairsBetter);
        }

        if (figure.Kind == FigureKind.Rubric || figure.Worse.Concat(figure.Better).Any(f => f.Rubric == FigureRows.Own))
        {
            WriteFlips(json, "worse", figure.Worse);
            WriteFlips(json, "better", figure.Better);
        }

        json.WriteEndObject();
    }

    private static void WriteRate(Utf8JsonWriter json, string name, SideFigure side)
    {
        json.WriteStartObject(name);
        Write(json, "rate", side.Rate);
        Write(json, "pass", side.Pass);
        Write(json, "fail", side.Fail);
        Write(json, "error", side.Error);
        Write(json, "total", side.Total);
        WriteInterval(json, side.Interval);
        if (side.Interval is not null)
        {
            json.WriteBoolean("interval_too_narrow", side.IntervalTooNarrow);
        }

        if (side.Spread is { } spread)
        {
            json.WriteStartArray("spread");
            json.WriteNumberValue(spread.Low);
            json.WriteNumberValue(spread.High);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter json, Interval? interval)
    {
        if (interval is { } known)
        {
            json.WriteStartArray("interval");
            json.WriteNumberValue(known.Low);
            json.WriteNumberValue(known.High);
            json.WriteEndArray();
        }
    }

    private static void WriteFlips(Utf8JsonWriter json, string name, IReadOnlyList<Flip> flips)
    {
        json.WriteStartArray(name);
        foreach (var flip in flips)
        {
            json.WriteStringValue(flip.Item);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
    }
}
