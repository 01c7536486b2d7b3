using System.Text.Json;
using StaticTracker.Tests.Infra;
using static StaticTracker.Tests.Gating.GatedRepo;

namespace StaticTracker.Tests.Gating;

[TestClass]
public class HoldingResultsAgainstAPolicy
{
    [TestMethod]
    public void AFallBeyondTheLimitBlocks()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""");

        repo.Gate(Base().Run("v3", "a", Time, 87, 13, id: "three")).Exits(1).Says(
            "blocked: 1 limit broken, 3 held, on 1 new result\nHEAD (", "fall     m01 v3 on a  pass rate falls by at most 2 points  90.0 (90/100) → 87.0 (87/100), −3.0 points\n");
    }

    [TestMethod]
    [DataRow(88, "passed")]
    [DataRow(87, "blocked")]
    [DataRow(95, "passed")]
    public void TheLimitItselfIsAllowed(int pass, string outcome)
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""");

        repo.Gate(Base().Run("v3", "a", Time, pass, 100 - pass, id: "three")).Exits(outcome == "passed" ? 0 : 1);

        StringAssert.StartsWith(repo.Out, outcome);
    }

    [TestMethod]
    public void FiguresAreNotRoundedBeforeTheyAreHeldAgainstALimit()
    {
        // 1499 of 2500 is 59.96 %, which shows as 60.0.
        using var repo = With("""{ "name": "floor", "min_pass_rate": 60 }""");

        repo.Gate(Base().Run("v3", "a", Time, 1499, 1001, id: "three")).Exits(1).Says("59.96 (1499/2500)");
    }

    [TestMethod]
    [DataRow(67, 133, 0, "passed")]
    [DataRow(66, 134, 0, "blocked")]
    public void ARelativeFallIsOfWhatItWas(int pass, int fail, int error, string outcome)
    {
        // 1/3 of 50 % is left at 33.3 %: exactly a third less, in figures that have no end.
        using var repo = With("""{ "name": "fall", "max_relative_drop": 33 }""", at: new ModuleBuilder("m01").Run("v1", "a", Time, 100, 100, id: "one"));

        repo.Gate(new ModuleBuilder("m01").Run("v1", "a", Time, 100, 100, id: "one").Run("v2", "a", Time, pass, fail, error, id: "two"));

        Assert.AreEqual(outcome, repo.Finding("fall").Words);
    }

    [TestMethod]
    public void ErrorsDoNotHideAFall()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2 }, { "name": "floor", "min_pass_rate": 89 }, { "name": "errors", "max_error_share": 4 }""");

        repo.Gate(Base().Run("v3", "a", Time, 86, 9, 5, id: "three")).Exits(1);

        Assert.AreEqual(("blocked", "90.0 (90/100) → 90.5 (86/95), with errors as not passed 90.0 → 86.0, −4.0 points"), repo.Finding("fall"));
        Assert.AreEqual(("blocked", "90.5 (86/95), 86.0 % of all, with errors as not passed"), repo.Finding("floor"));
        Assert.AreEqual(("blocked", "5.0 % (5 of 100)"), repo.Finding("errors"));
    }

    [TestMethod]
    public void ErrorsOfTheBaselineMakeNoRoomForAFall()
    {
        var before = new ModuleBuilder("m01").Run("v1", "a", Time, 90, 5, 5, id: "one");
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""", at: before);

        repo.Gate(before.Run("v2", "a", Time, 91, 9, id: "two")).Exits(1);

        Assert.AreEqual(("blocked", "94.7 (90/95) → 91.0 (91/100), −3.7 points"), repo.Finding("fall"));
    }

    [TestMethod]
    public void ARuleIsOnTheMatchRateOrARubricWhereItSaysSo()
    {
        static string Rubrics(int a, int b) => $$""", "rubrics": { "A": { "pass": {{a}}, "total": 50 }, "B": { "pass": {{b}}, "total": 50 } }""";
        ModuleBuilder Two() => new ModuleBuilder("m01", "A").Run("v1", "a", Time, 50, 50, extra: Rubrics(40, 10), id: "one");
        using var repo = With("""{ "name": "match", "on": "match_rate", "max_drop": 1 }, { "name": "b", "on": "rubric:B", "max_drop": 1 }, { "name": "c", "on": "rubric:C", "min_pass_rate": 1 }""", at: Two());

        repo.Gate(Two().Run("v2", "a", Time, 50, 50, extra: Rubrics(30, 20), id: "two"));

        Assert.AreEqual(("blocked", "80.0 (40/50) → 60.0 (30/50), −20.0 points"), repo.Finding("match"));
        Assert.AreEqual(("passed", "20.0 (10/50) → 40.0 (20/50), +20.0 points"), repo.Finding("b"));
        Assert.AreEqual(("inconclusive", "rubric C was not judged"), repo.Finding("c"));
    }

    [TestMethod]
    public void AWarningNeverFails()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2, "tier": "warning" }""");

        repo.Gate(Base().Run("v3", "a", Time, 50, 50, id: "three")).Exits(0).Says("warned: 1 limit warned of, 3 held");
        repo.Run("gate", "HEAD~1", "HEAD", "--format", "github").Exits(0).Says("::warning file=data/modules/m01.json,title=ST552::fall: m01 v3 on a, ");
    }

    [TestMethod]
    public void ARuleIsAboutTheModulesItNames()
    {
        using var repo = With("""{ "name": "only", "modules": ["m02"], "min_pass_rate": 99 }, { "name": "but", "except": ["m01"], "min_pass_rate": 99 }, { "name": "all", "min_pass_rate": 50 }""");
        repo.With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "a", Time, 80, 20, id: "m02one").Text());

        repo.Gate(Base().Run("v3", "a", Time, 95, 5, id: "three")).Exits(1).Says("blocked: 2 limits broken, 5 held, on 2 new results");

        repo.Says("only     m02 v1 on a", "but      m02 v1 on a", "all      m01 v3 on a", "all      m02 v1 on a");
    }

    [TestMethod]
    public void ResultsThatNoRuleIsAboutAreCounted()
    {
        using var repo = With("""{ "name": "only", "modules": ["m02"], "min_pass_rate": 99 }""");

        repo.Gate(Base().Run("v3", "a", Time, 95, 5, id: "three")).Exits(0).Says("passed: 3 limits held, on 1 new result; no rule is about 1 of them");
    }

    [TestMethod]
    public void WhatIsNotNewIsNotJudged()
    {
        using var repo = With("""{ "name": "floor", "min_pass_rate": 99 }""");

        repo.With("data/tracker.json", Settings("""{ "name": "floor", "min_pass_rate": 99 }""", more: "\"description\": \"d\",")).Commit("words").Run("gate", "HEAD~1", "HEAD")
            .Exits(0).Says("passed: 3 limits held, no new result to judge");
    }

    [TestMethod]
    public void AWithdrawnRunThatCountsAgainIsJudgedLikeANewOne()
    {
        const string Gone = """, "withdrawn": { "reason": "doubted" }""";
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""", at: Base().Run("v3", "a", Time, 50, 50, extra: Gone, id: "three"));

        repo.Gate(Base().Run("v3", "a", Time, 50, 50, id: "three")).Exits(1).Says("blocked", "90.0 (90/100) → 50.0 (50/100)");
    }

    [TestMethod]
    public void UnsoundDataBlocks()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""");

        repo.With("data/modules/m02.json", "{ \"module_id\": \"m03\", \"experiments\": [] }").Commit("broken", fix: false).Run("gate", "HEAD~1", "HEAD").Exits(1)
            .Says("check", "error", "of tracker check at the head");
    }

    [TestMethod]
    public void RemovedAndEditedFiguresBlockUnlessRemovalsAreAllowed()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""");
        repo.Gate(new ModuleBuilder("m01").Run("v1", "a", Time, 80, 20, id: "one")).Exits(1).Says("blocked  changes  –", "1 forbidden change");

        repo.Run("gate", "HEAD~1", "HEAD", "--allow-removed").Exits(0);
        repo.Run("diff", "HEAD~1", "HEAD", "--allow-removed").Exits(0).Says("warning ST532: experiment two (v2 on a) was removed");
    }

    [TestMethod]
    public void ProgramsGetEveryFigure()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""");
        repo.Gate(Base().Run("v3", "a", Time, 87, 13, id: "three"), "--format", "json").Exits(1);

        using var json = JsonDocument.Parse(repo.Out);
        var finding = json.RootElement.GetProperty("findings")[0];
        Assert.AreEqual("blocked", json.RootElement.GetProperty("outcome").GetString());
        Assert.AreEqual("three", finding.GetProperty("experiment").GetString());
        Assert.AreEqual("max_drop", finding.GetProperty("limit").GetString());
        Assert.AreEqual(-3, finding.GetProperty("value").GetDecimal());
        Assert.AreEqual(2, finding.GetProperty("allowed").GetDecimal());
    }

    [TestMethod]
    public void TheCommentOfTheDiffSaysIt()
    {
        using var repo = With("""{ "name": "fall", "max_drop": 2 }""");
        repo.Gate(Base().Run("v3", "a", Time, 87, 13, id: "three")).Run("diff", "HEAD~1", "HEAD", "--format", "md").Exits(0);

        StringAssert.StartsWith(repo.Out, "<!-- statictracker -->\n**gate blocked, 1 cell not enough evidence**\n");
        repo.Says("### Gate: blocked\n", "| blocked | fall | m01 v3 on a | pass rate falls by at most 2 points | 90.0 (90/100) → 87.0 (87/100), −3.0 points |", "<summary>3 limits held</summary>");
    }
}
