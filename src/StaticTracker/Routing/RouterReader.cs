using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>Routers from their files. What a router cannot choose without is refused.</summary>
public static class RouterReader
{
    /// <summary>A router; null, with a problem, where its file cannot be used.</summary>
    public static Router? Read(FileInfo info, Problems problems) => RecordFile.Read(
        JsonFile.Read(info, new FileBuffer(), problems), problems, "a router has a module, a version, a suite, features, and candidates with a coefficient for each, and lies where its module and version say",
        tree => TryRead(tree) is { } router && FaultOf(router) is null && info.Name == $"{router.Version}.json" && info.Directory?.Name == router.Module.Text ? router : null);

    /// <summary>The router of a tree; null where something is missing that it cannot do without.</summary>
    public static Router? TryRead(JsonTree tree)
    {
        var root = tree.Root;
        var (suite, counts, weights) = (root["benchmark"u8], root["counts"u8], root["reward"u8]);
        if (!ModuleId.TryParse(root["module"u8].AsString(), out var module) || !PromptVersion.TryParse(root["version"u8].AsString(), out var version)
            || root["dataset_version"u8].AsString() is not { } dataset || root["items_sha256"u8].AsString() is not { } hash || root["best_single"u8].AsString() is not { } best
            || suite["suite"u8].AsString() is not { } name || !PromptVersion.TryParse(suite["version"u8].AsString(), out var suiteVersion) || suite["fingerprint"u8].AsString() is not { } fingerprint
            || root["penalty"u8].AsDecimal() is not { } penalty || CountOf(counts["items"u8]) is not { } items || CountOf(counts["verdicts"u8]) is not { } verdicts
            || CountOf(counts["held_out"u8]) is not { } held || CountOf(counts["left_out"u8]) is not { } left || FileFormat.IsUnknown(root))
        {
            return null;
        }

        var rubrics = root["rubrics"u8].ToArray().Select(r => r.AsString()).ToList();
        var features = root["features"u8].ToArray().Select(Feature).ToList();
        var candidates = root["candidates"u8].ToArray().Select(Candidate).ToList();
        return rubrics.Contains(null) || features.Contains(null) || candidates.Contains(null) ? null : new Router
        {
            Module = module,
            Version = version,
            Dataset = root["dataset"u8].AsString(),
            DatasetVersion = dataset,
            ItemsSha256 = hash,
            Benchmark = new BenchmarkUse(name, suiteVersion, fingerprint),
            Weights = new RewardWeights(weights["cost_weight"u8].AsDecimal() ?? 0, weights["latency_weight"u8].AsDecimal() ?? 0),
            Penalty = penalty,
            Items = items,
            Verdicts = verdicts,
            HeldOut = held,
            LeftOut = left,
            Rubrics = [.. rubrics.OfType<string>()],
            Features = [.. features.OfType<RouterFeature>()],
            Candidates = [.. candidates.OfType<RouterCandidate>()],
            BestSingle = best,
        };
    }

    /// <summary>Why a router cannot choose, with the candidate (by place) it is about, or -1; null: it can.</summary>
    public static (int Candidate, string Reason)? FaultOf(Router router)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < router.Candidates.Count; i++)
        {
            var candidate = router.Candidates[i];
            var reason = candidate.Coefficients.Count != router.Features.Count ? $"coefficients of {candidate.Name}: {candidate.Coefficients.Count}, features: {router.Features.Count}"
                : !names.Add(candidate.Name) ? $"{candidate.Name} stands before it"
                : router.Weights.MissingOf(candidate) is { } missing ? $"{missing} weighs, and is not known of {candidate.Name}" : null;
            if (reason is not null)
            {
                return (i, reason);
            }
        }

        return router.Candidates.Count < 2 ? (-1, "a router chooses between at least two candidates")
            : !names.Contains(router.BestSingle) ? (-1, $"best_single names {router.BestSingle}, which is no candidate")
            : (TwiceIn(router.Rubrics) ?? TwiceIn([.. router.Features.Select(f => f.Name)])) is { } twice ? (-1, $"{twice} stands twice")
            : router.Rubrics.Count == 0 || router.Items < 1 ? (-1, "it was learned from nothing")
            : router.Features.Any(f => f.Mean is null != f.Spread is null || f.Spread <= 0) ? (-1, "a number has a mean, and a spread above 0") : null;
    }

    private static string? TwiceIn(IReadOnlyList<string> names) => names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;

    /// <summary>Why an experiment is not what a candidate says that it was learned from, as the end of a sentence about it; null: it is.</summary>
    public static string? MismatchOf(Router router, RouterCandidate candidate, Experiment? experiment) =>
        experiment is null ? "is not there"
            : experiment.PromptVersion != candidate.Version || experiment.Model != candidate.Model ? $"is of {experiment.PromptVersion}/{experiment.Model}"
            : experiment.Dataset != router.Dataset || experiment.DatasetVersion != router.DatasetVersion ? $"stands on another data set: {experiment.Dataset ?? DataFolder.DefaultDataset} {experiment.DatasetVersion}"
            : null;

    private static int? CountOf(JsonNode node) => node.AsInteger() is >= 0 and <= int.MaxValue and var count ? (int)count : null;

    private static RouterFeature? Feature(JsonNode node) =>
        node["name"u8].AsString() is { Length: > 0 } name && CountOf(node["items"u8]) is { } items ? new RouterFeature(name, items, node["mean"u8].AsDecimal(), node["spread"u8].AsDecimal()) : null;

    private static RouterCandidate? Candidate(JsonNode node)
    {
        var coefficients = node["coefficients"u8].ToArray().Select(c => c.AsDecimal()).ToList();
        return PromptVersion.TryParse(node["prompt_version"u8].AsString(), out var version) && node["model"u8].AsString() is { } model && node["experiment"u8].AsString() is { } experiment
            && node["verdicts_sha256"u8].AsString() is { } hash && CountOf(node["pass"u8]) is { } pass && CountOf(node["fail"u8]) is { } fail
            && node["intercept"u8].AsDecimal() is { } intercept && !coefficients.Contains(null)
            ? new RouterCandidate
            {
                Version = version,
                Model = model,
                PromptHash = node["prompt_hash"u8].AsString(),
                Experiment = experiment,
                VerdictsSha256 = hash,
                Pass = pass,
                Fail = fail,
                CostPer1000 = node["cost_per_1000"u8].AsDecimal(),
                LatencyMs = node["latency_ms"u8].AsDecimal(),
                Intercept = intercept,
                Coefficients = [.. coefficients.OfType<decimal>()],
            }
            : null;
    }
}
