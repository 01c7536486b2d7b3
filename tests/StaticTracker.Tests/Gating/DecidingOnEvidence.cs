using System.Globalization;
using StaticTracker.Tests.Infra;
using static StaticTracker.Tests.Gating.GatedRepo;

namespace StaticTracker.Tests.Gating;

[TestClass]
public class DecidingOnEvidence
{
    [TestMethod]
    [DataRow(600, 1, "blocked")]
    [DataRow(880, 3, "inconclusive")]
    [DataRow(905, 0, "passed")]
    public void AFallIsDecidedByItsIntervalAlone(int pass, int exit, string outcome)
    {
        using var repo = With("""{ "name": "fall", "max_drop": 3, "require_evidence": true }""", at: Items("v1", 900, "one"));

        repo.Gate(Items("v1", 900, "one", ("v2", pass, "two"))).Exits(exit);

        var (words, figures) = repo.Finding("fall");
        Assert.AreEqual(outcome, words);
        StringAssert.Contains(figures, "95 % interval ");
    }

    /// <summary>The limit is an end of the interval as one decimal shows it: what is printed must not say the opposite of what was decided.</summary>
    [TestMethod]
    [DataRow(1000, 880)]
    [DataRow(1000, 893)]
    [DataRow(1000, 905)]
    [DataRow(1000, 911)]
    public void AnIntervalNeverLooksAsIfItWereOnTheOtherSideOfTheLimit(int before, int pass)
    {
        using var first = With("""{ "name": "fall", "max_drop": 50, "require_evidence": true }, { "name": "floor", "min_pass_rate": 1, "require_evidence": true }""", at: Items("v1", before * 9 / 10, "one"));
        first.Gate(Items("v1", before * 9 / 10, "one", ("v2", pass, "two")));
        var (fall, floor) = (LowOf(first.Finding("fall").Figures), LowOf(first.Finding("floor").Figures));
        using var repo = With(
            string.Create(CultureInfo.InvariantCulture, $$"""{ "name": "fall", "max_drop": {{-fall}}, "require_evidence": true }, { "name": "floor", "min_pass_rate": {{floor}}, "require_evidence": true }"""), at: Items("v1", before * 9 / 10, "one"));

        repo.Gate(Items("v1", before * 9 / 10, "one", ("v2", pass, "two")));

        var (ofFall, ofFloor) = (repo.Finding("fall"), repo.Finding("floor"));
        Assert.AreEqual(LowOf(ofFall.Figures) < fall ? "inconclusive" : "passed", ofFall.Words, ofFall.Figures);
        Assert.AreEqual(LowOf(ofFloor.Figures) < floor ? "inconclusive" : "passed", ofFloor.Words, ofFloor.Figures);
    }

    private static decimal LowOf(string figures) =>
        decimal.Parse(figures[(figures.IndexOf(" interval ", StringComparison.Ordinal) + " interval ".Length)..].Split(' ', '–')[0].Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);

    [TestMethod]
    [DataRow(950, 1000, "passed")]
    [DataRow(910, 1000, "inconclusive")]
    [DataRow(800, 1000, "blocked")]
    [DataRow(10, 10, "inconclusive")]
    public void ALeastRateToo(int pass, int total, string outcome)
    {
        using var repo = With("""{ "name": "floor", "min_pass_rate": 90, "require_evidence": true }""", at: Items("v1", 900, "one"));

        repo.Gate(Items("v1", 900, "one", ("v2", pass, "two"), total));

        Assert.AreEqual(outcome, repo.Finding("floor").Words);
    }

    [TestMethod]
    public void WithoutALimitTheWordDecides()
    {
        using var repo = With("""{ "name": "shown", "require_evidence": true }""", at: Items("v1", 900, "one"));
        repo.Gate(Items("v1", 900, "one", ("v2", 890, "two"))).Exits(3).Says("inconclusive", "not enough evidence");

        using var worse = With("""{ "name": "shown", "require_evidence": true }""", at: Items("v1", 900, "one"));
        worse.Gate(Items("v1", 900, "one", ("v2", 700, "two"))).Exits(1);
        Assert.AreEqual(("blocked", "90.0 (900/1000) → 70.0 (700/1000), worse"), worse.Finding("shown"));

        using var better = With("""{ "name": "shown", "require_evidence": true }""", at: Items("v1", 900, "one"));
        better.Gate(Items("v1", 900, "one", ("v2", 960, "two"))).Exits(0);
        Assert.AreEqual(("passed", "90.0 (900/1000) → 96.0 (960/1000), better"), better.Finding("shown"));
    }

    [TestMethod]
    public void VerdictsOfUnknownItemsAreNoEvidenceOfARate()
    {
        using var repo = With("""{ "name": "floor", "min_pass_rate": 50, "require_evidence": true }, { "name": "fall", "max_drop": 50, "require_evidence": true }""");

        repo.Gate(Base().Run("v3", "a", Time, 95, 5, id: "three")).Exits(3);

        Assert.AreEqual(("inconclusive", "95.0 (95/100): nothing tells how many items there are, so that there is no evidence"), repo.Finding("floor"));
        StringAssert.EndsWith(repo.Finding("fall").Figures, "it may be too narrow, since nothing tells how many items there are");
    }

    [TestMethod]
    public void EveryComparisonOfTheReportIsInOneFamilyWhateverTheRulesName()
    {
        const string Rules = """{ "name": "only", "modules": ["m02"], "max_drop": 3, "require_evidence": true }""";
        using var repo = With(Rules, at: Items("v1", 900, "one"));

        repo.Gate(Items("v1", 900, "one", ("v2", 905, "two"))).Exits(0).Says("1 comparison in one family");
    }

    /// <summary>Experiments that count items, 1000 of them unless told: each verdict is one item's.</summary>
    private static ModuleBuilder Items(string version, int pass, string id, (string Version, int Pass, string Id)? then = null, int total = 1000)
    {
        var module = new ModuleBuilder("m01").Run(version, "a", Time, pass, 1000 - pass, extra: Unit(pass, 1000 - pass), id: id);
        return then is { } next ? module.Run(next.Version, "a", Time, next.Pass, total - next.Pass, extra: Unit(next.Pass, total - next.Pass), id: next.Id) : module;
    }

    private static string Unit(int pass, int fail) => $$""", "rubrics": { "A": { "pass": {{pass}}, "fail": {{fail}}, "total": {{pass + fail}} } }""";
}
