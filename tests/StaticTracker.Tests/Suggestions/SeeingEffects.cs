using System.Globalization;
using System.Text.Json;

namespace StaticTracker.Tests.Suggestions;

[TestClass]
public sealed class SeeingEffects
{
    private const string Applied = """ "id": "one", "version": "v1", "rubric": "r", "suggestion": "x", "status": "applied", "applied_in": "v2" """;

    private static JsonElement Effect(SuggestedModule module) => module.Advice().GetProperty("suggestions")[0].GetProperty("effects")[0];

    [TestMethod]
    public void ARubricThatRoseIsBetterWithBothExperimentsNamed()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 20 of 100").Run("v2", "a", "r 60 of 100").Suggestion(Applied);

        var effect = Effect(module);

        Assert.AreEqual("better v1_a_1 v2_a_2 20.0 60.0 40.0", string.Join(' ', new[] { "verdict", "before", "after", "rate_before", "rate_after", "change" }.Select(n => effect.GetProperty(n).ToString())));
        Assert.AreEqual(1, effect.GetProperty("family").GetInt32());
        module.Test.Run("suggest", "--all");
        Assert.Contains("  a: 20.0 % to 60.0 % (+40.0 points): better\n            20 of 100 and 60 of 100 passed; 95 % interval +26.8 to +51.2; n 100; p < 0.0001 (< 0.0001); totals only", module.Test.Out);
        Assert.Contains("not a proof that the suggestion caused it", module.Test.Out);
    }

    [TestMethod]
    public void StoredVerdictsArePaired()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 6 of 12").Run("v2", "a", "r 9 of 12").Suggestion(Applied);
        module.Test.With("data/verdicts/m01/v1_a_1.json", Sheet("v1_a_1", "PPPPPPFFFFFF")).With("data/verdicts/m01/v2_a_2.json", Sheet("v2_a_2", "PPPPPFPPPPFF"));

        var effect = Effect(module);

        Assert.AreEqual("1 4", $"{effect.GetProperty("pairs_worse")} {effect.GetProperty("pairs_better")}");
        // McNemar's exact p of 1 and 4 discordant pairs: 2 * (1 + 5) / 2^5.
        Assert.AreEqual(0.375, effect.GetProperty("p").GetDouble(), 1e-12);
        Assert.AreEqual("not_enough_evidence", effect.GetProperty("verdict").GetString());
    }

    [TestMethod]
    public void AnotherDataSetIsNotComparable()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 20 of 100").Run("v2", "a", "r 60 of 100", dataset: "v2").Suggestion(Applied);

        var effect = Effect(module);

        Assert.AreEqual("not_comparable", effect.GetProperty("verdict").GetString());
        Assert.AreEqual("other data set: version v1 and version v2", effect.GetProperty("reason").GetString());
    }

    [TestMethod]
    public void EachModelThatRanBothHasItsOwn()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 20 of 100").Run("v1", "b", "r 50 of 100").Run("v1", "c", "r 50 of 100")
            .Run("v2", "a", "r 60 of 100").Run("v2", "b", "r 51 of 100").Run("v2", "d", "r 60 of 100").Suggestion(Applied);

        var effects = module.Advice().GetProperty("suggestions")[0].GetProperty("effects").EnumerateArray().ToList();

        Assert.AreEqual("a better, b not_enough_evidence", string.Join(", ", effects.Select(e => $"{e.GetProperty("model")} {e.GetProperty("verdict")}")));
        Assert.AreEqual(2, effects[0].GetProperty("family").GetInt32());
    }

    [TestMethod]
    public void AllEffectsOfAModuleAreOneFamily()
    {
        using var alone = new SuggestedModule().Run("v1", "a", "r 20 of 100, q 50 of 100").Run("v2", "a", "r 34 of 100, q 52 of 100").Suggestion(Applied);
        using var among = new SuggestedModule().Run("v1", "a", "r 20 of 100, q 50 of 100").Run("v2", "a", "r 34 of 100, q 52 of 100").Suggestion(Applied)
            .Suggestion(""" "id": "two", "version": "v1", "rubric": "q", "suggestion": "y", "status": "applied", "applied_in": "v2" """)
            .Suggestion(""" "id": "three", "version": "v1", "rubric": "q", "suggestion": "z", "status": "applied", "applied_in": "v2" """);

        var (single, one) = (Effect(alone), among.Advice().GetProperty("suggestions").EnumerateArray().Single(s => s.GetProperty("id").GetString() == "one").GetProperty("effects")[0]);

        Assert.AreEqual(2, one.GetProperty("family").GetInt32());
        Assert.AreEqual(2 * single.GetProperty("p_adjusted").GetDouble(), one.GetProperty("p_adjusted").GetDouble(), 1e-12);
        Assert.AreEqual("better not_enough_evidence", $"{single.GetProperty("verdict")} {one.GetProperty("verdict")}");
    }

    [TestMethod]
    public void AWithdrawnRunCountsForNothing()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 20 of 100").Run("v2", "a", "r 60 of 100", extra: """, "withdrawn": { "reason": "wrong" } """).Suggestion(Applied);

        Assert.AreEqual("v2 has no result yet", module.Advice().GetProperty("suggestions")[0].GetProperty("no_effect").GetString());
    }

    [TestMethod]
    public void ARubricThatOnlyOneVersionJudgedHasNone()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 20 of 100").Run("v2", "a", "other 60 of 100").Suggestion(Applied);

        Assert.AreEqual("no model has judged the rubric in both v1 and v2 on the same data set", module.Advice().GetProperty("suggestions")[0].GetProperty("no_effect").GetString());
    }

    [TestMethod]
    public void WithoutARubricItIsThePassRate()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 20 of 100, q 20 of 100").Run("v2", "a", "r 60 of 100, q 60 of 100")
            .Suggestion(""" "id": "one", "version": "v1", "suggestion": "x", "status": "applied", "applied_in": "v2" """);

        var effect = Effect(module);

        Assert.AreEqual("20.0 60.0 40 120", string.Create(CultureInfo.InvariantCulture, $"{effect.GetProperty("rate_before")} {effect.GetProperty("rate_after")} {effect.GetProperty("pass_before")} {effect.GetProperty("pass_after")}"));
    }

    [TestMethod]
    public void RepeatsArePooledAndOtherParametersAreTold()
    {
        using var module = new SuggestedModule().Run("v1", "a", "r 20 of 100").Run("v1", "a", "r 30 of 100").Run("v2", "a", "r 60 of 100", extra: """, "params": { "temperature": 1 } """).Suggestion(Applied);

        var effect = Effect(module);

        Assert.AreEqual(25.0m, effect.GetProperty("rate_before").GetDecimal());
        Assert.AreEqual("the parameters differ: not given and {\"temperature\":1}|2 runs of v1 pooled", string.Join('|', effect.GetProperty("cautions").EnumerateArray().Select(c => c.GetString())));
    }

    private static string Sheet(string experiment, string letters) =>
        $$"""{ "experiment": "{{experiment}}", "items": [{{string.Join(", ", letters.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"\"i{i:00}\"")))}}], "verdicts": { "r": "{{letters}}" } }""";

}
