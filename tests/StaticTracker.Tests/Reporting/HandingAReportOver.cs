using System.Text;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Reporting;
using StaticTracker.Tests.History;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Reporting;

/// <summary><c>tracker report</c> and <c>tracker report accept</c>: what one job makes of a pull request, another takes over without believing it.</summary>
[TestClass]
public sealed class HandingAReportOver
{
    private const string Module = "data/modules/m01.json";
    private const string Hash = "1111111111111111111111111111111111111111";

    [TestMethod]
    public void WhatIsMadeIsAccepted()
    {
        using var repo = Reviewed();
        var head = repo.Git.Git("rev-parse", "HEAD").Trim();

        repo.Run("report", "HEAD~1...HEAD", "--output", repo.Git.Beside("report")).Exits(ExitCode.Fine).Says("passed: ");
        repo.Run("report", "accept", repo.Git.Beside("report"), "--head", head, "--output", repo.Git.Beside("accepted")).Exits(ExitCode.Fine).Says("accepted: passed: ");

        foreach (var file in (string[])["comment.md", "report.json"])
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(repo.Git.Beside("report"), file)), File.ReadAllBytes(Path.Combine(repo.Git.Beside("accepted"), file)), file);
        }

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(repo.Git.Beside("accepted"), "report.json")));
        Assert.AreEqual($"{head} passed success", string.Join(' ', ((string[])["head", "outcome", "conclusion"]).Select(k => json.RootElement.GetProperty(k).GetString())));
        repo.Run("diff", "HEAD~1...HEAD", "--format", "md");
        Assert.AreEqual(repo.Out, File.ReadAllText(Path.Combine(repo.Git.Beside("accepted"), "comment.md")));
    }

    [TestMethod]
    public void AnEditedFigureBlocksAlsoWithoutAPolicy()
    {
        using var repo = Reviewed().With(Module, HistoryFile.Of("a:v1:9", "b:v2:7")).Commit("Polish");

        repo.Run("report", "HEAD~1...HEAD", "--format", "github").Exits(ExitCode.Problems).Says("::error file=data/modules/m01.json,line=", "ST533");
        StringAssert.StartsWith(repo.Err, "blocked: ", StringComparison.Ordinal);

        repo.Run("report", "HEAD~1...HEAD", "--exit-zero", "--json").Exits(ExitCode.Fine).Says("\"outcome\": \"blocked\"", "\"conclusion\": \"failure\"");
    }

    [TestMethod]
    public void WhatThePolicyCannotDecideDoesNotPass()
    {
        using var repo = new ReviewedRepo()
            .With("data/tracker.json", """{ "gate": { "rules": [{ "name": "sure", "max_drop": 1, "require_evidence": true }] } }""")
            .With(Module, HistoryFile.Of("a:v1:5")).Commit("Import v1")
            .With(Module, HistoryFile.Of("a:v1:5", "b:v2:5")).Commit("Import v2");

        repo.Run("report", "HEAD~1...HEAD").Exits(ExitCode.NotEnoughEvidence).Says("inconclusive: ");
        repo.Run("report", "HEAD~1...HEAD", "--exit-zero", "--json").Exits(ExitCode.Fine).Says("\"conclusion\": \"action_required\"");
    }

    [TestMethod]
    public void TheSummaryIsAppendedTo()
    {
        using var repo = Reviewed();
        File.WriteAllText(repo.Git.Beside("summary.md"), "before\n");

        repo.Run("report", "HEAD~1...HEAD", "--summary", repo.Git.Beside("summary.md")).Exits(ExitCode.Fine);

        StringAssert.StartsWith(File.ReadAllText(repo.Git.Beside("summary.md")), "before\n" + DiffMarkdown.Marker, StringComparison.Ordinal);
    }

    [TestMethod]
    public void AReportNamesCommits()
    {
        using var repo = Reviewed();

        repo.Run("report", "HEAD~1").Exits(ExitCode.Misuse);
        StringAssert.Contains(repo.Err, "name both ends", StringComparison.Ordinal);
        repo.Run("report", "nothing...HEAD").Exits(ExitCode.Misuse);
        repo.Run("report", "HEAD~1...HEAD", "--output", repo.Git.PathOf(Module)).Exits(ExitCode.Problems);
        StringAssert.Contains(repo.Err, "ST703", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("", "there is no such folder")]
    [DataRow("comment.md", "report.json: error ST545: this file is missing or empty")]
    [DataRow("report.json", "comment.md: error ST545: this file is missing or empty")]
    public void AFolderThatIsNotWholeIsRefused(string files, string why)
    {
        using var test = new TrackerTest();
        foreach (var file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            test.With("artifact/" + file, file == "comment.md" ? Sound : SummaryOf());
        }

        Refused(test, why);
    }

    [TestMethod]
    public void AnythingElseInTheFolderIsRefused()
    {
        using var file = Folder().With("artifact/run.sh", "#!/bin/sh");
        Refused(file, "it holds 'run.sh', which has no place in a report");
        using var folder = Folder().With("artifact/sub/comment.md", Sound);
        Refused(folder, "it holds 'sub'");
        using var hidden = Folder().With("artifact/.git", "gitdir: elsewhere");
        Refused(hidden, "it holds '.git'");
    }

    [TestMethod]
    public void ALinkIsNotFollowed()
    {
        using var test = Folder().With("secret", Sound);
        File.Delete(test.PathOf("artifact/comment.md"));
        File.CreateSymbolicLink(test.PathOf("artifact/comment.md"), test.PathOf("secret"));
        Refused(test, "it holds 'comment.md'");

        using var folder = Folder();
        Directory.CreateSymbolicLink(folder.PathOf("link"), folder.PathOf("artifact"));
        folder.Run("report", "accept", "{project}/link", "--head", Hash).Exits(ExitCode.Problems);
    }

    [TestMethod]
    [DataRow("""{ "format": 2, "head": "HEAD", "base": "HEAD", "outcome": "passed", "title": "x" }""", "a format that this program does not know")]
    [DataRow("""{ "format": 1, "head": "2222222222222222222222222222222222222222", "base": "HEAD", "outcome": "passed", "title": "x" }""", "about another commit")]
    [DataRow("""{ "format": 1, "base": "HEAD", "outcome": "passed", "title": "x" }""", "about another commit")]
    [DataRow("""{ "format": 1, "head": "HEAD", "base": "main", "outcome": "passed", "title": "x" }""", "its base is no commit's hash")]
    [DataRow("""{ "format": 1, "head": "HEAD", "base": "HEAD", "outcome": "merged", "title": "x" }""", "its outcome is none")]
    [DataRow("""{ "format": 1, "head": "HEAD", "base": "HEAD", "outcome": "passed", "title": "" }""", "its title is missing")]
    [DataRow("""{ "format": 1, "head": "HEAD", "base": "HEAD", "outcome": "passed", "title": "a\nb" }""", "its title is missing")]
    [DataRow("""{ "format": 1, "head": "HEAD", "base": "HEAD", "outcome": "passed", "title": "x", "number": 7 }""", "the key 'number' is not known")]
    [DataRow("""{ "format": 1, "head": "HEAD", "head": "HEAD", "base": "HEAD", "outcome": "passed", "title": "x" }""", "report.json")]
    [DataRow("[]", "it is no object")]
    [DataRow("{", "report.json")]
    public void ASummaryThatIsNotOursIsRefused(string summary, string why)
    {
        using var test = Folder().With("artifact/report.json", summary.Replace("HEAD", Hash, StringComparison.Ordinal));

        Refused(test, why);
    }

    [TestMethod]
    [DataRow("hello", "it does not begin with the marker")]
    [DataRow("<!-- statictracker -->\n<img src=x>", "it holds HTML")]
    [DataRow("<!-- statictracker -->\n<script>x</script>", "it holds HTML")]
    [DataRow("<!-- statictracker -->\n<details onclick=x>", "it holds HTML")]
    [DataRow("<!-- statictracker -->\n<!-- other -->", "it holds HTML")]
    [DataRow("<!-- statictracker -->\n@everyone", "it may ping somebody")]
    [DataRow("<!-- statictracker -->\nFixes #12", "it refers to an issue")]
    [DataRow("<!-- statictracker -->\n[merge me](/settings)", "it holds a link")]
    [DataRow("<!-- statictracker -->\n![x](y)", "it holds a link")]
    [DataRow("<!-- statictracker -->\n[x]: y", "it holds a link")]
    [DataRow("<!-- statictracker -->\nhttps://example.org", "it holds an address")]
    [DataRow("<!-- statictracker -->\nWWW.example.org", "it holds an address")]
    [DataRow("<!-- statictracker -->\n&#60;img&#62;", "it holds an entity")]
    [DataRow("<!-- statictracker -->\na\rb", "a character that nobody sees")]
    [DataRow("<!-- statictracker -->\na\u202Eb", "a character that nobody sees")]
    [DataRow("<!-- statictracker -->\na\u0000b", "a character that nobody sees")]
    public void ACommentThatDoesMoreThanShowTextIsRefused(string comment, string why)
    {
        using var test = Folder().With("artifact/comment.md", comment);

        Refused(test, why);
    }

    [TestMethod]
    public void WhatIsTooLongOrNoTextIsRefused()
    {
        using var huge = Folder().With("artifact/comment.md", Sound + new string('x', 1_000_000));
        Refused(huge, "it is longer than the 240000 bytes");
        using var tooLong = Folder().With("artifact/comment.md", Sound + new string('x', 60_001));
        Refused(tooLong, "it is longer than 60000 characters");
        using var summary = Folder().With("artifact/report.json", SummaryOf() + new string(' ', 20_000));
        Refused(summary, "it is longer than the 16384 bytes");
        using var binary = Folder().With("artifact/comment.md", [.. Encoding.UTF8.GetBytes(Sound), 0xFF, 0xFE]);
        Refused(binary, "it is not UTF-8");
    }

    [TestMethod]
    [DataRow("main")]
    [DataRow("1111111")]
    [DataRow("$(rm -rf /)")]
    public void TheHeadIsAWholeHash(string head)
    {
        using var test = Folder();

        test.Run("report", "accept", "{project}/artifact", "--head", head).Exits(ExitCode.Misuse);
    }

    [TestMethod]
    public void NothingIsAcceptedInPlace()
    {
        using var test = Folder();

        test.Run("report", "accept", "{project}/artifact", "--head", Hash, "--output", "{project}/artifact").Exits(ExitCode.Misuse);
        test.Run("report", "accept", "{project}/artifact").Exits(ExitCode.Misuse);
    }

    private static string Sound => DiffMarkdown.Marker + "\n**one cell better**\n\n### Experiments added\n\n- a \\[b\\] @\u2060c #\u20601 &lt;d&gt;\n\n<details><summary>1 line</summary>\n\n- x\n\n</details>\n";

    private static string SummaryOf() => $$"""{ "format": 1, "head": "{{Hash}}", "base": "{{Hash}}", "outcome": "passed", "conclusion": "success", "title": "one cell better" }""";

    private static TrackerTest Folder()
    {
        var test = new TrackerTest().With("artifact/comment.md", Sound).With("artifact/report.json", SummaryOf());
        test.Run("report", "accept", "{project}/artifact", "--head", Hash).Exits(ExitCode.Fine);
        return test;
    }

    private static void Refused(TrackerTest test, string why)
    {
        test.Run("report", "accept", "{project}/artifact", "--head", Hash, "--output", "{project}/accepted").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, why, StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "ST545", StringComparison.Ordinal);
        Assert.IsFalse(Directory.Exists(test.PathOf("accepted")));
    }

    private static ReviewedRepo Reviewed() => new ReviewedRepo()
        .With(Module, HistoryFile.Of("a:v1:5")).Commit("Import v1")
        .With(Module, HistoryFile.Of("a:v1:5", "b:v2:7")).Commit("Import v2");
}
