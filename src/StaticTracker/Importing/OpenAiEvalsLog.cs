using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>The lines of a log of OpenAI's evals as they come.</summary>
internal sealed class OpenAiEvalsLog(TextKeeping? texts)
{
    private readonly List<FieldClue> _clues = [];
    private readonly List<KeyValuePair<string, decimal>> _report = [];
    private readonly List<KeyValuePair<string, string>> _params = [];
    private readonly HashSet<string> _samples = new(StringComparer.Ordinal);
    private readonly HashSet<string> _judged = new(StringComparer.Ordinal);

    public ScoredItems Items { get; } = new(texts);

    public string? Eval { get; private set; }

    public string? Model { get; private set; }

    public string? Judge { get; private set; }

    public string? RunId { get; private set; }

    public bool HasSpec { get; private set; }

    public bool HasReport { get; private set; }

    public IReadOnlyList<KeyValuePair<string, decimal>> Report => _report;

    public IReadOnlyList<FieldClue> Clues => _clues;

    public IReadOnlyList<KeyValuePair<string, string>> Params => _params;

    /// <summary>Samples that were asked and neither judged nor broken.</summary>
    public int NotJudged => _samples.Count(s => !_judged.Contains(s));

    /// <exception cref="UnfitSourceException">The line is none of such a log.</exception>
    public void Add(JsonRows rows)
    {
        var row = rows.Row;
        if (row["spec"u8].Kind == JsonKind.Object)
        {
            ReadSpec(row["spec"u8], rows);
        }
        else if (row["final_report"u8].Kind == JsonKind.Object)
        {
            HasReport = true;
            foreach (var member in row["final_report"u8].Members)
            {
                if (member.Value.AsDecimal() is { } number && ScoreTally.CanBe(number))
                {
                    _report.Add(new(member.Name, number));
                }
            }
        }
        else if (row["type"u8].AsString() is { } type)
        {
            AddEvent(row, type, rows);
        }
        else
        {
            throw Unfit(rows, "this line is neither a spec, nor an event, nor a final report");
        }
    }

    private void ReadSpec(JsonNode spec, JsonRows rows)
    {
        if (HasSpec)
        {
            throw Unfit(rows, "this is the second spec in one log: which events belong to which run cannot be told", "split the file where a spec begins");
        }

        HasSpec = true;
        Eval = spec["eval_name"u8].AsString() ?? spec["base_eval"u8].AsString();
        RunId = spec["run_id"u8].AsString() is { Length: > 0 } id ? id : null;
        var functions = spec["completion_fns"u8].ToArray().Select(f => f.AsString()).OfType<string>().Where(f => f.Length > 0).ToList();
        if (functions.Count == 0 && spec["model_name"u8].AsString() is { Length: > 0 } model)
        {
            functions.Add(model);
        }

        // Where models grade, the last of several is the grader.
        var isGraded = spec["run_config"u8]["eval_spec"u8]["cls"u8].AsString()?.Contains("modelgraded", StringComparison.OrdinalIgnoreCase) == true;
        (functions, Judge) = isGraded && functions.Count > 1 ? (functions[..^1], functions[^1]) : (functions, null);
        Model = functions.Count == 0 ? null : string.Join(", ", functions);
        AddClue(FieldName.Model, Model, FieldOrigin.Provider, rows);
        AddClue(FieldName.Timestamp, spec["created_at"u8].AsString(), FieldOrigin.Content, rows);
        AddClue(FieldName.Dataset, spec["split"u8].AsString(), FieldOrigin.Provider, rows);
        if (spec["run_config"u8]["max_samples"u8] is { Kind: JsonKind.Number } limit)
        {
            _params.Add(new("max_samples", CompactJson.Of(limit)));
        }
    }

    private void AddClue(FieldName field, string? text, FieldOrigin origin, JsonRows rows)
    {
        if (text is { Length: > 0 })
        {
            _clues.Add(new FieldClue(field, text, origin, rows.Place));
        }
    }

    private void AddEvent(JsonNode row, string type, JsonRows rows)
    {
        if (type is not ("match" or "metrics" or "error" or "sampling" or "raw_sample"))
        {
            return; // Conversations, embeddings, function calls and what plug-ins write: nothing is judged there.
        }

        if (row["sample_id"u8] is not { Kind: JsonKind.String or JsonKind.Number } node)
        {
            return; // Of the run as a whole.
        }

        var sample = node.AsString() ?? node.ToString();
        _samples.Add(sample);
        var data = row["data"u8];
        Keep(sample, data);
        switch (type)
        {
            case "match":
                var correct = data["correct"u8].Kind is JsonKind.True or JsonKind.False ? data["correct"u8].Kind == JsonKind.True
                    : throw Unfit(rows, "a match must say true or false under \"correct\"");
                Items.Add(Items.Item(sample), "match", correct ? 1 : 0);
                _judged.Add(sample);
                break;
            case "metrics":
                AddMetrics(sample, data);
                break;
            case "error":
                Items.Fail(Items.Item(sample), InspectScores.Cut(data["message"u8].AsString() ?? data["error"u8].AsString()));
                _judged.Add(sample);
                break;
        }
    }

    /// <summary>What was asked and answered, wherever an event tells it.</summary>
    private void Keep(string sample, JsonNode data)
    {
        if (Items.WantsTexts)
        {
            var expected = data["expected"u8] is { Exists: true } own ? own : data["ideal"u8];
            Items.Describe(sample, MessageText.Of(data["prompt"u8]), MessageText.Of(expected));
            Items.Said(sample, MessageText.Of(data["sampled"u8]));
        }
    }

    private void AddMetrics(string sample, JsonNode data)
    {
        foreach (var member in data.Members)
        {
            decimal? number = member.Value.Kind switch
            {
                JsonKind.True => 1,
                JsonKind.False => 0,
                JsonKind.Number => member.Value.AsDecimal(),
                _ => null,
            };
            if (number is { } value && ScoreTally.CanBe(value) && member.Name is not ("*" or ""))
            {
                Items.Add(Items.Item(sample), member.Name, value);
                _judged.Add(sample);
            }
        }
    }

    private static UnfitSourceException Unfit(JsonRows rows, string message, string? hint = null) => new(new Problem(rows.Place, Codes.Importing.EvaluationUnfit, message, hint));
}
