using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>
/// Experiments as records, each object in one walk: a hundred thousand of them are read for every build, and single look-ups took half of
/// that time.
/// </summary>
internal static class ExperimentReader
{
    private static readonly KeyTable s_keys = new(
        "id", "prompt_version", "dataset", "dataset_version", "model", "timestamp", "metrics", "rubrics", "score", "usage", "error_kinds", "failure_kinds",
        "params", "judge", "prompt_hash", "run", "braintrust_url", "links", "source", "corrects", "withdrawn", "classification", "status");

    private static readonly KeyTable s_counts = new("unit", "pass_rate", "match_rate", "total", "pass", "fail", "error", "skipped", "rate", "score");

    /// <summary>The experiment; null and why where it cannot be read.</summary>
    public static Experiment? TryRead(JsonNode node, out string reason)
    {
        Span<int> found = stackalloc int[23];
        s_keys.Find(node, found);
        var tree = node.Tree;
        JsonNode At(int place) => KeyTable.Value(tree, place);

        var id = At(found[0]).AsString();
        var model = Shared(At(found[4]));
        var metrics = At(found[6]);
        reason = id is null ? "an experiment needs an id"
            : model is null ? "an experiment needs a model"
            : metrics.Kind != JsonKind.Object ? "an experiment needs metrics"
            : "";
        if (reason.Length > 0)
        {
            return null;
        }

        if (!PromptVersion.TryParse(Shared(At(found[1])), out var version))
        {
            reason = $"prompt_version is missing or unfit: valid are {PromptVersion.ValidValues}";
            return null;
        }

        if (!Timestamp.TryParse(At(found[5]).AsString(), out var timestamp))
        {
            reason = $"timestamp is missing or unfit: valid is {Timestamp.ValidValues}";
            return null;
        }

        return new Experiment
        {
            Id = id!,
            PromptVersion = version,
            Dataset = Shared(At(found[2])),
            DatasetVersion = Shared(At(found[3])),
            Model = model!,
            Timestamp = timestamp,
            Metrics = ReadMetrics(metrics),
            Rubrics = ReadRubrics(At(found[7])),
            Score = ReadScore(At(found[8])),
            Usage = ReadUsage(At(found[9])),
            Classification = ReadClassification(At(found[21])),
            Status = Shared(At(found[22])),
            ErrorKinds = Counts(At(found[10])),
            FailureKinds = Counts(At(found[11])),
            Params = At(found[12]) is { Kind: JsonKind.Object } p ? CompactJson.Of(p) : null,
            Judge = At(found[13]) is { Kind: JsonKind.Object } judge ? new Judge(Shared(judge["model"u8]), Shared(judge["rubrics_version"u8])) : null,
            PromptHash = At(found[14]).AsString(),
            Run = At(found[15]).AsString(),
            BraintrustUrl = At(found[16]).AsString(),
            Links = TextMap(At(found[17])),
            Source = ReadSource(At(found[18])),
            Corrects = At(found[19]).AsString(),
            Withdrawn = At(found[20]) is { Kind: JsonKind.Object } w ? new Withdrawal(w["reason"u8].AsString() ?? "", w["at"u8].AsString()) : null,
        };
    }

    private static Metrics ReadMetrics(JsonNode node)
    {
        Span<int> found = stackalloc int[10];
        s_counts.Find(node, found);
        var tree = node.Tree;
        return new Metrics
        {
            Unit = Shared(KeyTable.Value(tree, found[0])),
            PassRate = KeyTable.Value(tree, found[1]).AsDecimal(),
            MatchRate = KeyTable.Value(tree, found[2]).AsDecimal(),
            Total = KeyTable.Value(tree, found[3]).AsInteger(),
            Pass = KeyTable.Value(tree, found[4]).AsInteger(),
            Fail = KeyTable.Value(tree, found[5]).AsInteger(),
            Error = KeyTable.Value(tree, found[6]).AsInteger(),
            Skipped = KeyTable.Value(tree, found[7]).AsInteger(),
        };
    }

    private static IReadOnlyList<RubricResult> ReadRubrics(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return [];
        }

        Span<int> found = stackalloc int[10];
        var rubrics = new List<RubricResult>(4);
        var isOrdered = true;
        foreach (var member in node.Members)
        {
            s_counts.Find(member.Value, found);
            var tree = node.Tree;
            var name = SharedText.Of(member.Key);
            isOrdered &= rubrics.Count == 0 || string.CompareOrdinal(rubrics[^1].Rubric, name) < 0;
            rubrics.Add(new RubricResult(name)
            {
                Pass = KeyTable.Value(tree, found[4]).AsInteger(),
                Fail = KeyTable.Value(tree, found[5]).AsInteger(),
                Error = KeyTable.Value(tree, found[6]).AsInteger(),
                Total = KeyTable.Value(tree, found[3]).AsInteger(),
                Skipped = KeyTable.Value(tree, found[7]).AsInteger(),
                StatedRate = KeyTable.Value(tree, found[8]).AsDecimal(),
                Score = ReadScore(KeyTable.Value(tree, found[9])),
            });
        }

        if (!isOrdered)
        {
            rubrics.Sort(static (a, b) => string.CompareOrdinal(a.Rubric, b.Rubric));
        }

        return rubrics;
    }

    private static Source? ReadSource(JsonNode node) => node.Kind != JsonKind.Object ? null
        : new Source(Shared(node["format"u8]), node["file"u8].AsString(), node["sha256"u8].AsString(), node["url"u8].AsString()) { Derived = node["derived"u8].Kind == JsonKind.True };

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

    private static Classification? ReadClassification(JsonNode node) =>
        node["tp"u8].AsInteger() is { } tp && node["tn"u8].AsInteger() is { } tn && node["fp"u8].AsInteger() is { } fp && node["fn"u8].AsInteger() is { } fn
            ? new Classification(tp, tn, fp, fn) : null;

    internal static IReadOnlyList<KeyValuePair<string, string>> TextMap(JsonNode node)
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
