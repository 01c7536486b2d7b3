using System.Text.Json;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Suggestions;

[TestClass]
public sealed class LookingForWeakRubrics
{
    /// <summary>Wilson's 95 % interval of 49 of 100 is 39.4–58.7, of 69 of 100 59.4–77.2, of 84 of 100 75.6–89.9, of 5 of 50 4.3–21.4.</summary>
    [TestMethod]
    [DataRow("low 5 of 50", "high", "enough")]
    [DataRow("r 49 of 100", "high", "enough")]
    [DataRow("r 50 of 100", "medium", "enough")]
    [DataRow("r 69 of 100", "medium", "enough")]
    [DataRow("r 70 of 100", "low", "enough")]
    [DataRow("r 84 of 100", "low", "interval_reaches_beyond")]
    [DataRow("r 1 of 4", "high", "enough")]
    [DataRow("r 3 of 5", "medium", "interval_reaches_beyond")]
    [DataRow("r 0 of 1", "high", "enough")]
    public void TheRateGivesThePriorityAndTheIntervalDecidesOnTheEvidence(string rubric, string priority, string evidence)
    {
        using var module = new SuggestedModule().Run("v1", "a", rubric);

        var weak = module.Advice().GetProperty("weak")[0];

        Assert.AreEqual(priority, weak.GetProperty("priority").GetString());
        Assert.AreEqual(evidence, weak.GetProperty("evidence").GetString());
        Assert.AreEqual(evidence == "enough", weak.TryGetProperty("proposal", out _));
        Assert.AreEqual(evidence == "enough", weak.GetProperty("interval")[1].GetDouble() < 85);
    }

    [TestMethod]
    public void ARateThatIsShownAsAThresholdGivesThePriorityThatItsCountsGive()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 999 of 2000, s 1000 of 2000");

        var weak = module.Advice().GetProperty("weak");

