using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>A report as the canonical bytes of its file.</summary>
public static class PromotionReportText
{
    private const string SchemaAddress = "../../../schemas/promotion_report.schema.json";

    public static byte[] Of(PromotionReport report)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(MembersOf(report).Text("id", report.Id).Text("entry", report.Entry).Text("$schema", SchemaAddress).ToString()));
        return CanonicalJson.File(tree, Shape.PromotionReport);
    }

    /// <summary>The report with its id: the module, the time, and the beginning of the hash of all that it says.</summary>
    public static PromotionReport WithId(PromotionReport report)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MembersOf(report).ToString())))[..8];
        return report with { Id = $"{report.Module}_{PromotionIds.TimeOf(report.Timestamp)}_{hash}" };
    }

    private static JsonMembers MembersOf(PromotionReport report) => new JsonMembers()
        .Text("module", report.Module.Text)
        .Text("timestamp", report.Timestamp.Text)
        .Flag("dry_run", report.IsDry)
        .Text("by", report.By)
        .Raw("sources", $"[{string.Join(',', report.Sources.Select(s => new JsonMembers().Text("experiment", s.Experiment).Text("verdicts_sha256", s.VerdictsSha256)))}]")
        .Number("sample_count", report.SampleCount)
        .Raw("benchmark", report.Benchmark is { } suite ? new JsonMembers().Text("suite", suite.Suite).Text("version", suite.Version.Text).Text("fingerprint", suite.Fingerprint).ToString() : null)
        .Raw("policy", report.Policy)
        .Raw("baseline", VersionOf(report.Baseline))
        .Raw("challenger", VersionOf(report.Challenger))
        .Raw("decision", DecisionOf(report))
        .Text("override", report.Override)
        .Raw("promoted_version", report.PromotedVersion is { } version ? CompactJson.Quote(version.Text) : "null")
        .Text("error", report.Error);

    private static string? VersionOf(PromotedVersion? version) => version is null ? null : PromotionText.Add(new JsonMembers(), version).ToString();

    private static string DecisionOf(PromotionReport report)
    {
        var reasons = report.Decision.Reasons.Select(r => new JsonMembers().Text("limit", r.Limit).Text("verdict", PromotionWords.Of(r.Verdict)).Text("demand", r.Demand).Text("figures", r.Figures));
        return new JsonMembers()
            .Flag("accepted", report.IsAccepted)
            .Text("by_policy", PromotionWords.Of(report.Decision.Outcome))
            .Raw("reasons", $"[{string.Join(',', reasons)}]")
            .Raw("notes", report.Decision.Notes.Count == 0 ? null : $"[{string.Join(',', report.Decision.Notes.Select(CompactJson.Quote))}]")
            .Raw("metrics", MetricsOf(report.Decision.Metrics).ToString())
            .ToString();
    }

    private static JsonMembers MetricsOf(PromotionMetrics metrics) => new JsonMembers()
        .Raw("task_count", metrics.TaskCount is { } count ? new JsonMembers().Number("judged", count.Judged).Number("required", count.Required).Number("items", count.Items).ToString() : null)
        .Raw("reward", FigureOf(metrics.Reward))
        .Raw("pass_rate", FigureOf(metrics.PassRate))
        .Raw("error_rate", FigureOf(metrics.ErrorRate))
        .Raw("latency_ms", FigureOf(metrics.LatencyMs))
        .Raw("cost_per_1000", FigureOf(metrics.CostPer1000))
        .Raw("guards", MapOf(metrics.Guards.Select(g => (g.Key, FigureOf(g.Value)!))))
        .Raw("categories", MapOf(metrics.Categories.Select(c => (c.Category, new JsonMembers().Number("items", c.Items)
            .Raw("baseline", PromotionWords.Digits(c.Baseline)).Raw("challenger", PromotionWords.Digits(c.Challenger)).Raw("delta", PromotionWords.Digits(c.Delta)).ToString()))));

    private static string? MapOf(IEnumerable<(string Key, string Value)> map)
    {
        var members = new JsonMembers();
        foreach (var (key, value) in map)
        {
            members.Raw(key, value);
        }

        return members.IsEmpty ? null : members.ToString();
    }

    private static string? FigureOf(MeasuredFigure? figure) => figure is null ? null : new JsonMembers()
        .Raw("baseline", PromotionWords.Digits(figure.Baseline))
        .Raw("challenger", PromotionWords.Digits(figure.Challenger))
        .Raw("delta", PromotionWords.Digits(figure.Delta))
        .Raw("delta_of_pairs", PromotionWords.Digits(figure.DeltaOfPairs))
        .Raw("low", PromotionWords.Digits(figure.Low))
        .Raw("high", PromotionWords.Digits(figure.High))
        .Raw("p", figure.P?.ToString("0.######", CultureInfo.InvariantCulture))
        .Text("word", figure.Word)
        .ToString();
}
