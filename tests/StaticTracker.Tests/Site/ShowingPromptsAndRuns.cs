using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Runs;

namespace StaticTracker.Tests.Site;

[TestClass]
public sealed class ShowingPromptsAndRuns
{
    private const string Published = """{ "site": { "publish": { "prompts": true } } }""";
    private const string Secret = "Zanzibar";

    [TestMethod]
    public void KeepsAllContentOfPromptsBackUnlessItIsPublished()
    {
        using var test = Ready("{}");

        test.Run("build", "--no-history").Exits(0);
        test.Run("build", "--no-history", "--single-file", "{project}/report.html").Exits(0);

        var files = Directory.GetFiles(test.PathOf("_site"), "*", SearchOption.AllDirectories);
        Assert.AreEqual("", string.Join('\n', files.Append(test.PathOf("report.html")).Where(f => File.ReadAllText(f).Contains(Secret, StringComparison.OrdinalIgnoreCase))));
        StringAssert.Contains(test.Read("_site/prompts/m01/v2/index.html"), "The texts of prompts are not published here", StringComparison.Ordinal);
        Assert.IsTrue(test.Has("_site/data/prompts/m01/v1..v2.js"));
    }

    [TestMethod]
    public void ShowsContentAsTextDifferenceAndScoresOfAVersion()
    {
        using var test = Ready(Published);

        test.Run("build", "--no-history").Exits(0);

        var page = Page(test, "prompts/m01/v2/index.html");
        Assert.AreEqual($"Name the own brand, not <b>{Secret}</b>.\n", page.QuerySelector("pre.prompt")!.TextContent);
        Assert.IsNull(page.QuerySelector("pre b"));
        Assert.AreEqual($"Name the own brand, not <b>{Secret}</b>.", page.QuerySelectorAll(".diff td")[1].TextContent);
        Assert.AreEqual("own |, not <b>Zanzibar</b>", string.Join('|', page.QuerySelectorAll(".diff ins").Select(e => e.TextContent)));
        StringAssert.Contains(page.QuerySelector("#moved")!.ParentElement!.TextContent, "Moves together, not proof of cause", StringComparison.Ordinal);
        StringAssert.Contains(page.QuerySelector("#moved")!.ParentElement!.TextContent, "+50.0", StringComparison.Ordinal);
        Assert.AreEqual("this prompt", page.QuerySelector("[data-name=results] tbody tr td:last-child")!.TextContent.Trim());
    }

    [TestMethod]
    public void SaysUnknownWhereARunDoesNotTell()
    {
        using var test = Ready(Published);
        test.Run("run", "start", "m01", "v9", "--pid", "0").Exits(0);
        var run = test.Out.Trim();

        test.Run("build", "--no-history").Exits(0);

        var page = Page(test, $"run/{run}/index.html");
        var facts = page.QuerySelectorAll(".facts tr").ToDictionary(r => r.Children[0].TextContent, r => r.Children[1].TextContent.Trim());
        Assert.AreEqual("unknown unknown unknown unknown", $"{facts["model"]} {facts["cost"]} {facts["tokens in"]} {facts["prompt hash"]}");
        StringAssert.Contains(page.Body!.TextContent, "The prompt of this run is unknown", StringComparison.Ordinal);
    }

    [TestMethod]
    public void PutsArchivedRunsOnAPageOfTheirOwn()
    {
        using var test = Ready(Published);
        var run = Page(test.Run("build", "--no-history").Exits(0), "runs/index.html").QuerySelector("#runs tbody th")!.TextContent;

        test.Run("run", "archive", run).Exits(0);
        test.Run("build", "--no-history").Exits(0);

        Assert.DoesNotContain(run, test.Read("_site/runs/index.html"));
        Assert.Contains(run, test.Read("_site/runs/archived.html"));
        Assert.IsTrue(test.Has($"_site/run/{run}/index.html"));
        Assert.MatchesRegex("<td><time>20[0-9-]{8}T[0-9:]{8}Z</time>", test.Read($"_site/run/{run}/index.html"), "a time is in the reader's zone");
    }

