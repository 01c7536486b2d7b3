using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// Records of Every Eval Ever: one JSON document for a model with the scores of several benchmarks, each a task of its own; or lines that say of each sample whether it was
/// right.
/// </summary>
internal sealed class EveryEvalReader : IResultReader
{
    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        text.AllowLooseNumbers();
        return EveryEvalSamples.AreIn(text.Window) ? new EveryEvalSamples(context).Read(text) : ReadRecord(text, context);
    }

    private static ReadOutcome ReadRecord(SourceText text, ReadContext context)
    {
        var scan = new JsonScan(text);
        var place = SourceSpan.File(text.Shown);
        if (!scan.ReadWhole(out var bytes, out _))
        {
            return ReadOutcome.Refused(new Problem(place, Codes.Reading.Empty, "there is nothing in it"));
        }

        using var tree = SpanMath.Parse(bytes, () => place with { Line = 1, Column = 1 });
        var problems = new List<Problem>();
        if (tree.Root["schema_version"u8].AsString() is not { } version || !(version.StartsWith("0.1", StringComparison.Ordinal) || version.StartsWith("0.2", StringComparison.Ordinal)))
        {
            problems.Add(new Problem(place, Codes.Importing.OtherVersion, "records of this version of the schema are not known: this one is read like 0.2"));
        }

        var byTask = new SortedDictionary<string, List<JsonNode>>(StringComparer.Ordinal);
        foreach (var result in tree.Root["evaluation_results"u8].Elements)
        {
            var name = result["evaluation_name"u8].AsString() is { Length: > 0 } told ? told
                : throw new UnfitSourceException(new Problem(place, Codes.Importing.EvaluationUnfit, "a result of this record has no \"evaluation_name\""));
            if (!byTask.TryGetValue(name, out var list))
            {
                byTask.Add(name, list = []);
            }

            list.Add(result);
        }

        var runs = byTask.Select(t => RunOf(t.Key, t.Value, tree.Root, context, place)).OfType<FoundRun>().ToList();
        return runs.Count > 0 ? new ReadOutcome(runs, problems) : ReadOutcome.Refused(new Problem(place, Codes.Importing.NothingJudged, "no result of this record has a score: nothing was judged"));
    }

    private static FoundRun? RunOf(string task, List<JsonNode> results, JsonNode root, ReadContext context, SourceSpan place)
    {
        var stated = new List<StatedMetric>();
        foreach (var result in results)
        {
            if (MetricOf(result) is { } metric)
            {
                stated.Add(stated.Exists(s => s.Name == metric.Name) ? throw new UnfitSourceException(new Problem(place, Codes.Importing.EvaluationUnfit, $"'{task}' has two scores of '{metric.Name}': which one counts cannot be told")) : metric);
            }
        }

        if (stated.Count == 0)
        {
            return null;
        }

        var model = root["model_info"u8]["id"u8].AsString() is { Length: > 0 } id ? id : root["model_info"u8]["name"u8].AsString();
        var facts = new RunFacts { Task = task, Provider = model };
        var found = StatedMetrics.Run(stated, stated.Count == 1 && stated[0].IsShare ? stated[0].Name : null);
        return found with
        {
            Clues = CluesOf(results, root, model, place),
            Facts = facts,
            Rules = context.Rules.Apply(facts),
            TaskOfFile = task,
            RunKey = task,
            Judge = JudgeOf(results) is { } judge ? new Judge(judge, null) : null,
        };
    }

    /// <summary>The score of one metric. One that says right or wrong is a share; any other a mean on its scale.</summary>
    private static StatedMetric? MetricOf(JsonNode result)
    {
        var config = result["metric_config"u8];
        if (result["score_details"u8]["score"u8].AsDecimal() is not { } score || !ScoreTally.CanBe(score))
        {
            return null;
        }

        var name = config["metric_name"u8].AsString() ?? config["metric_id"u8].AsString();
        var uncertainty = result["score_details"u8]["uncertainty"u8];
        var n = uncertainty["num_samples"u8].AsInteger() is > 0 and { } number ? number : (long?)null;
        var (min, max) = (config["min_score"u8].AsDecimal(), config["max_score"u8].AsDecimal());
        bool? lower = config["lower_is_better"u8].Kind is JsonKind.True or JsonKind.False ? config["lower_is_better"u8].Kind == JsonKind.True : null;
        var isShare = config["score_type"u8].TextEquals("binary"u8) && lower != true && min is null or 0 && max is null or 1;
        var isOnScale = !(score < min || score > max);
        return new StatedMetric(name is { Length: > 0 } && name != "*" ? name : "score", score)
        {
            N = n, StandardError = (uncertainty["standard_error"u8] is { Kind: JsonKind.Object } error ? error["value"u8] : uncertainty["standard_error"u8]).AsDecimal(), IsShare = isShare, LowerIsBetter = lower, Min = isOnScale ? min : null, Max = isOnScale ? max : null,
        };
    }

    private static FieldClue[] CluesOf(List<JsonNode> results, JsonNode root, string? model, SourceSpan place)
    {
        var clues = new List<FieldClue>();
        Add(FieldName.Model, model, FieldOrigin.Provider);
        var ran = results.Select(r => r["evaluation_timestamp"u8]).FirstOrDefault(t => t.Exists);
        Add(FieldName.Timestamp, TimeOf(ran) ?? TimeOf(root["evaluation_timestamp"u8]) ?? TimeOf(root["retrieved_timestamp"u8]), FieldOrigin.Content);
        Add(FieldName.Dataset, results[0]["source_data"u8]["dataset_name"u8].AsString(), FieldOrigin.Provider);
        return [.. clues];

        void Add(FieldName field, string? text, FieldOrigin origin)
        {
            if (text is { Length: > 0 })
            {
                clues.Add(new FieldClue(field, text, origin, place));
            }
        }
    }

    /// <summary>Seconds since 1970 as a number or in a text, or a time as such.</summary>
    private static string? TimeOf(JsonNode node) => node.AsDecimal() is { } seconds ? EpochTime.Of(seconds)
        : node.AsString() is not { Length: > 0 } text ? null
        : CellNumber.Of(text) is { } number ? EpochTime.Of(number) : text;

    private static string? JudgeOf(List<JsonNode> results)
    {
        var judges = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var judge in results.SelectMany(r => r["metric_config"u8]["llm_scoring"u8]["judges"u8].ToArray()))
        {
            if ((judge["model_info"u8]["id"u8].AsString() ?? judge["model_info"u8]["name"u8].AsString()) is { Length: > 0 } name)
            {
                judges.Add(name);
            }
        }

        return judges.Count == 0 ? null : string.Join(", ", judges);
    }
}
