using System.Text.Json;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Reporting;

[TestClass]
public class ReviewingAPullRequest
{
    private const string Time = "2026-01-20T00:31:46";

    [TestMethod]
    public void ANewVersionIsComparedWithTheOneBefore()
    {
        using var repo = AtBase().With(Base().Run("v3", "a", Time, 40, 60, id: "three")).Commit("v3");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says(
            "1 cell worse\n", "HEAD (", "v2: 90.0 (90/100)", "40.0 (40/100)", "−50.0", "  worse\n",
            "Experiments added\n  m01 v3 on a: 40.0 % (40 of 100 passed), three\n", "warning ST536: m01 v3 on a is worse than v2: Pass rate −50.0 points");
    }

    [TestMethod]
    [DataRow("diff")]
    [DataRow("gate")]
    public void ALongCountIsNoCommitsHashAndReadsAsItIs(string verb)
    {
        using var repo = AtBase().With("data/tracker.json", """{ "gate": { "rules": [{ "name": "floor", "min_pass_rate": 50 }] } }""").Commit("policy")
            .With(Base().Run("v3", "a", Time, 1234567, 1111111, id: "three")).Commit("v3");

        repo.Run(verb, "HEAD~1", "HEAD", "--format", "md").Exits(0).Says("1234\u2060567", "2345\u2060678");
        Assert.DoesNotContain("u2060", repo.Out);
    }

    [TestMethod]
    public void TheWorkingTreeIsTheHeadUnlessOneIsNamed()
    {
        using var repo = AtBase();

        repo.Run("diff", "HEAD").Exits(0);
        Assert.AreEqual("nothing changed in the data", repo.Out.Split('\n')[0]);

        repo.With(Base().Run("v3", "a", Time, 95, 5, id: "three")).Run("check", "--fix");
        repo.Run("diff", "HEAD").Exits(0).Says("the working tree against HEAD (", "1 cell not enough evidence");
    }

