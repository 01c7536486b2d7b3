using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.History;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Site;

/// <summary>The script of changes that the heatmap's time travel replays.</summary>
[TestClass]
public sealed class TravellingInTime
{
    private const string File = "data/modules/m01.json";

    /// <summary>Results taken back, as the fourth part of <see cref="HistoryFile"/>'s shorthand.</summary>
    private const string Withdrawn = ":\"withdrawn\"={ \"reason\"= \"wrong file\", \"at\"= \"2026-01-21T00=00=00\" }";

    [TestMethod]
    public void HoldsEveryCommitThatChangedAResultOldestFirst()
    {
        using var repo = Repo("a:v1:5").With(File, HistoryFile.Of("a:v1:5", "b:v2:7")).Commit("Import v2").With("data/tracker.json", """{ "title": "T" }""").Commit("Give it a title")
            .With(File, HistoryFile.Of("a:v1:6", "b:v2:7")).Commit("Polish v1");

        Told(repo, "Import v1: m01 v1 gpt-4o 50.0", "Import v2: m01 v2 gpt-4o 70.0", "Polish v1: m01 v1 gpt-4o 60.0");
        StringAssert.Contains(Script(repo, "time"), "\"all\":4,", StringComparison.Ordinal);
        StringAssert.Contains(Script(repo, "time"), "\"subjects\":[\"Import v1\",\"Import v2\",\"Polish v1\"]", StringComparison.Ordinal);
        Assert.AreEqual("0 1 2", string.Join(' ', PackedColumns.Column(Script(repo, "time"), "place")), "the commit without a result is counted, and not held");
    }

    [TestMethod]
    public void WhatCameOnceAndIsAsItWasTakesOneNumber()
    {
        using var repo = Repo("a:v1:5").With(File, HistoryFile.Of("a:v1:5", "b:v2:7")).Commit("Import v2").With(File, HistoryFile.Of("a:v1:6", "b:v2:7")).Commit("Polish v1");
        Told(repo, "Import v1: m01 v1 gpt-4o 50.0", "Import v2: m01 v2 gpt-4o 70.0", "Polish v1: m01 v1 gpt-4o 60.0");

        string Column(string name) => string.Join(' ', PackedColumns.Column(Script(repo, "time-0"), name));

        Assert.AreEqual("2 1", Column("cells"));
        Assert.AreEqual("0 0 | 0 1", $"{Column("first")} | {Column("rest")}");
        Assert.AreEqual("2 | 0 2 | 1 0", $"{Column("count")} | {Column("later")} | {Column("rate")}", "the edited one was what its mark says, and is what is shown");
    }

    [TestMethod]
    public void WhatIsNotCommittedIsNotTheNewestMoment()
    {
        using var repo = Repo("a:v1:5", "b:v2:7");
        Told(repo, "Import v1: m01 v1 gpt-4o 50.0, m01 v2 gpt-4o 70.0");
        var commits = Script(repo, "time");

        repo.With(File, HistoryFile.Of("a:v1:6", "c:v2:9", "d:v3:1"));

        Told(repo, "Import v1: m01 v1 gpt-4o 50.0, m01 v2 gpt-4o 70.0");
        Assert.AreEqual(commits, Script(repo, "time"));
    }

    [TestMethod]
    public void ARateIsToldWithTheDigitsItHas()
    {
        using var repo = Repo("a:v1:5").With(File, Stated("48.25")).Commit("State it finer").With(File, Stated("61")).Commit("State it again");

        Told(repo, "Import v1: m01 v1 gpt-4o 50.0", "State it finer: m01 v1 gpt-4o 48.25", "State it again: m01 v1 gpt-4o 61");

        static string Stated(string rate) => Regex.Replace(HistoryFile.Of("a:v1:5"), "\"metrics\": \\{[^}]*\\}", $"\"metrics\": {{ \"pass_rate\": {rate} }}");
    }

