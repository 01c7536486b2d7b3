using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.History;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Commands;

/// <summary><c>tracker blame</c> and <c>tracker log</c> as people and programs read them.</summary>
[TestClass]
public sealed class AskingWhereAFigureComesFrom
{
    private const string File = "data/modules/m01.json";
    private const string Source = ":\"source\"= { \"format\"= \"judge\", \"file\"= \"a.json\", \"sha256\"= \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" }";

    /// <summary>Git itself makes no such commit, but keeps those of others.</summary>
    [TestMethod]
    public void SaysNothingOfAnAuthorWithoutAName()
    {
        using var repo = new ReviewedRepo();
        repo.With(File, HistoryFile.Of("a:v1:5")).Commit("Import v1");
        repo.Git.Write(".git/nameless", $"tree {repo.Git.Git("rev-parse", "HEAD^{tree}").Trim()}\nauthor  <x@example.org> 1769904000 +0000\ncommitter  <x@example.org> 1769904000 +0000\n\nBrought by nobody\n");
        repo.Git.Git("reset", "-q", "--soft", repo.Git.Git("hash-object", "-t", "commit", "-w", ".git/nameless").Trim());

        var line = $"{Hash(repo, 0)}  2026-02-01 00:00 UTC  Brought by nobody\n";
        repo.Run("log").Exits(ExitCode.Fine).Says(line);
        repo.Run("blame", "m01").Exits(ExitCode.Fine).Says($"brought by {line}");
    }

    [TestMethod]
    public void NamesCommitAuthorDateSourceAndEveryLaterChange()
    {
        using var repo = Repo();
        repo.With(File, HistoryFile.Of("a:v1:6" + Source, "b:v2:7")).Run("check", "--fix");

        repo.Run("blame", "m01").Exits(ExitCode.Fine);

        var (first, second) = (Hash(repo, 1), Hash(repo, 0));
        Assert.AreEqual($"""
            m01

            v1 on gpt-4o  60.0 %  [a]
              source a.json  sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
              brought by {first}  2026-02-01 00:00 UTC  Ada: Import v1
              changed but not committed yet
                metrics.pass_rate 50.0 → 60.0  (a figure)
                metrics.pass 5 → 6  (a figure)
                metrics.fail 5 → 4  (a figure)

            v2 on gpt-4o  70.0 %  [b]
              source none
              brought by {second}  2026-02-02 00:00 UTC  Ada: Import v2

            """, repo.Out);
    }

    [TestMethod]
    public void TakesAVersionACellAndAnId()
    {
        using var repo = Repo();

        Assert.AreEqual("a", Ids(repo.Run("blame", "m01@v1", "--json").Exits(ExitCode.Fine)));
        Assert.AreEqual("b", Ids(repo.Run("blame", "m01@v2/GPT-4o", "--json").Exits(ExitCode.Fine)));
        Assert.AreEqual("b", Ids(repo.Run("blame", "b", "--json").Exits(ExitCode.Fine)));
        Assert.AreEqual("a b", Ids(repo.Run("blame", "m01", "--json").Exits(ExitCode.Fine)));
    }

    [TestMethod]
    [DataRow("m02", "there is no module 'm02'", "Did you mean 'm01'?")]
    [DataRow("m01@v11", "m01 has no version 'v11'", "Did you mean 'v1'?")]
    [DataRow("m01@v1/gpt-4", "m01 v1 was not run on 'gpt-4'", "Did you mean 'gpt-4o'?")]
    [DataRow("somewhere", "no module has an experiment 'somewhere'", "'tracker show MODULE' lists them")]
    [DataRow("m01@", "m01 has no version ''", "Versions: v1, v2")]
    public void SaysWhatMayBeMeant(string wanted, string what, string hint)
    {
        using var repo = Repo();

        repo.Run("blame", wanted).Exits(ExitCode.Misuse);

        StringAssert.Contains(repo.Err, what, StringComparison.Ordinal);
        StringAssert.Contains(repo.Err, hint, StringComparison.Ordinal);
        Assert.AreEqual("", repo.Out);
    }

    [TestMethod]
    public void RemembersARemovedModule()
    {
        using var repo = Repo();
        repo.With(File, null).Commit("Drop m01", fix: false);

        repo.Run("blame", "m01").Exits(ExitCode.Fine).Says("v1 on gpt-4o  50.0 %  [a]  removed", $"removed by {Hash(repo, 0)}");
    }

    [TestMethod]
    public void WithoutARepositoryTheSourceIsStillNamed()
    {
        using var test = new TrackerTest();
        test.With(File, HistoryFile.Of("a:v1:5" + Source)).Run("blame", "m01").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "brought by: not known here", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "source a.json  sha256:aaaa", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "ST502", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheLogSaysInWordsWhatEachCommitDid()
    {
        using var repo = Repo();
        repo.With(File, HistoryFile.Of("a:v1:5" + Source)).Run("log").Exits(ExitCode.Fine);

        Assert.AreEqual($"""
            not committed yet
              m01: v2 on gpt-4o removed (was 70.0 %)

            {Hash(repo, 0)}  2026-02-02 00:00 UTC  Ada: Import v2
              m01: v2 on gpt-4o added: 70.0 %

            {Hash(repo, 1)}  2026-02-01 00:00 UTC  Ada: Import v1
              m01: module added
              m01: v1 on gpt-4o added: 50.0 %

            """, repo.Out);
    }

    [TestMethod]
    [DataRow("Import v2", "--since", "2026-02-02")]
    [DataRow("Import v2", "--since", "2026-02-01T12:00:00+02:00")]
    [DataRow("Import v2", "--since", "HEAD~1")]
    [DataRow("Import v2", "-n", "1")]
    [DataRow("Import v2|Import v1", "-n", "0")]
    [DataRow("Import v2|Import v1", "m01")]
    [DataRow("", "--since", "2026-03-01")]
    [DataRow("", "--since", "HEAD")]
    public void TheLogTakesWhatWasAskedFor(string subjects, params string[] args)
    {
        using var repo = Repo();

        using var json = JsonDocument.Parse(repo.Run(["log", "--json", .. args]).Exits(ExitCode.Fine).Out);

        Assert.AreEqual(subjects, string.Join('|', json.RootElement.GetProperty("commits").EnumerateArray().Select(c => c.GetProperty("subject").GetString())));
    }

    [TestMethod]
    public void TheLogSaysHowMuchItLeftOut()
    {
        using var repo = Repo();

        repo.Run("log", "-n", "1").Exits(ExitCode.Fine);

        Assert.AreEqual("1 older commit left out; -n 0 shows all\n", repo.Err);
    }

    [TestMethod]
    [DataRow("m011", "Did you mean 'm01'?", "m011")]
    [DataRow("neither a date", "nor a revision", "--since", "yesterday")]
    [DataRow("neither a date", "nor a revision", "--since", "--all")]
    [DataRow("neither a date", "nor a revision", "--since", "2026-02-30")]
    [DataRow("-n '-1' is no number of commits", "", "-n", "-1")]
    [DataRow("-n 'x' is no number of commits", "", "-n", "x")]
    public void TheLogRefusesWhatItCannotUnderstand(string what, string hint, params string[] args)
    {
        using var repo = Repo();

        repo.Run(["log", .. args]).Exits(ExitCode.Misuse);

        StringAssert.Contains(repo.Err, what, StringComparison.Ordinal);
        StringAssert.Contains(repo.Err, hint, StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheLogWorksBeforeTheFirstCommitAndInAShallowClone()
    {
        using var fresh = new ReviewedRepo();
        fresh.With(File, HistoryFile.Of("a:v1:5")).Run("log").Exits(ExitCode.Fine).Says("not committed yet\n  m01: module added\n  m01: v1 on gpt-4o added: 50.0 %");
        StringAssert.Contains(fresh.Err, "ST504", StringComparison.Ordinal);

        using var repo = Repo();
        var clone = repo.Git.Beside("shallow");
        repo.Git.Git("clone", "-q", "--depth=1", new Uri(repo.Git.Folder).AbsoluteUri, clone);
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader("");
        Assert.AreEqual(ExitCode.Fine, App.Run(["log", "--data", Path.Combine(clone, "data")], input, output, error));
        StringAssert.Contains(error.ToString(), "ST505", StringComparison.Ordinal);
        StringAssert.Contains(error.ToString(), "No commit changed data.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheLogDoesNotSayThatNothingChangedWhereNothingCouldBeRead()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", HistoryFile.Of("a:v1:5"));

        test.Run("log").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "ST502", StringComparison.Ordinal);
        Assert.DoesNotContain("No commit", test.Out + test.Err);
    }

    private static ReviewedRepo Repo() => new ReviewedRepo()
        .With(File, HistoryFile.Of("a:v1:5" + Source)).Commit("Import v1")
        .With(File, HistoryFile.Of("a:v1:5" + Source, "b:v2:7")).Commit("Import v2");

    private static string Hash(ReviewedRepo repo, int back) => repo.Git.Git("rev-parse", $"HEAD~{back}")[..8];

    private static string Ids(ReviewedRepo repo)
    {
        using var json = JsonDocument.Parse(repo.Out);
        return string.Join(' ', json.RootElement.GetProperty("experiments").EnumerateArray().Select(e => e.GetProperty("id").GetString()));
    }
}
