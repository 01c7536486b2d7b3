using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StaticTracker.Reporting;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Storage;

namespace StaticTracker.Tests.Reporting;

/// <summary>What <c>git diff</c> shows of a module file where the driver is registered.</summary>
[TestClass]
public class ReadingAModuleAsLines
{
    private static readonly JsonSerializerOptions s_exact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<object[]> Seeds => Enumerable.Range(1, 100).Select(i => new object[] { i });

    [TestMethod]
    public void EveryValueStandsBelowTheHeadingOfItsExperiment() => Assert.AreEqual(
        """
        module_id: m01
        tags: ["a","true"]
        more: {}

        experiment  v1  gpt-5  2026-01-20T00:31:46  e1
          metrics: pass_rate 50.0, total 10, pass 5
          rubric clean: total 10, rate 50.00
          rubric "found it": total 3
          score: mean 3.5, better higher
          withdrawn: reason "wrong, and late"

        experiment  v2  gpt-5  2026-01-20T00:31:46  e2
          metrics: {}

        suggestion  v1  clean
          suggestion: Ask for more, and twice.
          priority: "true"

        """.ReplaceLineEndings("\n"),
        ModuleLines.Of(Encoding.UTF8.GetBytes(
            """
            {"more": {}, "module_id": "m01", "tags": ["a", "true"],
             "suggestions": [{"version": "v1", "rubric": "clean", "suggestion": "Ask for more, and twice.", "priority": "true"}],
             "experiments": [
               {"id": "e2", "prompt_version": "v2", "model": "gpt-5", "timestamp": "2026-01-20T00:31:46", "metrics": {}},
               {"id": "e1", "prompt_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:31:46", "metrics": {"pass_rate": 50.0, "total": 10, "pass": 5},
                "rubrics": {"clean": {"total": 10, "rate": 50.00}, "found it": {"total": 3}}, "score": {"mean": 3.5, "better": "higher"}, "withdrawn": {"reason": "wrong, and late"}}]}
            """)));

    [TestMethod]
    [DataRow("not JSON\r\n\u001b[31m\n", "not JSON\n\\u001b[31m\n")]
    [DataRow("[1]", "[1]\n")]
    [DataRow("", "\n")]
    public void WhatIsNoModuleStandsAsItIsWithoutControlCharacters(string text, string expected) => Assert.AreEqual(expected, ModuleLines.Of(Encoding.UTF8.GetBytes(text)));

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void NoChangeOfAnyValueCanHide(int seed)
    {
        var document = JsonNode.Parse(new DocumentGenerator(seed).Module())!;
        var lines = Lines(document);

        foreach (var path in Leaves(document).ToList())
        {
            var changed = document.DeepClone();
            var at = path[..^1].Aggregate(changed, (node, step) => step is int i ? node[i]! : node[(string)step]!);
            JsonNode other = JsonValue.Create($"other {seed}");
            if (path[^1] is int index)
            {
                at[index] = other;
            }
            else
            {
                at[(string)path[^1]] = other;
            }

            Assert.AreNotEqual(lines, Lines(changed), string.Join('/', path));
        }
    }

    [TestMethod]
    public void AFileIsPrintedWholeAndGoesAlone()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:31:46", 1, 1).Text());

        test.Run("show", "--file", "{project}/data/modules/m01.json").Exits(0);
        StringAssert.Contains(test.Out, "\nexperiment  v1  gpt-5  2026-01-20T00:31:46  e1\n  metrics: pass_rate 50.0, total 2, pass 1, fail 1, error 0\n", StringComparison.Ordinal);

        test.Run("show", "m01", "--file", "{project}/data/modules/m01.json").Exits(2);
        test.Run("show", "--file", "{project}/none.json").Exits(1);
        StringAssert.Contains(test.Err, "none.json: error ST007", StringComparison.Ordinal);
        Assert.EndsWith("; look whether it is there, and at its permissions\n", test.Err);
    }

    private static string Lines(JsonNode document) => ModuleLines.Of(Encoding.UTF8.GetBytes(document.ToJsonString(s_exact)));

    private static IEnumerable<object[]> Leaves(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } o => o.SelectMany(m => Leaves(m.Value).Select(l => (object[])[m.Key, .. l])),
        JsonArray { Count: > 0 } a => a.SelectMany((e, i) => Leaves(e).Select(l => (object[])[i, .. l])),
        _ => [[]],
    };
}
