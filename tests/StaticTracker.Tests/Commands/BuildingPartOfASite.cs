using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>What a build makes where only some of a site has to be made: what changed, what is missing, what is looked at, what is of this data folder.</summary>
[TestClass]
public sealed class BuildingPartOfASite : ComparedBuilds
{
    [TestMethod]
    public void LeavesPagesThatNobodyLooksAtToTheNextBuild()
    {
        Change(new Random(1), "m01");
        Change(new Random(2), "m02");
        Commit("Two");
        Build("site");
        var before = File.ReadAllText(Repo.PathOf("site/modules/m02/index.html"));
        Repo.Write("site-templates/pages/module.hbs", "<p>Ours of {{module_id}}</p>\n");

        BuildOpenPages("modules/m01/index.html", "no/such.html");

        Assert.AreEqual("<p>Ours of m01</p>\n", File.ReadAllText(Repo.PathOf("site/modules/m01/index.html")));
        Assert.AreEqual(before, File.ReadAllText(Repo.PathOf("site/modules/m02/index.html")));
        AssertSame("after the next build");
        Assert.AreEqual("<p>Ours of m02</p>\n", File.ReadAllText(Repo.PathOf("site/modules/m02/index.html")));
    }

    [TestMethod]
    [DataRow("pages/module.hbs", false)]
    [DataRow("pages/overview.hbs", true)]
    [DataRow("pages/compare.hbs", true)]
    public void TellsOfABrokenTemplateWithThePagesThatAreMadeByIt(string template, bool later)
    {
        Change(new Random(1), "m01");
        Commit("One");
        Build("site");
        var before = File.ReadAllText(Repo.PathOf("site/modules/m01/index.html"));
        Repo.Write($"site-templates/{template}", "<p>\n{{nope}}\n");

        Assert.AreEqual(later ? "" : "ST602", BuildOpenPages("modules/m01/index.html"));
        StringAssert.Contains(Build("site"), $"site-templates/{template}:2:1: error ST602", StringComparison.Ordinal);
        Assert.AreEqual(before, File.ReadAllText(Repo.PathOf("site/modules/m01/index.html")), "the last good page stands");
    }

    [TestMethod]
    [DataRow("assets/site.css", "assets/site.css")]
    [DataRow("assets/404.css", "404.html")]
    [DataRow("partials/legend.hbs", "index.html")]
    [DataRow("pages/module.hbs", "modules/m01/index.html modules/m02/index.html")]
    public void WritesOnlyWhatATemplateIsIn(string template, string files)
    {
        Change(new Random(1), "m01");
        Change(new Random(2), "m02");
        Commit("Two");
        Build("site");
        var before = Directory.GetFiles(Repo.PathOf("site"), "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        using var builtIn = new StreamReader(typeof(App).Assembly.GetManifestResourceStream($"site-templates/{template}")!);
        Repo.Write($"site-templates/{template}", builtIn.ReadToEnd() + "\n");

        AssertSame("after the change");

        Assert.AreEqual(files, string.Join(' ', before.Keys.Where(f => File.GetLastWriteTimeUtc(f) != before[f]).Select(f => Path.GetRelativePath(Repo.PathOf("site"), f).Replace('\\', '/'))
            .Where(f => f != ".statictracker").Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow("suggestions/index.html")]
    [DataRow("suggestions/page-2.html")]
    [DataRow("data/suggestions-2.js")]
    [DataRow("data/modules/m02.js")]
    [DataRow("data/table.csv")]
    [DataRow("data/heatmap_index.json")]
    [DataRow("history/index.html")]
    public void MakesAFileAgainThatSomebodyTookAway(string file)
    {
        for (var module = 1; module <= 41; module++)
        {
            var text = new ModuleBuilder($"m{module:d2}").Run("v1", "a", "2026-01-20T00:00:00", module, 50, id: $"e{module}").Text();
            Write($"data/modules/m{module:d2}.json", TestRepo.Lines(text[..^1] + """, "suggestions": [{ "id": "one", "version": "v1", "suggestion": "Add examples", "status": "pending" }] }"""));
        }

        Commit("Many");
        Build("site");
        File.Delete(Repo.PathOf($"site/{file}"));

        AssertSame($"{file} was taken away");
    }

    [TestMethod]
    public void KeepsTwoDataFoldersOfOneRepositoryApart()
    {
        string Module(int pass) => TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", pass, 9, id: "a"));
        Write("data/modules/m01.json", Module(5));
        Write("other/modules/m01.json", Module(2));
        Repo.Git("add", "--all");
        Commit("Import");
        Write("data/modules/m01.json", Module(6));
        Write("other/modules/m01.json", Module(3));
        Repo.Git("add", "--all");
        Commit("Edit both");

        foreach (var folder in (string[])[Repo.Data, Repo.PathOf("other")])
        {
            Data = folder;
            File.Delete(Path.Combine(folder, "heatmap_index.json"));
            AssertSame(folder);
            AssertSame($"{folder} again");
        }

        StringAssert.Contains(File.ReadAllText(Repo.PathOf("site/index.html")), "was 18.2", StringComparison.Ordinal);
    }
}