    [TestMethod]
    public void WhatIsTakenBackIsGone()
    {
        using var repo = Repo("a:v1:5", "b:v2:7").With(File, HistoryFile.Of("a:v1:5", "b:v2:7" + Withdrawn)).Commit("Take v2 back").With(File, HistoryFile.Of("a:v1:5", "c:v2:8", "b:v2:7" + Withdrawn)).Commit("Bring it again");

        Told(repo, "Import v1: m01 v1 gpt-4o 50.0, m01 v2 gpt-4o 70.0", "Take v2 back: m01 v2 gpt-4o gone", "Bring it again: m01 v2 gpt-4o 80.0");
    }

    [TestMethod]
    public void WhatCameTakenBackWasNeverThere()
    {
        using var repo = Repo("a:v1:5").With(File, HistoryFile.Of("a:v1:5", "b:v1:7" + Withdrawn)).Commit("Bring a wrong one along");

        Told(repo, "Import v1: m01 v1 gpt-4o 50.0", "Bring a wrong one along: m01 v1 gpt-4o 50.0");
    }

    [TestMethod]
    public void ARunThatIsTakenBackGivesWayToTheOneBeforeIt()
    {
        using var repo = Repo("a:v1:5").With(File, HistoryFile.Of("a:v1:5", "b:v1:7")).Commit("Run v1 again").With(File, HistoryFile.Of("a:v1:5", "b:v1:7" + Withdrawn)).Commit("Take that back");

        Told(repo, "Import v1: m01 v1 gpt-4o 50.0", "Run v1 again: m01 v1 gpt-4o 70.0", "Take that back: m01 v1 gpt-4o 50.0");
    }

    [TestMethod]
    public void AnOlderRunThatComesLateIsNotTheNewest()
    {
        using var repo = Repo("a:v1:9").With(File, Early(HistoryFile.Of("a:v1:9", "b:v1:1"))).Commit("Import an older run");

        Told(repo, "Import v1: m01 v1 gpt-4o 90.0", "Import an older run: m01 v1 gpt-4o 90.0");

        // The second one's time.
        static string Early(string text) => Regex.Replace(text, "(\"id\": \"b\"[^}]*\"timestamp\": \")2026-01-20", "${1}2026-01-05");
    }

    [TestMethod]
    public void AResultWhoseVersionIsEditedLeavesItsCell()
    {
        using var repo = Repo("a:v1:9", "b:v2:1", "c:v3:5").With(File, HistoryFile.Of("a:v1:9", "b:v3:1", "c:v2:5")).Commit("Exchange v2 and v3");

        Told(repo, "Import v1: m01 v1 gpt-4o 90.0, m01 v2 gpt-4o 10.0, m01 v3 gpt-4o 50.0", "Exchange v2 and v3: m01 v2 gpt-4o 50.0, m01 v3 gpt-4o 10.0");
    }

    [TestMethod]
    public void AMergeThatTakesNothingOfTheOtherBranchIsNoMoment()
    {
        using var repo = Repo("a:v1:9");
        repo.Git.Branch("side");
        repo.With(File, HistoryFile.Of("a:v1:6")).Commit("Edit aside");
        repo.Git.Checkout("main");
        repo.With(File, HistoryFile.Of("a:v1:7")).Commit("Edit");
        repo.Git.Git("merge", "-q", "-s", "ours", "-m", "Merge side", "side");

        Told(repo, "Import v1: m01 v1 gpt-4o 90.0", "Edit: m01 v1 gpt-4o 70.0");
    }

    [TestMethod]
    public void AMergeIsTheMomentAtWhichTheOtherBranchsResultsCome()
    {
        using var repo = Repo("a:v1:9");
        repo.Git.Branch("side");
        repo.With(File, HistoryFile.Of("a:v1:6", "b:v2:8")).Commit("Edit aside");
        repo.Git.Checkout("main");
        repo.With("data/modules/m02.json", HistoryFile.With("m02", "", "x:v1:3")).Commit("Import m02");
        repo.Git.Git("merge", "-q", "-m", "Merge side", "side");

        Told(repo, "Import v1: m01 v1 gpt-4o 90.0", "Import m02: m02 v1 gpt-4o 30.0", "Merge side: m01 v1 gpt-4o 60.0, m01 v2 gpt-4o 80.0");
    }

