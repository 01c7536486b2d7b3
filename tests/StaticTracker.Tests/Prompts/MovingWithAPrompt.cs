using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Prompts;

[TestClass]
public sealed class MovingWithAPrompt
{
    private const string Words = "moves together, not proof of cause";

    [TestMethod]
    public void RanksRubricsAndGroupsBySharedWordsThenByEvidenceThenBySize()
    {
        using var test = Ready();

        var json = Diff(test);

        var moved = json["moved_with_sections"]!.AsArray();
        Assert.AreEqual("task_prompt › Medical products", string.Join('|', moved.Select(s => s!["section"])));
        Assert.AreEqual(
            "items items tagged medical medical 30.0 80.0 50.0 better|rubric medical_found medical 40.0 80.0 40.0 better|items items in de  50.0 70.0 20.0 better",
            string.Join('|', moved[0]!["moves"]!.AsArray().Select(m => $"{m!["kind"]} {m["name"]} {string.Join(',', m["shared_words"]!.AsArray())} {m["before"]} {m["after"]} {m["change"]} {m["verdict"]}")));
    }

    [TestMethod]
    public void CountsEachGroupOverItsOwnItemsAlone()
    {
        using var test = Ready();

        var groups = Diff(test)["groups"]!.AsArray().ToDictionary(g => (string)g!["name"]!, g => $"{g!["items"]} {g["before"]} {g["after"]} {g["n"]}");

        Assert.AreEqual("20 30.0 80.0 40", groups["items tagged medical"]);
        Assert.AreEqual("30 63.3 63.3 60", groups["items tagged other"]);
        Assert.AreEqual("50 50.0 70.0 100", groups["items in de"]);
    }

    [TestMethod]
    public void StandsUnderTheWordsInEveryForm()
    {
        using var test = Ready();

        test.Run("prompt", "diff", "m01@v1", "m01@v2").Exits(0);
        StringAssert.Contains(test.Out, $"groups of items ({Words})", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, $"with task_prompt › Medical products ({Words})", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "shares 'medical'", StringComparison.Ordinal);
        test.Run("prompt", "diff", "m01@v1", "m01@v2", "--format", "md").Exits(0);
        StringAssert.Contains(test.Out, $"**With task_prompt › Medical products** ({Words})", StringComparison.Ordinal);
        test.Run("prompt", "diff", "m01@v1", "m01@v2", "--only-text").Exits(0);
        Assert.DoesNotContain(Words, test.Out);
    }

    [TestMethod]
    public void LeavesOutResultsOfAnotherPrompt()
    {
        using var test = Ready();
        test.With("data/modules/m01.json", test.Read("data/modules/m01.json").Replace("\"id\": \"e2\"", "\"prompt_hash\": \"2308a10f786d11b5011fcdd52fc97baa3bed5b8683ec43e1f63f93f5b33d411b\", \"id\": \"e2\"", StringComparison.Ordinal));

        Assert.IsEmpty(Diff(test)["moved"]!.AsArray());
    }

    /// <summary>50 items, 20 of them medical: of these <c>medical_found</c> turns from failed to passed in v2; nothing else changes.</summary>
    private static TrackerTest Ready()
    {
        var test = new TrackerTest().With("t1.md", "# Rules\n- Name the brand.\n").With("t2.md", "# Rules\n- Name the brand.\n\n# Medical products\n- Look for the maker.\n");
        test.Run("prompt", "add", "m01", "v1", "--task", "{project}/t1.md").Exits(0);
        test.Run("prompt", "add", "m01", "v2", "--task", "{project}/t2.md").Exits(0);
        var items = Enumerable.Range(0, 50).Select(i => $$"""{ "id": "i{{i:00}}", "tags": ["{{(i < 20 ? "medical" : "other")}}"], "language": "de" }""");
        var (before, after) = (new string('F', 20) + new string('P', 20) + new string('F', 10), new string('P', 40) + new string('F', 10));
        var format = string.Concat(Enumerable.Range(0, 50).Select(i => i % 5 < 3 ? 'P' : 'F'));
        var ids = string.Join(", ", Enumerable.Range(0, 50).Select(i => $"\"i{i:00}\""));
        string Sheet(string id, string letters) => $$"""{ "experiment": "{{id}}", "items": [{{ids}}], "verdicts": { "format": "{{format}}", "medical_found": "{{letters}}" } }""";
        string Experiment(string id, string version, int passed) => $$"""
            { "id": "{{id}}", "prompt_version": "{{version}}", "dataset": "gd", "dataset_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "unit": "verdict", "total": 100, "pass": {{passed + 30}} },
              "rubrics": { "format": { "pass": 30, "total": 50 }, "medical_found": { "pass": {{passed}}, "total": 50 } } }
            """;
        return test.With("data/items/m01/gd@v1.json", $$"""{ "items": [{{string.Join(", ", items)}}] }""")
            .With("data/modules/m01.json", $$"""{ "module_id": "m01", "experiments": [{{Experiment("e1", "v1", 20)}}, {{Experiment("e2", "v2", 40)}}] }""")
            .With("data/verdicts/m01/e1.json", Sheet("e1", before)).With("data/verdicts/m01/e2.json", Sheet("e2", after));
    }

    private static JsonNode Diff(TrackerTest test)
    {
        test.Run("prompt", "diff", "m01@v1", "m01@v2", "--json").Exits(0);
        return JsonNode.Parse(test.Out)!;
    }
}
