using System.Text.Json;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Prompts.Diffs;

namespace StaticTracker.Runs.Comparing.Reports;

/// <summary>Two runs as members of a JSON object: every item that both have, all figures unrounded but rates and means.</summary>
public static class RunCompareJson
{
    public static void Write(Utf8JsonWriter json, RunComparison comparison)
    {
        json.WriteString("before", comparison.Before.Run.Id);
        json.WriteString("after", comparison.After.Run.Id);
        json.WriteBoolean("comparable", comparison is { Incomparable: null, Totals: not null });
        json.WriteString("reason", RunReportWords.Refusal(comparison));
        json.WriteBoolean("intersection", comparison.IsIntersection);
        Number(json, "items_in_common", comparison.InCommon);
        Texts(json, "only_before", comparison.OnlyBefore);
        Texts(json, "only_after", comparison.OnlyAfter);
        Texts(json, "other_text", comparison.OtherText);
        json.WritePropertyName("totals");
        if (comparison.Totals is { } totals)
        {
            ComparisonJson.Write(json, totals);
        }
        else
        {
            json.WriteNullValue();
        }

        List(json, "scores", comparison.Scores, Score);
        List(json, "items", comparison.Items, Item);
        List(json, "settings", comparison.Settings, Difference);
        List(json, "usage", comparison.Usage, Difference);
        if (comparison.Prompt is { } prompt)
        {
            json.WriteStartObject("prompt");
            PromptDiffJson.Write(json, prompt);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("prompt");
        }

        Texts(json, "notes", comparison.Notes);
    }

    private static void Score(Utf8JsonWriter json, ScoreFigure score)
    {
        json.WriteString("name", score.Name);
        json.WriteString("verdict", ComparisonKeys.Of(score.Judgement.Word));
        json.WriteString("better", score.LowerIsBetter ? "lower" : "higher");
        Number(json, "items", score.Items);
        Number(json, "before", score.Before);
        Number(json, "after", score.After);
        Number(json, "change", score.Change);
        Number(json, "items_better", score.Better);
        Number(json, "items_worse", score.Worse);
        if (score.Evidence is { } evidence)
        {
            json.WriteString("method", ComparisonWording.Of(evidence.Method).ToString());
            json.WriteNumber("p", evidence.P);
            json.WriteNumber("p_adjusted", score.Judgement.AdjustedP ?? evidence.P);
            if (score.Judgement.Interval is { } interval)
            {
                json.WriteStartArray("interval");
                json.WriteNumberValue(interval.Low);
                json.WriteNumberValue(interval.High);
                json.WriteEndArray();
            }
        }

        if (score.Histogram is { } histogram)
        {
            json.WriteStartObject("histogram");
            json.WriteNumber("start", histogram.Start);
            json.WriteNumber("width", histogram.Width);
            Counts(json, "before", histogram.Before);
            Counts(json, "after", histogram.After);
            json.WriteEndObject();
        }
    }

    private static void Item(Utf8JsonWriter json, RunItem item)
    {
        json.WriteString("item", item.Id);
        Number(json, "rank_before", item.RankBefore);
        Number(json, "rank_after", item.RankAfter);
        json.WriteStartObject("verdicts");
        foreach (var verdict in item.Verdicts)
        {
            json.WriteString(verdict.Rubric, $"{verdict.Before}{verdict.After}");
        }

        json.WriteEndObject();
        json.WriteStartObject("scores");
        foreach (var score in item.Scores)
        {
            json.WriteStartObject(score.Name);
            Number(json, "before", score.Before);
            Number(json, "after", score.After);
            Number(json, "change", score.Change);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Difference(Utf8JsonWriter json, Difference difference)
    {
        json.WriteString("name", difference.Name);
        json.WriteString("before", difference.Before);
        json.WriteString("after", difference.After);
        if (difference.Change is { } change)
        {
            json.WriteNumber("change", change);
        }
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyList<int> counts)
    {
        json.WriteStartArray(name);
        foreach (var count in counts)
        {
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