    [TestMethod]
    public void OneModelAndOneModuleCanBeShown()
    {
        using var repo = AtBase().With(Base().Run("v3", "a", Time, 40, 60, id: "three").Run("v2", "b", Time, 1, 9, id: "other"))
            .With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "c", Time, 1, 1, id: "m02e").Text()).Commit("more");

        repo.Run("diff", "HEAD~1", "--model", "b").Says("m01 v2 on b").Exits(0);
        Assert.DoesNotContain("m01 v3 on a:", repo.Out);
        repo.Run("diff", "HEAD~1", "--module", "m02").Says("m02 added, with 1 experiment", "m02 v1 on c").Exits(0);
        Assert.DoesNotContain("v3 on a:", repo.Out);
        repo.Run("diff", "HEAD~1", "--module", "../x").Exits(2);
        repo.Run("diff", "HEAD~1", "--all", "--only-changed").Exits(2);
    }

    [TestMethod]
    public void EditingAFigureIsAnErrorThatNamesBothValuesAtItsLine()
    {
        using var repo = AtBase().Edit("data/modules/m01.json", "\"pass\": 90", "\"pass\": 91").Commit("nicer", fix: false);
        var line = File.ReadAllLines(repo.Git.PathOf("data/modules/m01.json")).ToList().FindIndex(l => l.Contains("\"pass\": 91", StringComparison.Ordinal)) + 1;

        repo.Run("diff", "HEAD~1", "HEAD").Exits(1).Says(
            "1 forbidden change", $"data/modules/m01.json:{line}:17: error ST533: metrics.pass of experiment two (v2 on a) was 90 and is now 91");
        repo.Run("diff", "HEAD~1", "HEAD", "--format", "github").Exits(1).Says($"::error file=data/modules/m01.json,line={line},col=17,title=ST533::metrics.pass of experiment two");
    }

    [TestMethod]
    public void TheCommitThatSetTheOldValueIsNamed()
    {
        using var repo = AtBase().Edit("data/modules/m01.json", "\"pass\": 90", "\"pass\": 91").Commit("first edit", fix: false).Edit("data/modules/m01.json", "\"pass\": 91", "\"pass\": 92").Commit("second edit", fix: false);
        var (added, edited) = (repo.Git.Git("rev-parse", "HEAD~2")[..8], repo.Git.Git("rev-parse", "HEAD~1")[..8]);

        repo.Run("diff", "HEAD~1", "HEAD").Exits(1).Says($"was 91 and is now 92; 91 came with commit {edited} of 2026-02-02 by Ada: first edit");
        repo.Run("diff", "HEAD~2", "HEAD").Exits(1).Says($"was 90 and is now 92; 90 came with commit {added} of 2026-02-01 by Ada: base");
        repo.With("data/tracker.json", """{ "site": { "publish": { "authors": false } } }""").With(new ModuleBuilder("m01").Run("v1", "a", Time, 80, 20, id: "one")).Commit("private")
            .With("data/modules/m01.json", new ModuleBuilder("m01").Run("v2", "a", Time, 90, 10, id: "two").Text());
        repo.Run("diff", "HEAD").Exits(1).Says($"experiment one (v1 on a) was removed (it was 80.0 %); it came with commit {added} of 2026-02-01: base");
    }

    [TestMethod]
    public void OfTwoBranchesTheOneThatSetTheValueIsNamed()
    {
        using var repo = AtBase();
        repo.Git.Branch("side");
        repo.Edit("data/modules/m01.json", "\"pass\": 90", "\"pass\": 95").Commit("edit on the side", fix: false);
        var edited = repo.Git.Git("rev-parse", "HEAD")[..8];
        repo.Git.Checkout("main");
        repo.With("data/tracker.json", """{ "title": "T" }""").Commit("title").Git.GitAs("Bo", "2026-03-01T00:00:00Z", "merge", "-q", "--no-ff", "side", "-m", "merge");

        repo.Edit("data/modules/m01.json", "\"pass\": 95", "\"pass\": 96").Run("diff", "HEAD").Exits(1).Says($"95 came with commit {edited} of 2026-02-02 by Ada: edit on the side");
    }

    [TestMethod]
    public void AShallowCloneNamesNoCommitThatItDoesNotKnow()
    {
        using var repo = AtBase().With("data/tracker.json", """{ "title": "T" }""").Commit("title");
        repo.Git.Git("clone", "-q", "--depth", "1", "file://" + repo.Git.Folder, repo.Git.Beside("shallow"));
        var data = Path.Combine(repo.Git.Beside("shallow"), "data");
        File.WriteAllText(Path.Combine(data, "modules", "m01.json"), File.ReadAllText(repo.Git.PathOf("data/modules/m01.json")).Replace("\"pass\": 90", "\"pass\": 91", StringComparison.Ordinal));
        using var output = new StringWriter();

        App.Run(["diff", "HEAD", "--data", data], TextReader.Null, output, output);

        StringAssert.Contains(output.ToString(), "was 90 and is now 91; restore");
    }

    [TestMethod]
    public void MoreDecimalsAreShownOnRequest()
    {
        using var repo = AtBase().With(Base().Run("v3", "a", Time, 2, 1, id: "three")).Commit("v3");

        repo.Run("diff", "HEAD~1", "HEAD", "--precision", "3").Says("66.667 (2/3)");
        repo.Run("diff", "HEAD~1", "HEAD", "--precision", "0").Says("67 (2/3)", "  v2: 90 (90/100)");
        repo.Run("diff", "HEAD~1", "HEAD", "--precision", "5").Exits(2);
    }

    [TestMethod]
    public void WhatHasNothingToBeComparedWithSaysWhy()
    {
        using var repo = AtBase().With(Base().Run("v1", "b", Time, 5, 5, id: "lone")).Commit("lone");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says("m01 v1 on b: 50.0 % (5 of 10 passed), lone; not compared: no version before v1 was run on b and the same data set");
    }

    /// <summary>5 of 20 is not 50 %: the rate is of those that passed or failed.</summary>
    [TestMethod]
    public void ErrorsStandBesideTheCountThatHoldsThem()
    {
        using var repo = AtBase().With(Base().Run("v1", "b", Time, 5, 5, 10, id: "lone").Run("v1", "c", Time, 5, 5, 1, id: "only")).Commit("lone");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says("m01 v1 on b: 50.0 % (5 of 20 passed, 10 errors), lone", "m01 v1 on c: 50.0 % (5 of 11 passed, 1 error), only");
    }

    [TestMethod]
    public void IdsThatStandTwiceAreAnErrorOfCheckAndNoCrash()
    {
        using var repo = AtBase().With(Base().Run("v1", "b", Time, 5, 5, id: "twin").Run("v1", "c", Time, 5, 5, id: "twin").Run("v3", "a", Time, 5, 5, id: "twin"))
            .With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "b", Time, 5, 5, id: "twin").Text()).Commit("twins");

        foreach (var format in (string[])["text", "md", "json", "github"])
        {
            repo.Run("diff", "HEAD~1", "HEAD", "--format", format).Exits(1);
            repo.Run("gate", "HEAD~1", "HEAD", "--format", format).Exits(1);
        }

        repo.Run("diff", "HEAD~1", "HEAD").Says("error ST301", "error ST302");
    }

    [TestMethod]
    public void ManyRunsOfACellAreTold()
    {
        var many = Base();
        for (var i = 0; i < 3; i++)
        {
            many.Run("v1", "new", $"2026-01-2{i}T00:00:00", 50 + i, 50 - i, id: $"run{i}");
        }

        using var repo = AtBase().With(many).Commit("tries");

        repo.Run("diff", "HEAD~1", "HEAD").Says("note: m01 v1 was run 3 times on new: one picked out of many runs flatters.");
        repo.Run("diff", "HEAD~1", "HEAD", "--format", "md").Says("**Many runs**: m01 v1 was run 3 times on new: one picked out of many runs flatters.");
        repo.Run("diff", "HEAD~1", "HEAD", "--model", "a");
        Assert.DoesNotContain("was run 3 times", repo.Out);
    }

    [TestMethod]
    public void TheCommentSaysFirstWhatMustNotBeMerged()
    {
        using var repo = AtBase().With(Base().Run("v3", "a", Time, 40, 60, id: "three").Run("v2", "b", Time, 5, 5, id: "lone")).Commit("v3", fix: true)
            .Edit("data/modules/m01.json", "\"pass\": 90", "\"pass\": 91").Commit("nicer", fix: false);
        var ends = $"HEAD ({repo.Git.Git("rev-parse", "HEAD")[..8]}) against HEAD\\~2 ({repo.Git.Git("rev-parse", "HEAD~2")[..8]})";

        repo.Run("diff", "HEAD~2", "HEAD", "--format", "md").Exits(1);

        var lines = repo.Out.Split('\n');
        Assert.AreEqual("<!-- statictracker -->", lines[0]);
        StringAssert.StartsWith(lines[1], "**1 forbidden change, ");
        Assert.AreEqual(ends, lines[3]);
        Assert.AreEqual("### Forbidden changes", lines[5]);
        StringAssert.Contains(lines[7], "metrics.pass of experiment two (v2 on a) was 90 and is now 91");
        Assert.AreEqual("| Module | Version | Model | Baseline | Now | Δ points | 95 % interval | n | Flips −/+ | Verdict |", lines[9]);
        StringAssert.StartsWith(lines[11], "| m01 | v3 | a | v2: ");
        StringAssert.EndsWith(lines[11], " | – | worse |");
    }

    [TestMethod]
    public void RemovingAnExperimentOrAModuleIsAnError()
    {
        using var repo = AtBase().With(new ModuleBuilder("m01").Run("v1", "a", Time, 80, 20, id: "one")).Commit("less");
        repo.Run("diff", "HEAD~1", "HEAD").Exits(1).Says("error ST532: experiment two (v2 on a) was removed (it was 90.0 %)");

        repo.With("data/modules/m01.json", null).Commit("none");
        repo.Run("diff", "HEAD~1..HEAD").Exits(1).Says("error ST532: module m01 was removed, with 1 experiment", "Modules\n  m01 removed");
    }

    [TestMethod]
    public void WhatIsShownNeverHidesAnError()
    {
        using var repo = AtBase().With(new ModuleBuilder("m01").Run("v1", "a", Time, 80, 20, id: "one")).Commit("less");

        repo.Run("diff", "HEAD~1", "HEAD", "--module", "m02", "--model", "zzz").Exits(1).Says("error ST532");
    }

    [TestMethod]
    public void WithdrawingAndCorrectingAreToldWithTheirReason()
    {
        using var repo = AtBase().With(new ModuleBuilder("m01").Run("v1", "a", Time, 80, 20, id: "one")
            .Run("v2", "a", Time, 90, 10, id: "two", extra: """, "withdrawn": { "reason": "wrong judge" }""")
            .Run("v2", "a", "2026-01-21T00:31:46", 30, 70, id: "again", extra: """, "corrects": "two" """)).Commit("correct");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says(
            "Withdrawn and corrected\n", "m01 v2 on a withdrawn: wrong judge (two)", "m01 v2 on a: again corrects two, withdrawn: wrong judge", "v1: 80.0 (80/100)");
    }

    [TestMethod]
    public void SuggestionsAreToldByWhatBecameOfThem()
    {
        static string With(string suggestions) => Base().Text()[..^2] + $", \"suggestions\": [{suggestions}] }}";
        static string Of(string id, string status, string text = "x") =>
            $$"""{ "id": "{{id}}", "version": "v1", "issue": "issue of {{id}}", "suggestion": "{{text}}", "priority": "high", "status": "{{status}}"{{(status == "applied" ? ", \"applied_in\": \"v2\"" : "")}} }""";
        using var repo = new ReviewedRepo().With("data/modules/m01.json", With($"{Of("s1", "pending")},{Of("s2", "pending")},{Of("s3", "pending")}")).Commit("base")
            .With("data/modules/m01.json", With($"{Of("s1", "applied")},{Of("s2", "rejected")},{Of("s3", "pending", "other words")},{Of("s4", "pending")}")).Commit("suggestions");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says(
            "Suggestions\n", "m01 suggestion applied in v2: issue of s1", "m01 suggestion for v1 is now rejected: issue of s2", "m01 suggestion for v1 edited: issue of s3 (suggestion \"x\" → \"other words\")",
            "m01 suggestion for v1 added: issue of s4");
    }

    [TestMethod]
    public void ThresholdsThatChangeArePolicyAndTheBaseJudges()
    {
        using var repo = AtBase().With("data/tracker.json", """{ "title": "T", "thresholds": { "no_difference_margin": 100 } }""").With(Base().Run("v3", "a", Time, 85, 15, id: "three")).Commit("lenient");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says("Policy changed", "thresholds set to {\"no_difference_margin\":100}", "1 cell not enough evidence", "within ±2 points");

        repo.With("data/tracker.json", """{ "title": "Other", "thresholds": { "no_difference_margin": 100 } }""").Commit("title");
        repo.Run("diff", "HEAD~1", "HEAD").Says("Settings changed\n  title \"T\" → \"Other\"");
    }

    [TestMethod]
    public void StoredVerdictsStayAsTheyAre()
    {
        const string Path = "data/verdicts/m01/two.json";
        const string Sheet = """{ "experiment": "two", "items": ["a", "b"], "verdicts": { "R": "PF" } }""";
        using var repo = AtBase().With(Path, Sheet).Commit("verdicts").With(Path, Sheet.Replace("PF", "PP", StringComparison.Ordinal)).Commit("edit");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(1).Says($"{Path}: error ST534: stored verdicts were edited");
        repo.With(Path, null).Run("diff", "HEAD").Exits(1).Says($"{Path}: error ST534: stored verdicts were removed");
    }

    [TestMethod]
    public void ProblemsOfCheckFailItToo()
    {
        using var repo = AtBase().Edit("data/modules/m01.json", "\"experiments\"", "\"experiments").Commit("broken", fix: false);

        repo.Run("diff", "HEAD~1", "HEAD").Exits(1).Says("1 error of check", "data/modules/m01.json:", "error ST003", "m01 cannot be read, so that nobody can say what changed");
        repo.Run("diff", "HEAD", "HEAD~1").Exits(0).Says("warning ST535");
    }

    [TestMethod]
    public void ForProgramsEverythingIsThere()
    {
        using var repo = AtBase().With(Base().Run("v3", "a", Time, 40, 60, id: "three")).Commit("v3");

        repo.Run("diff", "HEAD~1", "HEAD", "--json").Exits(0);

        using var json = JsonDocument.Parse(repo.Out);
        var comparison = json.RootElement.GetProperty("comparisons")[0];
        Assert.AreEqual("worse", comparison.GetProperty("verdict").GetString());
        Assert.AreEqual("three", comparison.GetProperty("after").GetProperty("experiment").GetString());
        Assert.AreEqual("experiment_added", json.RootElement.GetProperty("modules")[0].GetProperty("facts")[0].GetProperty("fact").GetString());
        Assert.IsFalse(json.RootElement.GetProperty("errors").GetBoolean());
    }

    [TestMethod]
    public void FormAloneIsNoChangeOfFigures()
    {
        using var repo = AtBase().Edit("data/modules/m01.json", "\"pass_rate\": 90.0", "\"pass_rate\": 90").Commit("digits", fix: false);

        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says("m01: only the file's form changed");
    }

    private static ModuleBuilder Base() => new ModuleBuilder("m01").Run("v1", "a", Time, 80, 20, id: "one").Run("v2", "a", Time, 90, 10, id: "two");

    private static ReviewedRepo AtBase() => new ReviewedRepo().With(Base()).Commit("base");
}