    [TestMethod]
    public void LeadsFromAModuleToItsPromptsAndRuns()
    {
        using var test = Ready(Published);
        test.With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "a", "2026-01-20T00:00:00", 1, 1, id: "old").Text());

        test.Run("build", "--no-history").Exits(0);

        var page = Page(test, "modules/m01/index.html");
        Assert.AreEqual("2 prompts · 2 runs", page.QuerySelectorAll(".meta").Select(e => e.TextContent).First(t => t.Contains("runs", StringComparison.Ordinal)));
        var row = page.QuerySelector("[data-name=experiments] tbody tr")!;
        Assert.AreEqual("../../prompts/m01/v1/index.html", row.QuerySelector("td:nth-child(2) a")!.GetAttribute("href"));
        StringAssert.StartsWith(row.QuerySelector("td:last-child a")!.GetAttribute("href"), "../../run/m01_v1_", StringComparison.Ordinal);
        Assert.DoesNotContain("prompt unknown", test.Read("_site/modules/m02/index.html"));
        test.With("data/modules/m01.json", test.Read("data/modules/m01.json").Replace("\"prompt_hash\": \"", "\"x_hash\": \"", StringComparison.Ordinal));
        test.Run("build", "--no-history");
        Assert.Contains("prompt unknown", test.Read("_site/modules/m01/index.html"));
    }

    [TestMethod]
    public void GivesTheBytesOfAFullBuildAfterEveryChange()
    {
        using var test = Ready(Published);
        AssertSame(test, "at first");

        test.Run("run", "start", "m01", "v3", "--pid", "0").Exits(0);
        AssertSame(test, "a run came");
        test.Run("run", "tag", RunOf(test), "nightly").Exits(0);
        AssertSame(test, "a tag came");
        test.With("t3.md", "Another text.\n").Run("prompt", "add", "m01", "v3", "--task", "{project}/t3.md").Exits(0);
        AssertSame(test, "a prompt came");
        test.Run("ab", "new", "own", "--module", "m01", "--hypothesis", "<i>Naming</i> helps", "--minimum-effect", "5", "--planned-n", "1").Exits(0);
        AssertSame(test, "an experiment came");
        Assert.MatchesRegex(@"\b1 item\b", test.Read("_site/experiments/own/index.html"));
        test.Run("ab", "add", "own", "--control", "m01_v1", "--treatment", "m01_v2").Exits(0);
        AssertSame(test, "it has runs");
        Assert.Contains("1 better, 0 worse, 1 alike", test.Read("_site/experiments/own/index.html"));
        Assert.DoesNotContain("<i>Naming", test.Read("_site/experiments/own/index.html"));
        test.With("data/modules/m01.json", test.Read("data/modules/m01.json").Replace("gpt-4o", "gpt-4p", StringComparison.Ordinal));
        AssertSame(test, "a result changed");
        test.With("data/tracker.json", "{}");
        AssertSame(test, "prompts are published no more");
        Directory.Delete(test.PathOf("data/prompts"), recursive: true);
        AssertSame(test, "prompts went");
        Directory.Delete(test.PathOf("data/runs"), recursive: true);
        File.Delete(test.PathOf("data/ab/own.json"));
        AssertSame(test, "runs went");
        Assert.IsFalse(Directory.Exists(test.PathOf("_site/runs")));
    }

    [TestMethod]
    public void FindsAPlaceForEveryName()
    {
        using var test = Ready(Published);
        test.Run("run", "start", "m01", "v1+x", "--pid", "0").Exits(0);
        test.Run("prompt", "add", "m01", "v1+x", "--task", "{project}/t1.md").Exits(0);

        test.Run("build", "--no-history").Exits(0);

        Assert.Contains("m01_v1+x", test.Read(Directory.GetFiles(test.PathOf("_site/run"), "index.html", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(test.Project, f)).Single(f => f.Contains("x-", StringComparison.Ordinal)))
            .Replace("&#43;", "+", StringComparison.Ordinal));
    }

    private static string RunOf(TrackerTest test) => Path.GetFileName(Directory.GetDirectories(test.PathOf("data/runs"), "m01_v3*").Single());

    /// <summary>Two prompts of m01 whose second one has the secret, and a finished run of each.</summary>
    private static TrackerTest Ready(string settings)
    {
        var test = new TrackerTest().With("data/tracker.json", settings).With("t1.md", "Name the brand.\n").With("t2.md", $"Name the own brand, not <b>{Secret}</b>.\n");
        test.Run("prompt", "add", "m01", "v1", "--task", "{project}/t1.md", "--notes", $"Not of {Secret}").Exits(0);
        test.Run("prompt", "add", "m01", "v2", "--task", "{project}/t2.md", "--decoding", $"stop={Secret}").Exits(0);
        ComparingRuns.Finished(test, "v1", ("a", 'F', 0), ("b", 'P', 0));
        ComparingRuns.Finished(test, "v2", ("a", 'P', 1), ("b", 'P', 1));
        return test;
    }

    private static void AssertSame(TrackerTest test, string when)
    {
        test.Run("build", "--no-history").Exits(0);
        test.Run("build", "--no-history", "--full", "--output", "{project}/full").Exits(0);
        Assert.AreEqual(Story(test.PathOf("full")), Story(test.PathOf("_site")), when);
    }

    private static string Story(string folder) => string.Join('\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(f => $"{Path.GetRelativePath(folder, f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"));

    private static IHtmlDocument Page(TrackerTest test, string path) => new HtmlParser().ParseDocument(test.Read("_site/" + path));
}
