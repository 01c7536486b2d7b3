using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

/// <summary>Texts of items, outputs and reasons reach the site only where the settings say so, and as data alone.</summary>
[TestClass]
public sealed class PublishingKeptTexts
{
    private const string Script = "_site/data/details/m01/0-0.js";

    private static TrackerTest Project(string publish) => new TrackerTest()
        .With("data/tracker.json", $$"""{ "site": { "publish": { {{publish}} } } }""")
        .With("data/modules/m01.json", """
            { "module_id": "m01", "primary_rubric": "R1", "experiments": [
                { "id": "one", "prompt_version": "v1", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "unit": "verdict", "pass_rate": 50.0, "total": 2, "pass": 1, "fail": 1 },
                  "rubrics": { "R1": { "pass": 1, "fail": 1, "total": 2, "rate": 50.0 } } },
                { "id": "two+b", "prompt_version": "v2", "model": "gpt-5", "timestamp": "2026-01-21T00:00:00Z", "metrics": { "unit": "verdict", "pass_rate": 50.0, "total": 2, "pass": 1, "fail": 1 },
                  "rubrics": { "R1": { "pass": 1, "fail": 1, "total": 2, "rate": 50.0 } } } ] }
            """)
        .With("data/verdicts/m01/one.json", """{ "experiment": "one", "items": ["item-alpha", "item-beta"], "verdicts": { "R1": "PF" } }""")
        .With("data/verdicts/m01/two+b.json", """{ "experiment": "two+b", "items": ["item-alpha", "item-beta"], "verdicts": { "R1": "FP" } }""")
        .With("data/items/m01/default@v1.json", """{ "items": [{ "id": "item-alpha", "text": "secret-text </script><!-- \u2028", "expected": "secret-expected" }, { "id": "item-beta" }] }""")
        .With("data/details/m01/one.json", """{ "experiment": "one", "items": { "item-beta": { "output": "secret-output", "reasons": { "R1": "secret-reason" } } } }""")
        .With("data/details/m01/two+b.json", """{ "experiment": "two+b", "items": { "item-alpha": { "input": "secret-input", "output": "secret-output-2", "reasons": { "*": "secret-whole" } } } }""");

    private static readonly string[] s_items = ["item-alpha", "item-beta", "secret-text", "secret-expected", "secret-input"];
    private static readonly string[] s_details = ["secret-output", "secret-reason", "secret-output-2", "secret-whole"];

    [TestMethod]
    [DataRow("")]
    [DataRow("\"items\": false, \"details\": false")]
    public void LeavesNothingOfThemInTheSiteUnlessAllowed(string publish)
    {
        using var test = Project(publish).Run("build", "--no-history").Exits(0);

        Assert.AreEqual("", string.Join(' ', FoundIn(test, [.. s_items, .. s_details])));
        Assert.IsFalse(test.Has("_site/data/details.js"));
        Assert.DoesNotContain("data-texts", test.Read("_site/modules/m01/index.html"));
    }

    [TestMethod]
    public void KeepsOutputsAndReasonsBackWhereOnlyItemsAreAllowed()
    {
        using var test = Project("\"items\": true").Run("build", "--no-history").Exits(0);

        Assert.AreEqual("", string.Join(' ', FoundIn(test, s_details)));
        Assert.Contains("secret-expected", test.Read(Script));
    }

    [TestMethod]
    public void KeepsNamesAndTextsOfItemsBackWhereOnlyDetailsAreAllowed()
    {
        using var test = Project("\"details\": true").Run("build", "--no-history").Exits(0);

        Assert.AreEqual("", string.Join(' ', FoundIn(test, s_items)));
        Assert.AreEqual("TK.details(\"m01\",0,0,[\n0,\n[null,null,\"secret-output\",[[\"R1\",\"secret-reason\"]]]]);\n", test.Read(Script));
        Assert.AreEqual("TK.detailFiles({\n\"m01\":[[\"one\",[0]],[\"two\\u002Bb\",[0]]],});\n", test.Read("_site/data/details.js"));
    }

