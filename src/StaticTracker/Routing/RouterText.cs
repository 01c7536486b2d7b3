using System.Text;
using StaticTracker.Json;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>A router as the canonical bytes of its file.</summary>
public static class RouterText
{
    private const string SchemaAddress = "../../schemas/router.schema.json";

    public static byte[] Of(Router router)
    {
        var json = new JsonMembers().Text("$schema", SchemaAddress).Text("module", router.Module.Text).Text("version", router.Version.Text)
            .Text("dataset", router.Dataset).Text("dataset_version", router.DatasetVersion).Text("items_sha256", router.ItemsSha256)
            .Raw("benchmark", new JsonMembers().Text("suite", router.Benchmark.Suite).Text("version", router.Benchmark.Version.Text).Text("fingerprint", router.Benchmark.Fingerprint).ToString());
        if (!router.Weights.AreNone)
        {
            json.Raw("reward", new JsonMembers().Number("cost_weight", router.Weights.Cost).Number("latency_weight", router.Weights.Latency).ToString());
        }

        json.Number("penalty", router.Penalty)
            .Raw("counts", new JsonMembers().Number("items", router.Items).Number("verdicts", router.Verdicts).Number("held_out", router.HeldOut).Number("left_out", router.LeftOut).ToString())
            .Raw("rubrics", ListOf(router.Rubrics.Select(CompactJson.Quote)))
            .Raw("features", ListOf(router.Features.Select(f => new JsonMembers().Text("name", f.Name).Number("items", f.Items).Number("mean", f.Mean).Number("spread", f.Spread).ToString())))
            .Raw("candidates", ListOf(router.Candidates.Select(Of)))
            .Text("best_single", router.BestSingle);
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json.ToString()));
        return CanonicalJson.File(tree, Shape.Router);
    }

    private static string Of(RouterCandidate candidate) => new JsonMembers().Text("prompt_version", candidate.Version.Text).Text("model", candidate.Model).Text("prompt_hash", candidate.PromptHash)
        .Text("experiment", candidate.Experiment).Text("verdicts_sha256", candidate.VerdictsSha256).Number("pass", candidate.Pass).Number("fail", candidate.Fail)
        .Number("cost_per_1000", candidate.CostPer1000).Number("latency_ms", candidate.LatencyMs).Number("intercept", candidate.Intercept)
        .Raw("coefficients", ListOf(candidate.Coefficients.Select(c => c.ToString(System.Globalization.CultureInfo.InvariantCulture)))).ToString();

    private static string ListOf(IEnumerable<string> values) => $"[{string.Join(',', values)}]";
}
