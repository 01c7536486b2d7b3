using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Site;

/// <summary>A tool divided, another multiplied by 100: the rate in the file has the seventeen digits of a binary fraction.</summary>
[TestClass]
public sealed class ShowingStatedRates
{
    private const string Long = "21.331058020477817";

    private static readonly string s_module = $$"""
        { "module_id": "m01", "primary_rubric": "acc", "experiments": [
          { "id": "e1", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 18.771331058020477, "match_rate": 18.771331058020477 }, "rubrics": { "acc": { "rate": 18.771331058020477 } } },
          { "id": "e2", "prompt_version": "v2", "model": "a", "timestamp": "2026-01-21T00:00:00", "metrics": { "pass_rate": {{Long}}, "match_rate": {{Long}} }, "rubrics": { "acc": { "rate": {{Long}} } } }] }
        """;

    [TestMethod]
    [DataRow("show")]
    [DataRow("show m01")]
    [DataRow("show --match")]
    [DataRow("log")]
    [DataRow("blame e2")]
    [DataRow("compare m01@v1 m01@v2")]
    [DataRow("export markdown")]
    [DataRow("digest --format text")]
    [DataRow("show --json")]
    public void LeavesOutDigitsThatSayNothing(string line)
    {
        using var repo = Repo();

        repo.Run(line.Split(' ')).Exits(0);

        Assert.DoesNotContain("5802", repo.Out);
        if (!line.StartsWith("digest", StringComparison.Ordinal))
        {
            Assert.Contains("21.331058", repo.Out);
        }
    }

    [TestMethod]
    public void LeavesThemOutOnEveryPageAndBadge()
    {
        using var repo = Repo();

        repo.Run("build", "--output", repo.Git.Beside("site")).Exits(0);
        repo.Run("export", "badges", "--output", repo.Git.Beside("badges")).Exits(0);

        string[] files = [.. Directory.EnumerateFiles(repo.Git.Beside("site"), "*", SearchOption.AllDirectories), .. Directory.EnumerateFiles(repo.Git.Beside("badges"))];
        var module = Path.Combine("data", "modules", "m01.json");
        Assert.AreEqual("", string.Join('\n', files.Where(f => !f.EndsWith(module, StringComparison.Ordinal) && File.ReadAllText(f).Contains("058020", StringComparison.Ordinal))));
        Assert.Contains("21.331058 %", File.ReadAllText(Path.Combine(repo.Git.Beside("badges"), "m01.json")));
    }

    [TestMethod]
    public void KeepsThemInTheFile()
    {
        using var repo = Repo();

        repo.Run("check", "--fix").Exits(0);

        Assert.Contains($"\"pass_rate\": {Long}", File.ReadAllText(repo.Git.PathOf("data/modules/m01.json")));
        Assert.Contains($"\"match_rate\": {Long}", File.ReadAllText(repo.Git.PathOf("data/modules/m01.json")));
    }

    private static ReviewedRepo Repo() => new ReviewedRepo().With("data/tracker.json", "{}").Commit("first").With("data/modules/m01.json", s_module).Commit("second");
}