    [TestMethod]
    public void WhatIsRemovedIsGoneAndARateThatNothingGivesIsTold()
    {
        using var repo = Repo("a:v1:5", "b:v2:7");
        var errors = Regex.Replace(HistoryFile.Of("a:v1:5", "b:v2:7", "c:v3:1"), "\"metrics\": \\{[^}]*10\\.0[^}]*\\}", "\"metrics\": { \"total\": 2, \"pass\": 0, \"fail\": 0, \"error\": 2 }");
        repo.With(File, errors).Commit("Only errors")
            .With(File, HistoryFile.Of("a:v1:5", "c:v3:4")).Commit("Remove v2, run v3 again");

        // v2 is no longer a column: versions that nothing has today are not told.
        Told(repo, "Import v1: m01 v1 gpt-4o 50.0", "Only errors: m01 v3 gpt-4o e!", "Remove v2, run v3 again: m01 v3 gpt-4o 40.0");
    }

    [TestMethod]
    [DataRow("Import m01 v1 gpt-4o: 50.0 % (5 of 10)", "Import ^A: 50.0 % (5 of 10)")]
    [DataRow("add m01 v1, m01 v10", "add ^a, ^b")]
    [DataRow("m01 v1 and xm01 v1, m02 v1", "^a and xm01 v1, m02 v1")]
    [DataRow("2^10 ^a ^^ m01 v10 gpt-4o-mini", "2^^10 ^^a ^^^^ ^B-mini")]
    public void NamesWhatTheCommitChangedByReference(string subject, string held)
    {
        using var repo = new ReviewedRepo().With(File, HistoryFile.Of("a:v1:5", "b:v10:7")).Commit(subject);

        Told(repo, $"{subject}: m01 v1 gpt-4o 50.0, m01 v10 gpt-4o 70.0");
        StringAssert.Contains(Script(repo, "time"), $"\"subjects\":[\"{held}\"]", StringComparison.Ordinal);
    }

    [TestMethod]
    public void MessagesStandInItAsText()
    {
        using var repo = new ReviewedRepo().With(File, HistoryFile.Of("a:v1:5")).Commit("</script><script>alert(1)</script> \"quoted\"");

        repo.Run("build").Exits(ExitCode.Fine);
        var script = Script(repo, "time");

        Assert.IsFalse(script.Contains("<script", StringComparison.Ordinal));
        StringAssert.Contains(script, "\\u003Cscript\\u003Ealert(1)", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WithoutHistoryItHoldsNothing()
    {
        using var repo = Repo("a:v1:5");
        repo.Run("build", "--no-history", "-o", repo.Git.PathOf("site")).Exits(ExitCode.Fine);

        StringAssert.Contains(System.IO.File.ReadAllText(repo.Git.PathOf("site/data/time.js")), "\"all\":0,\"hash\":\"\"", StringComparison.Ordinal);
    }

    private static ReviewedRepo Repo(params string[] experiments) => new ReviewedRepo().With(File, HistoryFile.Of(experiments)).Commit("Import v1");

    /// <summary>Builds, and says what the site then tells of the past.</summary>
    private static void Told(ReviewedRepo repo, params string[] lines)
    {
        repo.Run("build").Exits(ExitCode.Fine);
        Assert.AreEqual(string.Join('\n', lines), PastFiles.Of(repo.Git.PathOf("_site")));
    }

    private static string Script(ReviewedRepo repo, string name) => System.IO.File.ReadAllText(repo.Git.PathOf($"_site/data/{name}.js"));
}
