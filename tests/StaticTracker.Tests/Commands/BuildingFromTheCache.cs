using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>A build that takes over what did not change, held to one that does not: byte by byte, over many changes of every kind.</summary>
[TestClass]
public sealed class BuildingFromTheCache : ComparedBuilds
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void GivesTheBytesOfAFullBuildAfterEveryChange(int seed)
    {
        var random = new Random(seed);
        for (var module = 1; module <= 45; module++)
        {
            Change(random, $"m{module:d2}");
        }

        Commit("All");
        AssertSame("at first");
        for (var step = 0; step < 9; step++)
        {
            var what = Step(random);
            if (random.Next(2) == 0)
            {
                BuildOpenPages(random.Next(2) == 0 ? "index.html" : "modules/m01/index.html");
                what += ", and first what was looked at";
            }

            AssertSame($"step {step}: {what}");
        }
    }

    [TestMethod]
    public void ReadsNoFileThatLooksAsItDid()
    {
        Write("data/modules/m01.json", TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "one", "2026-01-20T00:00:00", 1, 5)));
        Write("data/modules/m02.json", TestRepo.Lines(new ModuleBuilder("m02").Run("v1", "one", "2026-01-20T00:00:00", 1, 5, id: "other")));
        Assert.Contains("of which read: 2", Build("site", "--verbose"));

        Assert.Contains("of which read: 0", Build("site", "--verbose"));
        Rewrite("one", "two");
        Assert.Contains("of which read: 1", Build("site", "--verbose"));
        Assert.Contains("of which read: 2", Build("site", "--verbose", "--full"));
    }

    [TestMethod]
    public void SeesAnEditOfTheSameLengthWhoseTimeWasPutBack()
    {
        Write("data/modules/m01.json", TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "one", "2026-01-20T00:00:00", 1, 5)));
        Commit("One");
        Build("site");
        Rewrite("one", "two");
        if (!OperatingSystem.IsLinux())
        {
            // Elsewhere nothing tells it (docs/site.md): a later writing does.
            Age("data/modules/m01.json");
        }

        AssertSame("after the edit");
        var page = File.ReadAllText(Repo.PathOf("site/modules/m01/index.html"));
        Assert.Contains("two", page);
        Assert.Contains("Not committed yet", page);
    }

    [TestMethod]
    public void SeesVerdictsThatPairInAnotherWay()
    {
        // The same counts and intervals on both sides; only which item turned differs, and with it the effect of what was applied.
        Write("data/modules/m01.json", TestRepo.Lines("""
            { "module_id": "m01", "experiments": [
              { "id": "e1", "prompt_version": "v1", "dataset_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "unit": "verdict", "total": 4, "pass": 2 }, "rubrics": { "r": { "pass": 2, "total": 4 } } },
              { "id": "e2", "prompt_version": "v2", "dataset_version": "v1", "model": "a", "timestamp": "2026-01-21T00:00:00", "metrics": { "unit": "verdict", "total": 4, "pass": 3 }, "rubrics": { "r": { "pass": 3, "total": 4 } } }],
              "suggestions": [{ "id": "one", "version": "v1", "rubric": "r", "suggestion": "Add examples", "status": "applied", "applied_in": "v2" }] }
            """));
        void Sheet(string id, string letters) => Write($"data/verdicts/m01/{id}.json", $$"""
            {
              "experiment": "{{id}}",
              "items": ["i1", "i2", "i3", "i4"],
              "verdicts": {
                "r": "{{letters}}"
              }
            }

            """);
        Sheet("e1", "PPFF");
        Sheet("e2", "PPPF");
        AssertSame("at first");
        Assert.Contains("pairs −0/+1", File.ReadAllText(Repo.PathOf("site/modules/m01/index.html")));

        Sheet("e2", "PFPP");

        AssertSame("after");
        Assert.Contains("pairs −1/+2", File.ReadAllText(Repo.PathOf("site/modules/m01/index.html")));
        Assert.Contains("pairs −1/+2", File.ReadAllText(Repo.PathOf("site/suggestions/index.html")));
    }

    [TestMethod]
    public void ReadsAgainWhatWasWrittenJustBeforeItWasRead()
    {
        Repo.Write("data/modules/m01.json", TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "one", "2026-01-20T00:00:00", 1, 5)));
        File.SetLastWriteTimeUtc(Repo.PathOf("data/modules/m01.json"), DateTime.UtcNow.AddHours(1));
        Build("site");

        Assert.Contains("of which read: 1", Build("site", "--verbose"));
        Rewrite("one", "two");
        Build("site");
        Assert.Contains("two", File.ReadAllText(Repo.PathOf("site/index.html")));
    }

    [TestMethod]
    public void LetsEverybodyReadWhatIsPublishedWhoeverMayReadTheData()
    {
        Write("data/modules/m01.json", TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "one", "2026-01-20T00:00:00", 1, 5)));
        Commit("One");
        Build("first");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Repo.PathOf("data/heatmap_index.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Build("site");

            Assert.AreEqual(File.GetUnixFileMode(Repo.PathOf("site/index.html")), File.GetUnixFileMode(Repo.PathOf("site/data/heatmap_index.json")));
        }
    }

    [TestMethod]
    public void TellsWarningsEveryTime()
    {
        Write("data/modules/m01.json", TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 1, 5)).Replace("\"module_id\"", "\"modul\": 1,\n  \"module_id\"", StringComparison.Ordinal));
        Build("site");

        Assert.AreEqual(Build("site"), Build("site"));
        Assert.Contains("modul", Build("site"));
    }

    [TestMethod]
    public void StillSeesAnIdThatTwoUnchangedModulesShare()
    {
        const string Same = "\"same_id\"";
        var one = TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 1, 5));
        var id = System.Text.Json.Nodes.JsonNode.Parse(one)!["experiments"]![0]!["id"]!.ToJsonString();
        Write("data/modules/m01.json", one.Replace(id, Same, StringComparison.Ordinal));
        Build("site");
        Write("data/modules/m02.json", one.Replace(id, Same, StringComparison.Ordinal).Replace("\"m01\"", "\"m02\"", StringComparison.Ordinal));

        Assert.Contains("same_id", Build("site"));
        Assert.Contains("same_id", Build("site"));
    }

    [TestMethod]
    [DataRow("rows.cache")]
    [DataRow("site.manifest")]
    [DataRow("site.frames")]
    [DataRow("history.cache")]
    [DataRow("pieces.cache")]
    [DataRow("edits.cache")]
    public void MakesADamagedCacheAnew(string cache)
    {
        foreach (var seed in (int[])[1, 2])
        {
            // The second time figures are edited, which a cache of its own keeps.
            Change(new Random(seed), "m01");
            Commit($"Change {seed}");
        }

        // The frames of the built-in templates come with the program: only others are kept.
        Repo.Write("site-templates/partials/pager.hbs", "{{#if newer}}<a href=\"{{newer}}\">newer</a>{{/if}}\n");
        AssertSame("before");
        var path = Repo.PathOf($".git/statictracker/{cache}");
        var bytes = File.ReadAllBytes(path);
        foreach (var damage in (byte[][])[[], bytes[..20], bytes[..^1], [.. bytes, 0], [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]])
        {
            File.WriteAllBytes(path, damage);
            Build("site");
            AssertSame($"{damage.Length} of {bytes.Length} bytes");
        }
    }

    /// <summary>A folder of git that nobody may write to, as in a container: the site is made and stands all the same.</summary>
    [TestMethod]
    public void GoesWithoutWhereNothingCanBeKept()
    {
        Change(new Random(1), "m01");
        Commit("One");
        Repo.Write("site-templates/partials/pager.hbs", "{{#if newer}}<a href=\"{{newer}}\">newer</a>{{/if}}\n");
        Repo.Write(".git/statictracker", "a file in the way");

        AssertSame("at first");
        Change(new Random(2), "m01");
        AssertSame("again");
    }

    private string Step(Random random)
    {
        var files = Directory.GetFiles(Path.Combine(Repo.Data, "modules")).Order(StringComparer.Ordinal).ToList();
        var module = Path.GetFileNameWithoutExtension(files[random.Next(files.Count)]);
        switch (random.Next(10))
        {
            case 0:
                return "nothing";
            case 1:
                File.Delete(Repo.PathOf($"data/modules/{module}.json"));
                return $"{module} deleted";
            case 2:
                Change(random, $"x{random.Next(100)}");
                return "a module more";
            case 3:
                Commit("Some");
                return "commit";
            case 4:
                Write("data/tracker.json", TestRepo.Lines($$"""{ "title": "T{{random.Next(3)}}", "thresholds": { "max_error_share": {{random.Next(1, 9)}} }, "modules": { "{{module}}": { "name": "Named" } } }"""));
                return "settings";
            case 5:
                Repo.Git("commit", "-q", "--allow-empty", "-m", "Nothing");
                return "empty commit";
            case 6:
                File.AppendAllText(Repo.PathOf($"data/modules/{module}.json"), "\n");
                Age($"data/modules/{module}.json");
                return $"{module} with another end";
            case 7:
                return Template(random);
            default:
                Change(random, module);
                return $"{module} changed";
        }
    }

    /// <summary>A template or an asset that some kinds of pages take, or that comes and goes.</summary>
    private string Template(Random random)
    {
        var name = ((string[])["layout.hbs", "pages/module.hbs", "partials/legend.hbs", "assets/site.css", "assets/404.css", "assets/theme.css"])[random.Next(6)];
        var path = Repo.PathOf($"site-templates/{name}");
        if (File.Exists(path))
        {
            File.Delete(path);
            return $"{name} as it is built in";
        }

        using var builtIn = typeof(App).Assembly.GetManifestResourceStream($"site-templates/{name}");
        using var text = new StreamReader(builtIn ?? Stream.Null);
        Repo.Write($"site-templates/{name}", text.ReadToEnd() + (name.EndsWith(".css", StringComparison.Ordinal) ? $"\n.own{{order:{random.Next(9)}}}\n" : $"\n<i>{random.Next(9)}</i>\n"));
        return $"{name} of one's own";
    }
}
