using System.Text.Json.Nodes;
using StaticTracker.Checking;
using StaticTracker.Merging;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Merging;

/// <summary>A list that no rule knows is one value, so that two sides which each add an entry contradict: every list of the schemas has a rule, or is meant so.</summary>
[TestClass]
public class KnowingEveryList
{
    /// <summary>Lists whose order means something, so that half of each side's would be wrong, and numbers.</summary>
    private static readonly string[] s_whole =
        ["tracker.schema.json import.rules[].scores.*.errors", "tracker.schema.json import.rules[].outcomes", "verdicts.schema.json items", "verdicts.schema.json scores.*",
        "benchmark.schema.json items", "promotion_report.schema.json sources", "promotion_report.schema.json policy.guard_rubrics",
        "promotion_report.schema.json decision.reasons", "promotion_report.schema.json decision.notes",
        "router.schema.json rubrics", "router.schema.json features", "router.schema.json candidates", "router.schema.json candidates[].coefficients"];

    [TestMethod]
    public void GivesEveryListOfTheSchemasARule()
    {
        var lists = new[] { DataKind.Module, DataKind.Settings, DataKind.Verdicts, DataKind.Items, DataKind.Details, DataKind.Bundle, DataKind.Run, DataKind.Ab, DataKind.Benchmark, DataKind.Promotions, DataKind.PromotionReport, DataKind.Router }.SelectMany(kind =>
        {
            var file = SchemaSet.FileNameOf(kind);
            var schema = JsonNode.Parse(SchemaSet.Text(file))!;
            return Lists(schema, schema, MergeRules.Of(kind)!, "").Select(l => $"{file} {l}");
        });

        Assert.AreEqual(string.Join('\n', s_whole), string.Join('\n', lists));
    }

    /// <summary>Paths of lists that are merged as one value.</summary>
    private static IEnumerable<string> Lists(JsonNode root, JsonNode schema, MergeRule rule, string path)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            schema = reference.Split('/').Skip(1).Aggregate(root, (node, step) => node[step]!);
        }

        if (schema["type"]?.ToJsonString() == "\"array\"" && rule.Form is not (MergeForm.Keyed or MergeForm.Ordered or MergeForm.Set))
        {
            yield return path.TrimStart('.');
        }

        var inner = (schema["properties"] as JsonObject ?? []).Select(p => (Rule: rule.Member(p.Key), Schema: p.Value!, Name: $".{p.Key}"))
            .Concat(schema["additionalProperties"] is JsonObject any ? [(rule.Member("*"), any, ".*")] : [])
            .Concat(schema["items"] is JsonObject element ? [(rule.Inner ?? MergeRule.Free, element, "[]")] : []);
        foreach (var found in inner.SelectMany(i => Lists(root, i.Schema, i.Rule, path + i.Name)))
        {
            yield return found;
        }
    }
}
