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

        var script = Built(repo);

        StringAssert.Contains(script, "\"all\":4,", StringComparison.Ordinal);
        StringAssert.Contains(script, "\"subjects\":[\"Import v1\",\"Import v2\",\"Polish v1\"]", StringComparison.Ordinal);
        Assert.AreEqual("0 1 2", string.Join(' ', PackedColumns.Column(script, "place")), "the commit without a result is counted, and not held");
        Assert.AreEqual("1 0 502 1 1 702 1 0 602", string.Join(' ', PackedColumns.Column(script, "changes")));
    }

    [TestMethod]
    public void WhatIsTakenBackIsGone()
    {
        using var repo = Repo("a:v1:5", "b:v2:7").With(File, HistoryFile.Of("a:v1:5", "b:v2:7" + Withdrawn)).Commit("Take v2 back").With(File, HistoryFile.Of("a:v1:5", "c:v2:8", "b:v2:7" + Withdrawn)).Commit("Bring it again");

        Assert.AreEqual("2 0 502 1 702 1 1 0 1 1 802", string.Join(' ', PackedColumns.Column(Built(repo), "changes")));
    }

    [TestMethod]
    public void WhatCameTakenBackWasNeverThere()
    {
        using var repo = Repo("a:v1:5").With(File, HistoryFile.Of("a:v1:5", "b:v1:7" + Withdrawn)).Commit("Bring a wrong one along");

        var changes = PackedColumns.Column(Built(repo), "changes");

        Assert.AreEqual("1 0 502", string.Join(' ', changes.Take(3)));
        Assert.AreEqual("1 0 502", string.Join(' ', changes.Skip(3)), "what stood there before still does");
    }

    [TestMethod]
    public void ARunThatIsTakenBackGivesWayToTheOneBeforeIt()
    {
        using var repo = Repo("a:v1:5").With(File, HistoryFile.Of("a:v1:5", "b:v1:7")).Commit("Run v1 again").With(File, HistoryFile.Of("a:v1:5", "b:v1:7" + Withdrawn)).Commit("Take that back");

        Assert.AreEqual("1 0 502 1 0 702 1 0 502", string.Join(' ', PackedColumns.Column(Built(repo), "changes")));
    }

    [TestMethod]
    public void WhatIsRemovedIsGoneAndARateThatNothingGivesIsTold()
    {
        using var repo = Repo("a:v1:5", "b:v2:7");
        var errors = Regex.Replace(HistoryFile.Of("a:v1:5", "b:v2:7", "c:v3:1"), "\"metrics\": \\{[^}]*10\\.0[^}]*\\}", "\"metrics\": { \"total\": 2, \"pass\": 0, \"fail\": 0, \"error\": 2 }");
        repo.With(File, errors).Commit("Only errors")
            .With(File, HistoryFile.Of("a:v1:5", "c:v3:4")).Commit("Remove v2, run v3 again");

        // v2 is no longer a column: versions that nothing has today are not told.
        Assert.AreEqual("1 0 502 1 1 1 1 1 402", string.Join(' ', PackedColumns.Column(Built(repo), "changes")));
    }

    [TestMethod]
    public void MessagesStandInItAsText()
    {
        using var repo = new ReviewedRepo().With(File, HistoryFile.Of("a:v1:5")).Commit("</script><script>alert(1)</script> \"quoted\"");

        var script = Built(repo);

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

    private static string Built(ReviewedRepo repo)
    {
        repo.Run("build").Exits(ExitCode.Fine);
        return System.IO.File.ReadAllText(repo.Git.PathOf("_site/data/time.js"));
    }
}
