using System.Text.Json;
using StaticTracker.Comparison;
using StaticTracker.Storage;

namespace StaticTracker.Suggestions.Reports;

/// <summary><c>tracker suggest --json</c>. Rates and points as numbers, missing figures left out.</summary>
internal static class SuggestJson
{
    public static void Write(Utf8JsonWriter json, Settings settings, IReadOnlyList<ModuleAdvice> modules)
    {
        json.WriteStartObject("weak_rubric");
        json.WriteNumber("high", settings.WeakRubric.High);
        json.WriteNumber("medium", settings.WeakRubric.Medium);
        json.WriteNumber("low", settings.WeakRubric.Low);
        json.WriteEndObject();
        json.WriteStartArray("modules");
        foreach (var advice in modules)
        {
            json.WriteStartObject();
            json.WriteString("module", advice.Module.Id.Text);
            json.WriteString("name", advice.Module.DisplayName);
            if (advice.Weak is { } weak)
            {
                WriteWeak(json, weak);
            }

            json.WriteStartArray("suggestions");
            foreach (var entry in advice.Suggestions)
            {
                json.WriteStartObject();
                WriteEntry(json, entry);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The members of a suggestion with its effects.</summary>
    public static void WriteEntry(Utf8JsonWriter json, SuggestionEntry entry)
    {
        var s = entry.Suggestion;
        json.WriteString("id", entry.Id);
        json.WriteString("version", s.Version.Text);
        Write(json, "rubric", s.Rubric);
        Write(json, "issue", s.Issue);
        json.WriteString("suggestion", s.Text);
        Write(json, "priority", s.Priority);
        json.WriteString("status", s.Status);
        Write(json, "applied_in", s.AppliedIn?.Text);
        Write(json, "reason", s.Reason);
        Write(json, "superseded_by", s.SupersededBy);
        Write(json, "no_effect", entry.NoEffect?.ToString());
        if (entry.Effects.Count > 0)
        {
            json.WriteStartArray("effects");
            foreach (var effect in entry.Effects)
            {
                WriteEffect(json, effect);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteWeak(Utf8JsonWriter json, WeakModule weak)
    {
        json.WriteString("version", weak.Version.Text);
        json.WriteString("model", weak.Experiment.Model);
        json.WriteString("experiment", weak.Experiment.Id);
        json.WriteBoolean("best", weak.IsBest);
        json.WriteStartArray("weak");
        foreach (var rubric in weak.Rubrics)
        {
            json.WriteStartObject();
            WriteRubric(json, rubric);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRubric(Utf8JsonWriter json, WeakRubric rubric)
    {
        Write(json, "rubric", rubric.Rubric);
        json.WriteString("name", rubric.Name);
        json.WriteNumber("rate", rubric.Figure.Rate!.Value);
        Write(json, "pass", rubric.Figure.Pass);
        Write(json, "fail", rubric.Figure.Fail);
        Write(json, "error", rubric.Figure.Error);
        Write(json, "interval", WeakRubrics.IntervalOf(rubric.Figure), 1 - ComparisonFamily.Alpha);
        json.WriteString("priority", rubric.Priority);
        json.WriteString("evidence", rubric.Evidence switch
        {
            WeakEvidence.Enough => "enough",
            WeakEvidence.IntervalReachesBeyond => "interval_reaches_beyond",
            WeakEvidence.NoCounts => "no_counts",
            WeakEvidence.ItemsUnknown => "items_unknown",
            _ => "too_many_errors",
        });
        json.WriteStartObject("other_models");
        foreach (var (model, rate) in rubric.OtherModels)
        {
            json.WriteNumber(model, rate);
        }

        json.WriteEndObject();
        WriteTexts(json, "failing", rubric.Failing);
        WriteTexts(json, "applied_here", rubric.AppliedHere);
        Write(json, "known", rubric.Known?.Id);
        if (rubric.Proposal is { } proposal)
        {
            json.WriteStartObject("proposal");
            json.WriteString("issue", proposal.Issue);
            json.WriteString("suggestion", proposal.Text);
            json.WriteString("priority", proposal.Priority);
            json.WriteEndObject();
        }
    }

    private static void WriteEffect(Utf8JsonWriter json, SuggestionEffect effect)
    {
        json.WriteStartObject();
        json.WriteString("model", effect.Model);
        Write(json, "dataset", effect.Dataset);
        Write(json, "dataset_version", effect.DatasetVersion);
        json.WriteString("before", effect.Before);
        json.WriteString("after", effect.After);
        Write(json, "rate_before", effect.Was.Rate);
        Write(json, "rate_after", effect.Is.Rate);
        Write(json, "pass_before", effect.Was.Pass);
        Write(json, "fail_before", effect.Was.Fail);
        Write(json, "pass_after", effect.Is.Pass);
        Write(json, "fail_after", effect.Is.Fail);
        Write(json, "change", effect.Change);
        Write(json, "change_of_pairs", effect.ChangeOfPairs);
        json.WriteString("verdict", ComparisonKeys.Of(effect.Word));
        Write(json, "reason", effect.Reason?.ToString());
        Write(json, "interval", effect.Interval, effect.Level);
        Write(json, "n", effect.N);
        Write(json, "pairs_worse", effect.PairsWorse);
        Write(json, "pairs_better", effect.PairsBetter);
        Write(json, "p", effect.P);
        Write(json, "p_adjusted", effect.AdjustedP);
        Write(json, "method", effect.Method is { } method ? ComparisonWording.Of(method).ToString() : null);
        json.WriteNumber("family", effect.Family);
        WriteTexts(json, "cautions", [.. effect.Cautions.Select(c => c.ToString())]);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Interval? interval, double level)
    {
        if (interval is not { } i)
        {
            return;
        }

        json.WriteStartArray(name);
        json.WriteNumberValue(i.Low);
        json.WriteNumberValue(i.High);
        json.WriteEndArray();
        json.WriteNumber("level", level);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
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

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
    }
}
