using StaticTracker.Tests.Infra;
using static StaticTracker.Tests.Gating.GatedRepo;

namespace StaticTracker.Tests.Gating;

/// <summary>Missing is never passing.</summary>
[TestClass]
public class MissingFigures
{
    [TestMethod]
    public void WithoutAPolicyAtTheBaseNothingIsDecided()
    {
        using var repo = GatedRepo.With("").With("data/tracker.json", """{ "title": "T" }""").Commit("no policy");

        repo.Gate(Base().Run("v3", "a", Time, 95, 5, id: "three")).Exits(3).Says("inconclusive: 1 limit left open", "has no rules under gate at the base");
        repo.Run("diff", "HEAD~1", "HEAD").Exits(0);
        Assert.DoesNotContain("gate", repo.Out);
    }

    [TestMethod]
    public void WhereNothingIsNewNoPolicyIsNeeded()
    {
        using var repo = GatedRepo.With("").With("data/tracker.json", """{ "title": "T" }""").Commit("no policy");

        repo.With("data/tracker.json", Settings("""{ "name": "fall", "max_drop": 2 }""")).Commit("the first policy").Run("gate", "HEAD~1", "HEAD").Exits(0)
            .Says("passed: 3 limits held, no new result to judge", "Policy changed (it counts after the merge only)\n  gate.rules.fall set to");
    }

    [TestMethod]
    public void APolicyThatCannotBeReadDecidesNothing()
    {
        using var repo = GatedRepo.With("");
        repo.With("data/tracker.json", Settings("""{ "name": "fall", "max_drp": 2 }""")).Commit("mistyped", fix: false);

        repo.Gate(Base().Run("v3", "a", Time, 95, 5, id: "three")).Says("inconclusive  base");
        Assert.AreNotEqual(0, repo.ExitCode);
    }

    [TestMethod]
    public void ABaseThatCannotBeReadDecidesNothing()
    {
        using var repo = GatedRepo.With("""{ "name": "fall", "max_drop": 2 }""").With("data/modules/m01.json", "{").Commit("broken", fix: false);

        repo.Gate(Base().Run("v3", "a", Time, 5, 95, id: "three")).Exits(3).Says("inconclusive  base     –", "data/modules/m01.json cannot, so that what changed is not known");
    }

    [TestMethod]
    public void AFirstResultIsLeftOpenUnlessTheRuleAllowsIt()
    {
        using var repo = GatedRepo.With("""{ "name": "strict", "max_drop": 2 }, { "name": "kind", "max_drop": 2, "allow_first": true }, { "name": "floor", "min_pass_rate": 50, "allow_first": true }""");

        repo.Gate(Base().Run("v1", "b", Time, 10, 90, id: "new")).Exits(1);

        Assert.AreEqual(("inconclusive", "nothing to compare with: no version before v1 was run on b and the same data set"), repo.Finding("strict"));
        Assert.AreEqual("passed, first of its kind", repo.Finding("kind").Words);
        Assert.AreEqual("blocked", repo.Finding("floor").Words);
    }

    [TestMethod]
    public void ABaselineThatNobodyDescribedIsNoFirstResult()
    {
        using var repo = GatedRepo.With("").With("data/tracker.json", Settings("""{ "name": "fall", "max_drop": 2, "against": "mistyped", "allow_first": true }""")).Commit("mistyped");

        repo.Gate(Base().Run("v3", "a", Time, 95, 5, id: "three"));

        Assert.AreEqual(("inconclusive", "nothing to compare with: there is no baseline mistyped"), repo.Finding("fall"));
    }

    [TestMethod]
    public void WhatCannotBeComparedIsLeftOpen()
    {
        using var repo = GatedRepo.With("""{ "name": "fall", "max_drop": 2 }""");

        repo.Gate(Base().Run("v3", "a", Time, 95, 5, extra: """, "dataset_version": "d2" """, id: "three")).Exits(3);

        Assert.AreEqual(("inconclusive", "90.0 (90/100) → 95.0 (95/100), not comparable (other data set: version unknown and version d2)"), repo.Finding("fall"));
    }

    [TestMethod]
    public void ErrorsAloneHaveNoRate()
    {
        using var repo = GatedRepo.With("""{ "name": "floor", "min_pass_rate": 50 }, { "name": "match", "on": "match_rate", "min_pass_rate": 50 }""");

        repo.Gate(Base().Run("v3", "a", Time, 0, 0, 100, id: "three")).Exits(3);

        Assert.AreEqual(("inconclusive", "all verdicts are errors: there is no rate"), repo.Finding("floor"));
        StringAssert.StartsWith(repo.Finding("match").Figures, "there is no match rate");
    }

    [TestMethod]
    public void RatesWithoutCountsAreNoEvidenceAndTellNoErrors()
    {
        static ModuleBuilder Stated() => Base().Stated("v3", "a", Time, 92.5m, "three");
        using var repo = GatedRepo.With("""{ "name": "floor", "min_pass_rate": 50 }, { "name": "sure", "min_pass_rate": 50, "require_evidence": true }, { "name": "errors", "max_error_share": 5 }""");

        repo.Gate(Stated()).Exits(3);

        Assert.AreEqual(("passed", "92.5 (as stated)"), repo.Finding("floor"));
        Assert.AreEqual("inconclusive", repo.Finding("sure").Words);
        Assert.AreEqual(("inconclusive", "how many errors there were is not stated"), repo.Finding("errors"));
    }

    [TestMethod]
    [DataRow(89.96, 90, "blocked", "89.96 (as stated)")]
    [DataRow(9.96, 5, "passed", "9.96 (as stated)")]
    public void AStatedRateIsShownOnceWithItsDigits(double rate, double least, string outcome, string figures)
    {
        using var repo = GatedRepo.With(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{ \"name\": \"floor\", \"min_pass_rate\": {least} }}"));

        repo.Gate(Base().Stated("v3", "a", Time, (decimal)rate, "three"));

        Assert.AreEqual((outcome, figures), repo.Finding("floor"));
    }

    [TestMethod]
    public void CountsThatDoNotAddUpAreNoFigure()
    {
        static ModuleBuilder More() => Base().Run("v3", "a", Time, 150, -50, id: "three");
        using var repo = GatedRepo.With("""{ "name": "floor", "min_pass_rate": 50 }, { "name": "sure", "max_drop": 50, "require_evidence": true }, { "name": "fall", "max_drop": 50 }""");

        repo.Gate(More()).Exits(1).Says("blocked       check");

        Assert.AreEqual("inconclusive", repo.Finding("floor").Words);
        Assert.AreEqual("inconclusive", repo.Finding("fall").Words);
        Assert.AreEqual("inconclusive", repo.Finding("sure").Words);
    }

    [TestMethod]
    public void NobodyTakesHisBaselineAway()
    {
        using var repo = GatedRepo.With("""{ "name": "fall", "max_drop": 2, "allow_first": true }""");
        const string Gone = """, "withdrawn": { "reason": "I do not like it" }""";

        // v2 had 90; without it v3 would stand against v1's 80.
        repo.Gate(new ModuleBuilder("m01").Run("v1", "a", Time, 80, 20, id: "one").Run("v2", "a", Time, 90, 10, extra: Gone, id: "two").Run("v3", "a", Time, 82, 18, id: "three")).Exits(3);

        Assert.AreEqual(("inconclusive", "two, which it would be compared with, is withdrawn by this change: merge that first"), repo.Finding("fall"));
    }
}