        Assert.AreEqual("high medium", $"{weak[0].GetProperty("priority")} {weak[1].GetProperty("priority")}");
        Assert.StartsWith("999 of 2000 passed on a (49.95 %, 95 % interval ", weak[0].GetProperty("proposal").GetProperty("issue").GetString());
        module.Test.Run("suggest").Exits(0);
        Assert.Contains("high    r  49.95 % (999 of 2000)", module.Test.Out);
        Assert.Contains("medium  s  50.0 % (1000 of 2000)", module.Test.Out);
    }

    [TestMethod]
    public void AnItemThatFailsTwiceIsOneItem()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 1 of 6");
        module.Written().With("data/verdicts/m01/v1_a_1.json", """{ "experiment": "v1_a_1", "items": [ "i3", "i37", "i37#2", "i37#3", "i4", "i4#2" ], "verdicts": { "r": "FFFFPF" } }""");

        Assert.AreEqual("""["i3","i37","i4"]""", module.Advice().GetProperty("weak")[0].GetProperty("failing").GetRawText().Replace(" ", "").Replace("\n", ""));
        module.Test.Run("suggest").Exits(0);
        Assert.Contains("fails on i3, i37, i4\n", module.Test.Out);
    }

    [TestMethod]
    public void ARubricFromTheLastThresholdOnIsNotWeak()
    {
        using var module = new SuggestedModule().Run("v1", "a", "fine 85 of 100, better 100 of 100");

        Assert.AreEqual(0, module.Advice().GetProperty("weak").GetArrayLength());
        module.Test.Run("suggest").Exits(0);
        Assert.Contains("m01: v1 on a (best), data set v1: no weak rubric", module.Test.Out);
    }

    [TestMethod]
    public void TheSettingsMoveTheThresholds()
    {
        using var module = new SuggestedModule().Run("v1", "a", "one 15 of 100, two 25 of 100, three 35 of 100, four 45 of 100");
        module.Test.With("data/tracker.json", """{ "thresholds": { "weak_rubric": { "high": 20, "medium": 30, "low": 40 } } }""");

        var weak = module.Advice().GetProperty("weak");

        Assert.AreEqual("one high, two medium, three low", string.Join(", ", weak.EnumerateArray().Select(w => $"{w.GetProperty("rubric")} {w.GetProperty("priority")}")));
        module.Test.Run("suggest");
        Assert.Contains("high below 20 %, medium below 30 %, low below 40 %", module.Test.Out);
    }

    [TestMethod]
    public void AMistypedThresholdIsRefused()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 15 of 100");
        module.Test.With("data/tracker.json", """{ "thresholds": { "weak_rubric": { "hihg": 20 } } }""");

        module.Written().Run("suggest").Exits(1);

        Assert.Contains("\"hihg\" is not allowed here; did you mean \"high\"?", module.Test.Err);
    }

    [TestMethod]
    public void TheWeakestComesFirstWithWhatOtherModelsReach()
    {
        using var module = new SuggestedModule()
            .Run("v1", "a", "old 1 of 100")
            .Run("v2", "a", "new 60 of 100, worst 10 of 100, fine 95 of 100")
            .Run("v2", "b", "new 20 of 100, worst 30 of 100, fine 95 of 100");

        var advice = module.Advice();

        Assert.AreEqual("v2", advice.GetProperty("version").GetString());
        Assert.AreEqual("a", advice.GetProperty("model").GetString());
        var weak = advice.GetProperty("weak").EnumerateArray().ToList();
        Assert.AreEqual("worst new", string.Join(' ', weak.Select(w => w.GetProperty("rubric").GetString())));
        Assert.AreEqual(30.0m, weak[0].GetProperty("other_models").GetProperty("b").GetDecimal());
    }

    [TestMethod]
    public void AnotherModelIsLookedAtWhereItIsNamed()
    {
        using var module = new SuggestedModule().Run("v2", "a", "r 60 of 100").Run("v2", "b", "r 20 of 100");

        var advice = module.Advice("--model", "b");

        Assert.AreEqual("b", advice.GetProperty("model").GetString());
        Assert.IsFalse(advice.GetProperty("best").GetBoolean());
        Assert.AreEqual(20.0m, advice.GetProperty("weak")[0].GetProperty("rate").GetDecimal());
        module.Test.Run("suggest", "--model", "bb").Exits(2);
        Assert.Contains("Did you mean 'b'?", module.Test.Err);
    }

    [TestMethod]
    public void ManyErrorsAreNoEvidence()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 10 of 100", error: 50);

        var weak = module.Advice().GetProperty("weak")[0];

        Assert.AreEqual(20.0m, weak.GetProperty("rate").GetDecimal());
        Assert.AreEqual("too_many_errors", weak.GetProperty("evidence").GetString());
        Assert.IsFalse(weak.TryGetProperty("proposal", out _));
    }

    [TestMethod]
    public void ARateWithoutCountsIsNoEvidence()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", """
            { "module_id": "m01", "experiments": [{ "id": "e", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 20 }, "rubrics": { "r": { "rate": 20.0 } } }] }
            """).Run("suggest").Exits(0);

        Assert.Contains("  high    r  20.0 %\n          nothing proposed: not enough evidence, the rate is stated without counts\n", test.Out);
    }

    /// <summary>The weakest has counts, yet nothing tells of how many items: that is another reason than a rate without counts, and each has its own.</summary>
    [TestMethod]
    public void EveryWeakRateHasItsOwnReason()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 20, 80).Text())
            .With("data/modules/m02.json", """
                { "module_id": "m02", "experiments": [{ "id": "f", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "unit": "verdict", "total": 135, "pass": 66, "error": 6 },
                  "rubrics": { "broken": { "pass": 2, "error": 6, "total": 15 }, "few": { "pass": 4, "total": 10 }, "many": { "pass": 60, "total": 110 }, "stated": { "rate": 10 } } }] }
                """).Run("suggest").Exits(0);

        Assert.Contains("  high    Pass rate  20.0 % (20 of 100)\n          nothing proposed: not enough evidence, nothing tells how many items there are\n", test.Out);
        Assert.Contains("  high    stated  10.0 %\n          nothing proposed: not enough evidence, the rate is stated without counts\n", test.Out.Replace("10 %", "10.0 %", StringComparison.Ordinal));
        Assert.Contains("          nothing proposed: too many errors (6 of 15, allowed are 5 %)\n", test.Out);
        Assert.Contains("  medium  many  54.5 % (60 of 110), 95 % interval 45.2–63.5\n          proposed:", test.Out);
        test.Run("suggest", "--json").Exits(0);
        Assert.Contains("\"items_unknown\"", test.Out);
    }

    [TestMethod]
    public void WhereNoRubricIsKnownThePassRateIsLookedAt()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 10, 90, extra: "", id: "e").Text().Replace("\"total\"", "\"unit\": \"item\", \"total\"", StringComparison.Ordinal));

        test.Run("suggest", "--json").Exits(0);

        using var answer = JsonDocument.Parse(test.Out);
        var weak = answer.RootElement.GetProperty("modules")[0].GetProperty("weak")[0];
        Assert.IsFalse(weak.TryGetProperty("rubric", out _));
        Assert.AreEqual("enough", weak.GetProperty("evidence").GetString());
    }

    [TestMethod]
    public void StoredVerdictsTellWhichItemsFail()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 1 of 5");
        module.Test.With("data/verdicts/m01/v1_a_1.json", """{ "experiment": "v1_a_1", "items": ["a", "b", "c", "d", "e"], "verdicts": { "r": "FFPFF" } }""");

        Assert.AreEqual("a b d e", string.Join(' ', module.Advice().GetProperty("weak")[0].GetProperty("failing").EnumerateArray().Select(f => f.GetString())));
        module.Test.Run("suggest");
        Assert.Contains("fails on a, b, d and 1 more", module.Test.Out);
    }

    [TestMethod]
    public void NothingIsProposedTwice()
    {
        using var module = new SuggestedModule().Run("v1", "a", "open 10 of 100, refused 11 of 100, old 12 of 100, tried 13 of 100").Run("v2", "a", "open 10 of 100, refused 11 of 100, old 12 of 100, tried 13 of 100")
            .Suggestion(""" "id": "one", "version": "v1", "rubric": "open", "suggestion": "x", "status": "pending" """)
            .Suggestion(""" "id": "two", "version": "v2", "rubric": "refused", "suggestion": "x", "status": "rejected" """)
            .Suggestion(""" "id": "three", "version": "v1", "rubric": "old", "suggestion": "x", "status": "rejected" """)
            .Suggestion(""" "id": "four", "version": "v1", "rubric": "tried", "suggestion": "x", "status": "applied", "applied_in": "v2" """);

        var weak = module.Advice().GetProperty("weak").EnumerateArray().ToDictionary(w => w.GetProperty("rubric").GetString()!);

        Assert.AreEqual("old tried", string.Join(' ', weak.Where(w => w.Value.TryGetProperty("proposal", out _)).Select(w => w.Key)));
        Assert.AreEqual("one", weak["open"].GetProperty("known").GetString());
        Assert.AreEqual("four", weak["tried"].GetProperty("applied_here")[0].GetString());
    }

    [TestMethod]
    public void AProjectWithoutModulesSaysWhatToDo()
    {
        using var test = new TrackerTest();

        test.Run("suggest").Exits(0);

        Assert.AreEqual("There is no module yet. Import a result: tracker import RESULT.json\n", test.Out);
    }

    [TestMethod]
    public void AModuleOrAVerbThatIsMistypedIsTold()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 1 of 5");

        module.Written().Run("suggest", "aply", "1a2b").Exits(2);

        Assert.AreEqual("tracker: there is no module 'aply'.\nDid you mean 'apply'?\n", module.Test.Err);
    }
}
