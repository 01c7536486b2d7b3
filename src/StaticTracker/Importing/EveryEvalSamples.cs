using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>Lines of Every Eval Ever that say of each sample whether it was right (<c>is_correct</c>): one run for each model and evaluation. They hold no time.</summary>
internal sealed class EveryEvalSamples(ReadContext context)
{
    private readonly SortedDictionary<string, (string Task, string Model, ScoredItems Items, UsageTally Usage)> _runs = new(StringComparer.Ordinal);

    /// <summary>Whether a text holds such lines, told by the keys of its first object.</summary>
    public static bool AreIn(ReadOnlySpan<byte> window)
    {
        var reader = new Utf8JsonReader(window, false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = JsonTree.DefaultMaxDepth }));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("sample_id"u8) || reader.ValueTextEquals("model_id"u8))
            {
                return true;
            }

            if (reader.ValueTextEquals("evaluation_results"u8) || !reader.Read() || !reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }

    public ReadOutcome Read(SourceText text)
    {
        using var rows = new JsonRows(text);
        while (rows.Read())
        {
            Add(rows);
        }

        var runs = _runs.Values.Select(r => RunOf(r.Task, r.Model, r.Items, r.Usage, text)).OfType<FoundRun>().ToList();
        return runs.Count > 0 ? new ReadOutcome(runs, []) : ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, "no sample was judged"));
    }

    private void Add(JsonRows rows)
    {
        var row = rows.Row;
        var (task, model, sample) = (Needed(rows, "evaluation_name"), Needed(rows, "model_id"), Needed(rows, "sample_id"));
        var key = $"{model}\u001F{task}";
        if (!_runs.TryGetValue(key, out var run))
        {
            _runs.Add(key, run = (task, model, new ScoredItems(context.WantedTexts), new UsageTally()));
        }

        var item = run.Items.Item(sample);
        if (run.Items.WantsTexts)
        {
            run.Items.Describe(sample, MessageText.Of(row["input"u8]["raw"u8]), MessageText.Of(row["input"u8]["reference"u8]));
            run.Items.Said(sample, MessageText.Of(row["output"u8]["raw"u8]));
        }

        var correct = row["evaluation"u8]["is_correct"u8].Kind;
        if (row["error"u8].AsString() is { Length: > 0 } error)
        {
            run.Items.Fail(item, InspectScores.Cut(error));
        }
        else if (correct is JsonKind.True or JsonKind.False)
        {
            run.Items.Add(item, "correct", correct == JsonKind.True ? 1 : 0);
        }
        else
        {
            throw new UnfitSourceException(new Problem(rows.Place, Codes.Importing.EvaluationUnfit, "this sample says neither under \"is_correct\" whether it was right, nor under \"error\" that it broke"));
        }

        run.Usage.Add(row["token_usage"u8]["input_tokens"u8].AsInteger(), row["token_usage"u8]["output_tokens"u8].AsInteger(), null, row["performance"u8]["latency_ms"u8].AsDecimal());
    }

    private FoundRun? RunOf(string task, string model, ScoredItems items, UsageTally usage, SourceText text)
    {
        var facts = new RunFacts { Task = task, Provider = model };
        var tally = items.Tally(context, context.Rules.Apply(facts), static _ => true, static _ => ScoreSpec.None);
        return tally.IsEmpty ? null : tally.Into(new FoundRun
        {
            Clues = new[] { new FieldClue(FieldName.Model, model, FieldOrigin.Provider, SourceSpan.File(text.Shown)) }, Facts = facts, TaskOfFile = task, RunKey = $"{model} {task}",
        }) with { Usage = usage.Sum() };
    }

    private static string Needed(JsonRows rows, string key) => rows.Row[System.Text.Encoding.UTF8.GetBytes(key)].AsString() is { Length: > 0 } text ? text
        : throw new UnfitSourceException(new Problem(rows.Place, Codes.Importing.EvaluationUnfit, $"this sample has no usable \"{key}\""));
}