    [TestMethod]
    public void EscapesWhatTheySay()
    {
        using var test = Project("\"items\": true, \"details\": true").Run("build", "--no-history").Exits(0);

        var script = test.Read(Script);
        Assert.DoesNotContain("<", script);
        Assert.DoesNotContain("\u2028", script);
        Assert.Contains("secret-text \\u003C/script\\u003E", script);
        Assert.Contains("data-texts", test.Read("_site/modules/m01/index.html"));
    }

    [TestMethod]
    public void TakesWhatChangedInALaterBuild()
    {
        using var test = Project("\"details\": true").Run("build", "--no-history").Exits(0);
        test.With("data/details/m01/one.json", """{ "experiment": "one", "items": { "item-beta": { "output": "other" } } }""").Run("build", "--no-history").Exits(0);
        var later = test.Read(Script);
        test.Run("build", "--no-history", "--full").Exits(0);

        Assert.Contains("\"other\"", later);
        Assert.AreEqual(test.Read(Script), later);
    }

    [TestMethod]
    public void RemovesThemWhenTheyAreNoLongerAllowed()
    {
        using var test = Project("\"items\": true, \"details\": true").Run("build", "--no-history").Exits(0);
        test.With("data/tracker.json", "{ }").Run("build", "--no-history").Exits(0);

        Assert.AreEqual("", string.Join(' ', FoundIn(test, [.. s_items, .. s_details])));
    }

    [TestMethod]
    public void SplitsManyAndCutsLongOnes()
    {
        var items = Enumerable.Range(10, 30).Select(i => $"i{i}").ToList();
        using var test = Project("\"details\": true")
            .With("data/modules/m01.json", """
                { "module_id": "m01", "experiments": [ { "id": "one", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00Z", "metrics": { "unit": "verdict", "pass_rate": 100.0, "total": 30, "pass": 30, "fail": 0 },
                  "rubrics": { "R1": { "pass": 30, "fail": 0, "total": 30, "rate": 100.0 } } } ] }
                """)
            .With("data/verdicts/m01/one.json", $$"""{ "experiment": "one", "items": ["{{string.Join("\", \"", items)}}"], "verdicts": { "R1": "{{new string('P', 30)}}" } }""")
            .With("data/details/m01/one.json", $$"""{ "experiment": "one", "items": { {{string.Join(", ", items.Select(i => $"\"{i}\": {{ \"output\": \"{new string('x', 30_000)}\" }}"))}} } }""")
            .Run("build", "--no-history").Exits(0);

        Assert.Contains("\"m01\":[[\"one\",[0,7,14,21,28]]]", test.Read("_site/data/details.js"));
        Assert.AreEqual(7, test.Read(Script).Split("\n[").Length - 1);
        Assert.Contains(new string('x', 20_000) + "\\u2026", test.Read(Script));
    }

    [TestMethod]
    public void WarnsOfAFileThatCannotBeUsedAndShowsTheVerdicts()
    {
        using var test = Project("\"details\": true").With("data/details/m01/one.json", "{ \"experiment\": \"one\" }").Run("build", "--no-history").Exits(0);

        Assert.Contains("data/details/m01/one.json:1:1: warning ST595: ", test.Err);
        Assert.IsTrue(test.Has("_site/data/verdicts/m01/0.js"));
    }

    private static IEnumerable<string> FoundIn(TrackerTest test, string[] texts)
    {
        foreach (var file in Directory.EnumerateFiles(test.PathOf("_site"), "*", SearchOption.AllDirectories))
        {
            var content = File.ReadAllText(file);
            foreach (var text in texts.Where(t => content.Contains(t, StringComparison.Ordinal)))
            {
                yield return $"{Path.GetFileName(file)}: {text}";
            }
        }
    }
}
