using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Reporting;

/// <summary>Commits are made on days of February 2026, one a day.</summary>
[TestClass]
public sealed class TellingWhatChangedLately
{
    private const string Time = "2026-01-20T00:00:00";

    [TestMethod]
    public void NamesMoversNewModulesAppliedSuggestionsAndWhatIsWeak()
    {
        using var repo = Repo();

        repo.Run("digest", "--since", "2d").Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            ## StaticTracker: from 2026-02-02 00:00 to 2026-02-04 00:00 UTC

            **3 commits, 2 modules changed: 3 results added, 1 cell worse, 1 cell better**

            ### Better

            - m01 v2 a against v1: 50.0 (50/100) → 90.0 (90/100), +40.0 points, better

            ### Worse

            - m01 v2 b against v1: 80.0 (80/100) → 40.0 (40/100), −40.0 points, worse

            ### Modules

            - m02 added, with 1 experiment

            ### Suggestions applied

            - m01 in v2: Add examples

            ### Weak among the new results

            - m01 v2 on b: 40.0 (40/100)
            - m02 v1 on a: 60.0 (60/100)

            """.ReplaceLineEndings("\n"),
            repo.Out[..repo.Out.IndexOf("\n2 comparisons", StringComparison.Ordinal)]);
    }

    [TestMethod]
    public void ReckonsBackFromTheDataAndNotFromTheClock()
    {
        using var repo = Repo();

        repo.Run("digest", "--since", "1d").Exits(0).Says("from 2026-02-03 00:00 to 2026-02-04 00:00 UTC", "2 commits, 1 module changed: 1 result added");
        repo.Run("digest", "--since", "2026-02-04").Exits(0).Says("from 2026-02-04 00:00", "1 commit, 0 modules changed: no module is other than it was");
        repo.Run("digest", "--since", "1d", "--until", "2026-02-02").Exits(0).Says("from 2026-02-02 00:00 to 2026-02-02 23:59 UTC", "1 commit, 1 module changed: 2 results added");
        repo.Run("digest", "--since", "HEAD~2", "--format", "text").Exits(0).Says("since HEAD~2, to 2026-02-04 00:00 UTC", "2 commits, 1 module changed");
    }

    /// <summary>Digests of one week after the other tell each commit once.</summary>
    [TestMethod]
    public void CountsTheLastSecondOfADayToThatDayAlone()
    {
        using var repo = new ReviewedRepo();
        foreach (var (module, time) in new[] { ("m01", "2026-02-01T12:00:00Z"), ("m02", "2026-02-02T23:59:59Z"), ("m03", "2026-02-03T00:00:00Z") })
        {
            repo.With($"data/modules/{module}.json", new ModuleBuilder(module).Run("v1", "a", Time, 50, 50, id: module).Text()).Run("check", "--fix");
            repo.Git.Git("add", "--all");
            repo.Git.GitAs("Ada", time, "commit", "-q", "-m", module);
        }

        repo.Run("digest", "--since", "1d", "--until", "2026-02-02").Exits(0).Says("1 commit, 1 module changed", "- m02 added");
        repo.Run("digest", "--since", "1d", "--until", "2026-02-03").Exits(0).Says("1 commit, 1 module changed", "- m03 added");
        repo.Run("digest", "--since", "2d", "--until", "2026-02-03").Exits(0).Says("2 commits, 2 modules changed");
    }

    [TestMethod]
    public void SaysWhereTheHistoryBeginsWithinTheTime()
    {
        using var repo = Repo();

        repo.Run("digest", "--since", "9w").Exits(0).Says("4 commits, 2 modules changed: 3 results added", "Nothing was committed before this time: it is compared with the first commit");
    }

    /// <summary>Its first commit's contents are known, and what stood before is not: that is no project without a past.</summary>
    [TestMethod]
    public void SaysWhereAShallowCloneEndsWithinTheTime()
    {
        using var repo = Repo();
        var clone = Clone(repo, "3");

        repo.Run("digest", "--since", "9w", "--data", clone).Exits(0).Says(
            "**2 commits, 1 module changed: 1 result added**",
            $"This clone is shallow and ends within this time: it is compared with the last commit that is here ({repo.Git.Git("rev-parse", "HEAD~2")[..8]}), and what came with that one or before it is not told.",
            "- m02 added, with 1 experiment");

        Assert.DoesNotContain("Nothing was committed before", repo.Out);
        repo.Run("digest", "--since", "9w", "--data", clone, "--json").Exits(0).Says("\"starts_with_history\": false", "\"starts_with_shallow_clone\": true");
    }

    [TestMethod]
    public void TellsAllOfATimeThatAShallowCloneReachesBehind()
    {
        using var repo = Repo();

        repo.Run("digest", "--since", "2026-02-02T12:00:00Z", "--data", Clone(repo, "3")).Exits(0).Says("**2 commits, 1 module changed: 1 result added**", "- m02 added, with 1 experiment");

        Assert.DoesNotContain("shallow", repo.Out);
    }

    [TestMethod]
    public void DoesNotTakeAShallowCloneForAProjectWithoutResults()
    {
        using var repo = Repo();

        repo.Run("digest", "--data", Clone(repo, "1")).Exits(ExitCode.Misuse);

        StringAssert.Contains(repo.Err, $"no commit after {repo.Git.Git("rev-parse", "HEAD")[..8]} changed data, and what stood before is not known, since this clone is shallow; fetch it: git fetch --unshallow");
    }

    [TestMethod]
    public void GivesTheSameAsTextAndJson()
    {
        using var repo = Repo();

        repo.Run("digest", "--since", "2d", "--format", "text").Exits(0).Says("Better\n  m01 v2 a against v1: 50.0 (50/100) → 90.0 (90/100), +40.0 points, better\n");
        repo.Run("digest", "--since", "2d", "--json").Exits(0);
        using var json = JsonDocument.Parse(repo.Out);
        Assert.AreEqual("2026-02-02T00:00:00Z", json.RootElement.GetProperty("from").GetString());
        Assert.AreEqual(3, json.RootElement.GetProperty("results_added").GetInt32());
        Assert.AreEqual("Better", json.RootElement.GetProperty("sections")[0].GetProperty("title").GetString());
        Assert.AreEqual(2, json.RootElement.GetProperty("comparisons").GetArrayLength());
    }

    [TestMethod]
    [DataRow("--since", "0d", "--since '0d' is neither a time back (7d, 2w), nor a date (2026-01-20), nor a revision")]
    [DataRow("--since", "7 days", "--since '7 days' is neither")]
    [DataRow("--since", "-7d", "--since '-7d' is neither")]
    [DataRow("--since", "nowhere", "--since 'nowhere' is neither")]
    [DataRow("--since", "\u001b[31m", "--since '\\u001b[31m' is neither")]
    [DataRow("--until", "tomorrow", "--until 'tomorrow' is neither a date")]
    [DataRow("--until", "2020-01-01", "no commit changed data until 2020-01-01.")]
    public void RefusesATimeThatIsNone(string option, string value, string complaint)
    {
        using var repo = Repo();

        repo.Run("digest", $"{option}={value}").Exits(ExitCode.Misuse);

        StringAssert.Contains(repo.Err, "tracker: " + complaint, StringComparison.Ordinal);
        Assert.AreEqual("", repo.Out);
    }

    [TestMethod]
    public void IsHarmlessWhateverStandsInTheData()
    {
        const string Evil = "@everyone <img src=x> [x](javascript:alert(1)) | `a` \\u202e #1";
        using var repo = Repo();
        repo.With(new ModuleBuilder("m01").Run("v1", Evil, Time, 50, 50, id: "one")).Commit("first");
        repo.With(new ModuleBuilder("m01").Run("v1", Evil, Time, 50, 50, id: "one").Run("v2", Evil, Time, 90, 10, id: "two")).Commit("second");

        repo.Run("digest", "--since", "HEAD~1").Exits(0);

        Assert.DoesNotContain("@everyone", repo.Out);
        Assert.DoesNotContain("<img", repo.Out);
        Assert.DoesNotContain("](", repo.Out.Replace("\\]", "", StringComparison.Ordinal));
        Assert.DoesNotContain("\u202E", repo.Out);
    }

    [TestMethod]
    public void WithoutACommitSaysSo()
    {
        using var repo = new ReviewedRepo();
        repo.With(new ModuleBuilder("m01").Run("v1", "a", Time, 1, 1));

        repo.Run("digest").Exits(ExitCode.Fine);

        Assert.AreEqual("", repo.Out);
        StringAssert.Contains(repo.Err, "nothing is committed yet", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("2026-01-31T00:00:00Z")]
    [DataRow("1970-01-02T00:00:00Z")]
    public void FollowsTheCommitsAndNotTheirClocks(string late)
    {
        var module = new ModuleBuilder("m01").Run("v1", "a", Time, 50, 50, id: "one");
        using var repo = new ReviewedRepo().With(module).Commit("first");
        repo.With(module = module.Run("v2", "a", Time, 60, 40, id: "two")).Commit("second");
        repo.With(module.Run("v3", "a", Time, 70, 30, id: "three")).Run("check", "--fix");
        repo.Git.Git("add", "--all");
        repo.Git.GitAs("Ada", late, "commit", "-q", "-m", "third, by a clock that was late");

        repo.Run("digest", "--since", "2026-02-01", "--until", "2026-02-02").Exits(0).Says("from 2026-02-01 00:00", "2 commits, 1 module changed: 1 result added");
        repo.Run("digest", "--since", "1w").Exits(0).Says("from 2026-01-26 00:00 to 2026-02-02 00:00 UTC", "3 commits, 1 module changed: 2 results added");
        Assert.DoesNotContain("removed", repo.Out);
    }

    [TestMethod]
    public void NamesTheDataSetOfACell()
    {
        var first = new ModuleBuilder("m01").Run("v1", "a", Time, 50, 50, extra: """, "dataset": "gd" """, id: "one").Run("v1", "a", Time, 50, 50, extra: """, "dataset": "sd" """, id: "two");
        using var repo = new ReviewedRepo().With(first).Commit("first");
        repo.With(first.Run("v2", "a", Time, 90, 10, extra: """, "dataset": "gd" """, id: "three").Run("v2", "a", Time, 10, 90, extra: """, "dataset": "sd" """, id: "four")).Commit("second");

        repo.Run("digest", "--since", "HEAD~1", "--format", "text").Exits(0).Says("  m01 v2 a (gd) against v1: 50.0 (50/100) → 90.0 (90/100)", "  m01 v2 a (sd) against v1: 50.0 (50/100) → 10.0 (10/100)");
    }

    [TestMethod]
    public void JudgesWhatIsWeakByTheNewResultsAlone()
    {
        var first = new ModuleBuilder("m01").Run("v1", "a", Time, 10, 90, id: "old").Run("v1", "b", Time, 100, 0, id: "other");
        using var repo = new ReviewedRepo().With(first).Commit("first");
        repo.With(first.Run("v1", "a", "2026-01-21T00:00:00", 100, 0, id: "fine").Run("v1", "b", "2026-01-21T00:00:00", 70, 30, id: "weak").Run("v1", "b", "2026-01-22T00:00:00", 60, 40, id: "again")).Commit("second");

        repo.Run("digest", "--since", "HEAD~1", "--format", "text").Exits(0).Says("Weak among the new results\n  m01 v1 on b: 65.0 (130/200)\n");

        Assert.DoesNotContain("m01 v1 on a:", repo.Out);
    }

    [TestMethod]
    public void DoesNotCountWhatCameWithdrawn()
    {
        const string Withdrawn = """, "withdrawn": { "reason": "wrong file" }""";
        var first = new ModuleBuilder("m01").Run("v1", "a", Time, 50, 50, id: "one");
        using var repo = new ReviewedRepo().With(first).Commit("first");
        repo.With(first.Run("v2", "a", Time, 90, 10, id: "two").Run("v2", "b", Time, 40, 60, extra: Withdrawn, id: "three"));
        repo.With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "a", Time, 60, 40, extra: Withdrawn, id: "four").Text()).Commit("second");

        repo.Run("digest", "--since", "HEAD~1", "--format", "text").Exits(0)
            .Says("1 commit, 2 modules changed: 1 result added, 2 results came withdrawn, 1 cell better", "m02 added, with 0 experiments and 1 that came withdrawn", "m01 v2 on b came withdrawn: wrong file (three)");
        repo.Run("digest", "--since", "HEAD~1", "--json").Exits(0).Says("\"results_added\": 1", "\"results_came_withdrawn\": 2");
        repo.Run("diff", "HEAD~1", "HEAD").Exits(0).Says("Experiments added\n  m01 v2 on a: 90.0 % (90 of 100 passed), two\n\nWithdrawn and corrected\n  m01 v2 on b came withdrawn: wrong file (three)\n");
        repo.Run("diff", "HEAD~1", "HEAD", "--json").Exits(0).Says("\"experiment_came_withdrawn\"", "\"v2 on b came withdrawn: it counts nowhere (states 40.0 %)\"");
        repo.Run("log").Exits(0).Says("v2 on b came withdrawn: it counts nowhere (states 40.0 %)", "v2 on a added: 90.0 %");
        repo.Run("blame", "three").Exits(0).Says("  brought withdrawn by ");
    }

    /// <summary>The data folder of a clone with so many commits.</summary>
    private static string Clone(ReviewedRepo repo, string depth)
    {
        var clone = repo.Git.Beside("shallow");
        repo.Git.Git("clone", "-q", "--depth", depth, new Uri(repo.Git.Folder).AbsoluteUri, clone);
        return Path.Combine(clone, "data");
    }

    private static ReviewedRepo Repo()
    {
        var first = new ModuleBuilder("m01").Run("v1", "a", Time, 50, 50, id: "one").Run("v1", "b", Time, 80, 20, id: "two");
        var repo = new ReviewedRepo().With("data/tracker.json", "{}").With(first).Commit("first");
        repo.With(first.Run("v2", "a", Time, 90, 10, id: "three").Run("v2", "b", Time, 40, 60, id: "four"))
            .Edit("data/modules/m01.json", "] }", "], \"suggestions\": [{ \"version\": \"v1\", \"suggestion\": \"Add examples\", \"status\": \"applied\", \"applied_in\": \"v2\" }] }").Commit("second");
        repo.With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "a", Time, 60, 40, id: "five").Text()).Commit("third");
        return repo.With("data/tracker.json", """{ "description": "x" }""").Commit("fourth");
    }
}
