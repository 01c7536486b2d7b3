using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>Reports from their files.</summary>
public static class PromotionReportReader
{
    /// <summary>A report; null, with a problem, where its file cannot be used.</summary>
    public static PromotionReport? Read(FileInfo info, Problems problems) =>
        RecordFile.Read(JsonFile.Read(info, new FileBuffer(), problems), problems, "a report has an id, a module, a timestamp and a decision", TryRead);

    /// <summary>The report of a tree; null where something is missing that it cannot do without.</summary>
    public static PromotionReport? TryRead(JsonTree tree)
    {
        var root = tree.Root;
        var decision = root["decision"u8];
        if (root["id"u8].AsString() is not { Length: > 0 } id || !ModuleId.TryParse(root["module"u8].AsString(), out var module)
            || !Timestamp.TryParse(root["timestamp"u8].AsString(), out var time) || decision.Kind != JsonKind.Object || FileFormat.IsUnknown(root))
        {
            return null;
        }

        return new PromotionReport
        {
            Id = id,
            Module = module,
            Timestamp = time,
            IsDry = root["dry_run"u8].Kind == JsonKind.True,
            By = root["by"u8].AsString(),
            Sources = [.. root["sources"u8].ToArray().Where(s => s["experiment"u8].Kind == JsonKind.String).Select(s => new PromotionSource(s["experiment"u8].GetString(), s["verdicts_sha256"u8].AsString()))],
            SampleCount = (int)(root["sample_count"u8].AsInteger() ?? 0),
            Benchmark = UseOf(root["benchmark"u8]),
            Policy = root["policy"u8] is { Kind: JsonKind.Object } policy ? CompactJson.Of(policy) : null,
            Baseline = PromotionReader.VersionOf(root["baseline"u8]),
            Challenger = PromotionReader.VersionOf(root["challenger"u8]),
            Decision = new PromotionDecision(OutcomeOf(decision["by_policy"u8].AsString()), [.. decision["reasons"u8].ToArray().Select(ReasonOf)], MetricsOf(decision["metrics"u8]))
            {
                Notes = [.. decision["notes"u8].ToArray().Select(n => n.AsString()).OfType<string>()],
            },
            Override = root["override"u8].AsString(),
            PromotedVersion = PromptVersion.TryParse(root["promoted_version"u8].AsString(), out var version) ? version : null,
            Entry = root["entry"u8].AsString(),
            Error = root["error"u8].AsString(),
        };
    }

    private static BenchmarkUse? UseOf(JsonNode node) =>
        node["suite"u8].AsString() is { } suite && PromptVersion.TryParse(node["version"u8].AsString(), out var version) && node["fingerprint"u8].AsString() is { } fingerprint
            ? new BenchmarkUse(suite, version, fingerprint) : null;

    private static PolicyOutcome OutcomeOf(string? word) =>
        Enum.GetValues<PolicyOutcome>().FirstOrDefault(o => PromotionWords.Of(o) == word, PolicyOutcome.None);

    private static PromotionReason ReasonOf(JsonNode node) => new(
        node["limit"u8].AsString() ?? "", Enum.GetValues<LimitVerdict>().FirstOrDefault(v => PromotionWords.Of(v) == node["verdict"u8].AsString(), LimitVerdict.Undecided),
        node["demand"u8].AsString() ?? "", node["figures"u8].AsString() ?? "");

    private static PromotionMetrics MetricsOf(JsonNode node)
    {
        var count = node["task_count"u8];
        var guards = new List<KeyValuePair<string, MeasuredFigure>>();
        foreach (var guard in node["guards"u8].Members)
        {
            guards.Add(new(guard.Name, FigureOf(guard.Value)!));
        }

        // Earlier programs kept the change of a category where the sides are not comparable, and so no pass rate has one.
        var passRate = FigureOf(node["pass_rate"u8]);
        var categories = new List<CategoryFigure>();
        foreach (var category in node["categories"u8].Members)
        {
            categories.Add(new CategoryFigure(
                category.Name, (int)(category.Value["items"u8].AsInteger() ?? 0), category.Value["baseline"u8].AsDecimal(), category.Value["challenger"u8].AsDecimal(), passRate?.Delta is null ? null : category.Value["delta"u8].AsDecimal()));
        }

        return new PromotionMetrics
        {
            TaskCount = count["judged"u8].AsInteger() is { } judged ? new TaskCount((int)judged, (int)(count["required"u8].AsInteger() ?? 0), (int)(count["items"u8].AsInteger() ?? 0)) : null,
            Reward = FigureOf(node["reward"u8]),
            PassRate = passRate,
            ErrorRate = FigureOf(node["error_rate"u8]),
            LatencyMs = FigureOf(node["latency_ms"u8]),
            CostPer1000 = FigureOf(node["cost_per_1000"u8]),
            Guards = guards,
            Categories = categories,
        };
    }

    private static MeasuredFigure? FigureOf(JsonNode node) => node.Kind != JsonKind.Object ? null
        : new MeasuredFigure(node["baseline"u8].AsDecimal(), node["challenger"u8].AsDecimal(), node["delta"u8].AsDecimal())
        {
            DeltaOfPairs = node["delta_of_pairs"u8].AsDecimal(),
            Low = node["low"u8].AsDecimal(),
            High = node["high"u8].AsDecimal(),
            P = node["p"u8].AsDecimal(),
            Word = node["word"u8].AsString(),
        };
}
