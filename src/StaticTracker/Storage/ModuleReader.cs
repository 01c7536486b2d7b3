using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>
/// Module files as records. Reads what fits the schema; what it cannot make a record of is refused with the place that is at fault, so
/// that a file which never saw the schema (an old commit's) is told as broken rather than guessed at.
/// </summary>
public static class ModuleReader
{
    /// <summary>The module of a tree; null, with the node at fault and why, where it cannot be read.</summary>
    public static Module? TryRead(JsonTree tree, out (JsonNode Node, string Reason) fault)
    {
        fault = default;
        var root = tree.Root;
        if (root.Kind != JsonKind.Object)
        {
            fault = (root, "a module file is an object");
            return null;
        }

        if (!ModuleId.TryParse(root["module_id"u8].AsString(), out var id))
        {
            fault = (root["module_id"u8] is { Exists: true } node ? node : root, $"module_id is missing or no module id: valid are {ModuleId.ValidValues}");
            return null;
        }

        var experiments = new List<Experiment>();
        foreach (var element in root["experiments"u8].Elements)
        {
            if (TryReadExperiment(element, out var reason) is not { } experiment)
            {
                fault = (element, reason);
                return null;
            }

            experiments.Add(experiment);
        }

        var suggestions = new List<Suggestion>();
        foreach (var element in root["suggestions"u8].Elements)
        {
            if (TryReadSuggestion(element) is not { } suggestion)
            {
                fault = (element, "a suggestion needs a version, a text and a status");
                return null;
            }

            suggestions.Add(suggestion);
        }

        return new Module
        {
            Id = id,
            Name = root["module_name"u8].AsString(),
            Description = root["description"u8].AsString(),
            PrimaryRubric = Shared(root["primary_rubric"u8]),
            Group = root["group"u8].AsString(),
            Tags = Texts(root["tags"u8]),
            RubricNames = TextMap(root["rubric_names"u8]),
            Experiments = experiments,
            Suggestions = suggestions,
        };
    }

    /// <summary>One experiment; null and why where it cannot be read.</summary>
    public static Experiment? TryReadExperiment(JsonNode node, out string reason)
    {
        var id = node["id"u8].AsString();
        var model = Shared(node["model"u8]);
        reason = id is null ? "an experiment needs an id"
            : model is null ? "an experiment needs a model"
            : node["metrics"u8].Kind != JsonKind.Object ? "an experiment needs metrics"
            : "";
        if (reason.Length > 0)
        {
            return null;
        }

        if (!PromptVersion.TryParse(Shared(node["prompt_version"u8]), out var version))
        {
            reason = $"prompt_version is missing or unfit: valid are {PromptVersion.ValidValues}";
            return null;
        }

        if (!Timestamp.TryParse(node["timestamp"u8].AsString(), out var timestamp))
        {
            reason = $"timestamp is missing or unfit: valid is {Timestamp.ValidValues}";
            return null;
        }

        return new Experiment
        {
            Id = id!,
            PromptVersion = version,
            Dataset = Shared(node["dataset"u8]),
            DatasetVersion = Shared(node["dataset_version"u8]),
            Model = model!,
            Timestamp = timestamp,
            Metrics = ReadMetrics(node["metrics"u8]),
            Rubrics = ReadRubrics(node["rubrics"u8]),
            Params = node["params"u8] is { Kind: JsonKind.Object } p ? CompactJson.Of(p) : null,
            Judge = node["judge"u8] is { Kind: JsonKind.Object } judge ? new Judge(Shared(judge["model"u8]), Shared(judge["rubrics_version"u8])) : null,
            PromptHash = node["prompt_hash"u8].AsString(),
            Run = node["run"u8].AsString(),
            BraintrustUrl = node["braintrust_url"u8].AsString(),
            Links = TextMap(node["links"u8]),
            Source = ReadSource(node["source"u8]),
            Score = ReadScore(node["score"u8]),
            Usage = ReadUsage(node["usage"u8]),
            ErrorKinds = Counts(node["error_kinds"u8]),
            FailureKinds = Counts(node["failure_kinds"u8]),
            Withdrawn = node["withdrawn"u8] is { Kind: JsonKind.Object } w ? new Withdrawal(w["reason"u8].AsString() ?? "", w["at"u8].AsString()) : null,
            Corrects = node["corrects"u8].AsString(),
        };
    }

