using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;
using JsonTree = StaticTracker.Json.JsonTree;

namespace StaticTracker.Tests.Promotion;

/// <summary>A module with results whose verdicts are stored, small enough to count by hand.</summary>
internal static partial class PromotionData
{
    /// <summary>Settings with a policy of m01; <paramref name="policy"/> is the inside of an object.</summary>
    public static TrackerTest WithPolicy(this TrackerTest test, string policy) => test.WithSettings("{\"promotion\":{\"modules\":{\"m01\":{" + policy + "}}}}");

    public static TrackerTest WithSettings(this TrackerTest test, string settings) => test.With("data/tracker.json", Canonical(settings, Shape.Settings));

    /// <summary>A module of experiments, and their verdict files.</summary>
    public static TrackerTest WithResults(this TrackerTest test, params Result[] results)
    {
        var experiments = results.Select(r => r.Json());
        test.With("data/modules/m01.json", Canonical(new JsonObject { ["module_id"] = "m01", ["experiments"] = new JsonArray([.. experiments]) }.ToJsonString(), Shape.Module));
        foreach (var result in results.Where(r => r.Rows.Length > 0))
        {
            test.With($"data/verdicts/m01/{result.Id}.json", Canonical(result.Verdicts(), Shape.Verdicts));
        }

        return test;
    }

    /// <summary>The report that the last command names, or the only one. Times of files do not tell which is the newest: two may be written within one tick of the disk's clock.</summary>
    public static JsonNode Report(this TrackerTest test) => JsonNode.Parse(File.ReadAllText(
        NamedReport().Match(test.Err) is { Success: true } named ? test.PathOf(named.Value) : test.ReportFiles().Single()))!;

    public static string[] ReportFiles(this TrackerTest test) => Directory.Exists(test.PathOf("data/promotions/reports/m01")) ? Directory.GetFiles(test.PathOf("data/promotions/reports/m01"), "*.json") : [];

    public static int ReportCount(this TrackerTest test) => test.ReportFiles().Length;

    public static JsonArray Entries(this TrackerTest test) => test.Has("data/promotions/m01.json") ? JsonNode.Parse(test.Read("data/promotions/m01.json"))!["entries"]!.AsArray() : [];

    /// <summary>What is active: "v2/a".</summary>
    public static string Active(this TrackerTest test) => test.Entries() is { Count: > 0 } entries ? $"{entries[^1]!["prompt_version"]}/{entries[^1]!["model"]}" : "nothing";

    public static string? Verdict(JsonNode report, string limit) => (string?)report["decision"]!["reasons"]!.AsArray().FirstOrDefault(r => (string?)r!["limit"] == limit)?["verdict"];

    [GeneratedRegex(@"data/promotions/reports/m01/[^\s:]+\.json")]
    private static partial Regex NamedReport();

    private static byte[] Canonical(string json, Shape shape)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json));
        return CanonicalJson.File(tree, shape);
    }
}
