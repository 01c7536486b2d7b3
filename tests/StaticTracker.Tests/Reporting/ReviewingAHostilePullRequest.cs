using System.Text.Json;
using StaticTracker.Reporting;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Reporting;

[TestClass]
public class ReviewingAHostilePullRequest
{
    private const string Time = "2026-01-20T00:31:46";

    private static readonly string[] s_names =
    [
        "](javascript:alert(1))", "[x](https://evil.example)", "<script>alert(1)</script>", "<!-- statictracker -->", "@everyone @org/team", "a|b\\|c", "x\n::error file=a::b",
        "\r\n\n# heading\n\n- list", "\u202Eevil\u200B", "`</details>`", "www.evil.example https://evil.example", "GH-1 #1 deadbeefcafe", "a\u001B[31mb\u2028c", "&lt;img src=x&gt;", "![i](x)",
    ];

    [TestMethod]
    public void TheCommentIsHarmless()
    {
        using var repo = Attacked();

        repo.Run("diff", "HEAD~1", "HEAD", "--format", "md");

        StringAssert.StartsWith(repo.Out, DiffMarkdown.Marker + "\n");
        AssertHarmless(repo.Out);
        var rows = repo.Out.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).ToList();
        Assert.HasCount(s_names.Length + 1, rows);
        repo.Says("- m02 \\](javascript:alert(1)) added, with 0 experiments");
        foreach (var row in rows)
        {
            Assert.AreEqual(11, Bars(row), row);
        }
    }

    [TestMethod]
    public void TheGatesReportsAreHarmless()
    {
        using var repo = Attacked("""{ "gate": { "rules": [{ "name": "fall", "max_drop": 2 }, { "name": "r", "on": "rubric:](javascript:alert(1))", "min_pass_rate": 1 }] } }""");

        repo.Run("gate", "HEAD~1", "HEAD", "--format", "md").Exits(1);
        StringAssert.StartsWith(repo.Out, GateMarkdown.Marker + "\n");
        AssertHarmless(repo.Out);
        var rows = repo.Out.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).ToList();
        Assert.IsGreaterThan(2 * s_names.Length, rows.Count);
        foreach (var row in rows)
        {
            Assert.AreEqual(6, Bars(row), row);
        }

        repo.Run("gate", "HEAD~1", "HEAD", "--format", "github").Exits(1);
        AssertAnnotations(repo.Out);
        repo.Run("gate", "HEAD~1", "HEAD").Exits(1);
        AssertVisible(repo.Out);
        repo.Run("diff", "HEAD~1", "HEAD", "--format", "md");
        AssertHarmless(repo.Out);
    }

    [TestMethod]
    public void TheCommentIsOfTheKindThatIsTakenOver()
    {
        using var repo = Attacked("""{ "gate": { "rules": [{ "name": "fall", "max_drop": 2 }] } }""");
        var head = repo.Git.Git("rev-parse", "HEAD").Trim();

        repo.Run("report", "HEAD~1", "HEAD", "--format", "github", "--output", repo.Git.Beside("report")).Exits(1);
        AssertAnnotations(repo.Out);
        repo.Run("report", "accept", repo.Git.Beside("report"), "--head", head).Exits(0);
        AssertVisible(repo.Out);
    }

    [TestMethod]
    public void AnnotationsStayOnTheirLines()
    {
        using var repo = Attacked().Edit("data/modules/m01.json", "\"pass\": 90", "\"pass\": 89").Commit("edit", fix: false);

        repo.Run("diff", "HEAD~2", "HEAD", "--format", "github").Exits(1);

        AssertAnnotations(repo.Out);
    }

    [TestMethod]
    public void TheTerminalSeesNoControlCharacters()
    {
        using var repo = Attacked();

        repo.Run("diff", "HEAD~1", "HEAD");

        AssertVisible(repo.Out);
    }

    [TestMethod]
    public void TheCommentStaysBoundedAndSaysWhatItLeftOut()
    {
        var suggestions = string.Join(",", Enumerable.Range(0, 3000).Select(i => $$"""{ "version": "v1", "issue": {{JsonSerializer.Serialize(new string('@', i == 0 ? 5_000_000 : 700))}}, "suggestion": "s{{i}}", "status": "pending" }"""));
        var module = new ModuleBuilder("m01").Run("v1", "a", Time, 90, 10, id: "old");
        using var repo = new ReviewedRepo().With(module).Commit("base");
        for (var i = 0; i < 800; i++)
        {
            module.Run("v2", $"model {i} {new string('|', 300)}", Time, i % 100, 100 - (i % 100), id: $"new{i}");
        }

        repo.With("data/modules/m01.json", module.Text()[..^2] + $", \"suggestions\": [{suggestions}] }}").Commit("flood", fix: false);
        repo.Run("diff", "HEAD~1", "HEAD", "--format", "md");

        Assert.IsLessThanOrEqualTo(DiffMarkdown.MaxLength, repo.Out.Length);
        repo.Says("**Shortened**: ", "lines left out", "more lines");
        AssertHarmless(repo.Out);
    }

    [TestMethod]
    public void NothingIsWrittenThroughItsLinksAndNames()
    {
        using var repo = new ReviewedRepo().With(new ModuleBuilder("m01").Run("v1", "a", Time, 9, 1, id: "one")).Commit("base");
        Directory.CreateDirectory(repo.Git.PathOf("data/verdicts"));
        File.CreateSymbolicLink(repo.Git.PathOf("data/verdicts/m01"), "../../outside");
        File.Delete(repo.Git.PathOf("data/modules/m01.json"));
        File.CreateSymbolicLink(repo.Git.PathOf("data/modules/m01.json"), "../../secret.json");
        repo.With("secret.json", new ModuleBuilder("m01").Run("v1", "a", Time, 9, 1, id: "one").Text()).Commit("links", fix: false);

        repo.Run("diff", "HEAD~1", "HEAD").Exits(1).Says("error ST532: module m01 was removed", "data/modules/m01.json: error", "this is a link or a submodule");
        repo.Run("diff", "HEAD~1").Exits(1).Says("error ST532: module m01 was removed");
    }

    private static ReviewedRepo Attacked(string? settings = null)
    {
        var module = new ModuleBuilder("m01").Run("v1", "plain", Time, 90, 10, id: "old");
        foreach (var (name, i) in s_names.Select((n, i) => (n, i)))
        {
            module.Run("v1", JsonSerializer.Serialize(name)[1..^1], Time, 90, 10, id: $"a{i}");
        }

        var repo = new ReviewedRepo().With(module);
        repo = (settings is null ? repo : repo.With("data/tracker.json", settings)).Commit("base");
        var suggestions = new List<string>();
        foreach (var (name, i) in s_names.Select((n, i) => (n, i)))
        {
            module.Run("v2", JsonSerializer.Serialize(name)[1..^1], Time, 10, 90, id: $"b{i}");
            suggestions.Add($$"""{ "version": "v1", "rubric": {{JsonSerializer.Serialize(name)}}, "issue": {{JsonSerializer.Serialize(name)}}, "suggestion": "s{{i}}", "status": "pending" }""");
        }

        var text = $"{{ \"module_name\": {JsonSerializer.Serialize(s_names[0])}," + module.Text()[1..^2] + $", \"suggestions\": [{string.Join(",", suggestions)}] }}";
        repo.With("data/modules/m02.json", $$"""{ "module_id": "m02", "module_name": {{JsonSerializer.Serialize(s_names[0])}}, "description": {{JsonSerializer.Serialize(s_names[3])}}, "experiments": [] }""");
        return repo.With("data/modules/m01.json", text).With("data/tracker.json", JsonSerializer.Serialize(new { title = s_names[4] + s_names[6] })).Commit("attack", fix: false);
    }

    private static void AssertAnnotations(string output)
    {
        foreach (var line in output.TrimEnd('\n').Split('\n'))
        {
            StringAssert.Matches(line, new("^::(error|warning|notice) file=data/[^:,]*(,line=\\d+,col=\\d+)?,title=ST\\d{3}::[^\\r\\n]*$"));
        }
    }

    private static void AssertVisible(string output)
    {
        Assert.IsFalse(output.Any(c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u200B' or '\u2028'));
        Assert.IsFalse(output.Split('\n').Any(l => l.StartsWith("::", StringComparison.Ordinal)));
    }

    private static void AssertHarmless(string markdown)
    {
        Assert.AreEqual(1, markdown.Split("<!--").Length - 1, "comments");
        var own = markdown.Replace(DiffMarkdown.Marker, "", StringComparison.Ordinal).Replace(GateMarkdown.Marker, "", StringComparison.Ordinal).Replace("<details>", "", StringComparison.Ordinal).Replace("<details open>", "", StringComparison.Ordinal)
            .Replace("</details>", "", StringComparison.Ordinal).Replace("<summary>", "", StringComparison.Ordinal).Replace("</summary>", "", StringComparison.Ordinal);
        Assert.DoesNotContain("<", own);
        Assert.AreEqual(markdown.Split("<details").Length, markdown.Split("</details>").Length);
        for (var i = 0; i < own.Length; i++)
        {
            Assert.IsTrue(own[i] is not ('@' or '#') || own[i + 1] == '\u2060' || own[i..].StartsWith("### ", StringComparison.Ordinal) || (own[i] == '#' && own[i - 1] is '#' or '\n'), own[Math.Max(0, i - 30)..Math.Min(own.Length, i + 10)]);
            Assert.IsTrue(own[i] is not ('[' or ']') || own[i - 1] == '\\');
            Assert.IsFalse(char.IsControl(own[i]) && own[i] != '\n');
        }

        Assert.DoesNotContain("://", own);
        Assert.DoesNotContain("www.", own);
        Assert.DoesNotContain("GH-1", own);
        Assert.DoesNotContain("deadbeefcafe", own);
        Assert.DoesNotContain("\u202E", own);
    }

    /// <summary>Bars that part cells: those without a backslash before them.</summary>
    private static int Bars(string row)
    {
        var bars = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '\\')
            {
                i++;
            }
            else if (row[i] == '|')
            {
                bars++;
            }
        }

        return bars;
    }
}