    /// <summary>One suggestion; null where it has no version, text or status.</summary>
    public static Suggestion? TryReadSuggestion(JsonNode node) =>
        PromptVersion.TryParse(Shared(node["version"u8]), out var version) && node["suggestion"u8].AsString() is { } text && Shared(node["status"u8]) is { } status
            ? new Suggestion
            {
                Id = node["id"u8].AsString(),
                Version = version,
                Rubric = Shared(node["rubric"u8]),
                Issue = node["issue"u8].AsString(),
                Text = text,
                Priority = Shared(node["priority"u8]),
                Status = status,
                AppliedIn = PromptVersion.TryParse(Shared(node["applied_in"u8]), out var applied) ? applied : null,
            }
            : null;

    private static Metrics ReadMetrics(JsonNode node) => new()
    {
        Unit = Shared(node["unit"u8]),
        PassRate = node["pass_rate"u8].AsDecimal(),
        MatchRate = node["match_rate"u8].AsDecimal(),
        Total = node["total"u8].AsInteger(),
        Pass = node["pass"u8].AsInteger(),
        Fail = node["fail"u8].AsInteger(),
        Error = node["error"u8].AsInteger(),
        Skipped = node["skipped"u8].AsInteger(),
    };

    private static IReadOnlyList<RubricResult> ReadRubrics(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return [];
        }

        var rubrics = new List<RubricResult>(8);
        foreach (var member in node.Members)
        {
            var value = member.Value;
            rubrics.Add(new RubricResult(Shared(member.Key)!)
            {
                Pass = value["pass"u8].AsInteger(),
                Fail = value["fail"u8].AsInteger(),
                Error = value["error"u8].AsInteger(),
                Total = value["total"u8].AsInteger(),
                StatedRate = value["rate"u8].AsDecimal(),
            });
        }

        rubrics.Sort(static (a, b) => string.CompareOrdinal(a.Rubric, b.Rubric));
        return rubrics;
    }

    private static Source? ReadSource(JsonNode node) => node.Kind != JsonKind.Object ? null
        : new Source(Shared(node["format"u8]), node["file"u8].AsString(), node["sha256"u8].AsString(), node["url"u8].AsString());

    private static Score? ReadScore(JsonNode node) => node.Kind != JsonKind.Object ? null
        : new Score(node["mean"u8].AsDecimal(), node["n"u8].AsInteger(), node["min"u8].AsDecimal(), node["max"u8].AsDecimal(), Shared(node["better"u8]));

    private static Usage? ReadUsage(JsonNode node) => node.Kind != JsonKind.Object ? null : new Usage
    {
        TokensIn = node["tokens_in"u8].AsInteger(),
        TokensOut = node["tokens_out"u8].AsInteger(),
        CostUsd = node["cost_usd"u8].AsDecimal(),
        LatencyMsMean = node["latency_ms_mean"u8].AsDecimal(),
        LatencyMsP95 = node["latency_ms_p95"u8].AsDecimal(),
    };

    private static IReadOnlyList<string> Texts(JsonNode node)
    {
        if (node.Kind != JsonKind.Array)
        {
            return [];
        }

        var texts = new List<string>();
        foreach (var element in node.Elements)
        {
            if (element.AsString() is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> TextMap(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return [];
        }

        var map = new List<KeyValuePair<string, string>>();
        foreach (var member in node.Members)
        {
            if (member.Value.AsString() is { } text)
            {
                map.Add(new(member.Name, text));
            }
        }

        map.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return map;
    }

    private static IReadOnlyList<KeyValuePair<string, long>> Counts(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return [];
        }

        var map = new List<KeyValuePair<string, long>>();
        foreach (var member in node.Members)
        {
            if (member.Value.AsInteger() is { } count)
            {
                map.Add(new(member.Name, count));
            }
        }

        map.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return map;
    }

    private static string? Shared(JsonNode node) => node.Kind == JsonKind.String ? SharedText.Of(node) : null;
}
