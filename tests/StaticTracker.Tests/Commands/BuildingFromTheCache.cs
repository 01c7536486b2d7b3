using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>A build that takes over what did not change, held to one that does not: byte by byte, over many changes of every kind.</summary>
[TestClass]
public sealed class BuildingFromTheCache : IDisposable
{
    private readonly TestRepo _repo = new();
    private string _data;
    private DateTime _written = new(2026, 1, 20, 0, 0, 0, DateTimeKind.Utc);

    public BuildingFromTheCache() => _data = _repo.Data;

    public void Dispose() => _repo.Dispose();

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
        var page = File.ReadAllText(_repo.PathOf("site/modules/m01/index.html"));
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
        Assert.Contains("pairs −0/+1", File.ReadAllText(_repo.PathOf("site/modules/m01/index.html")));

        Sheet("e2", "PFPP");

        AssertSame("after");
        Assert.Contains("pairs −1/+2", File.ReadAllText(_repo.PathOf("site/modules/m01/index.html")));
        Assert.Contains("pairs −1/+2", File.ReadAllText(_repo.PathOf("site/suggestions/index.html")));
    }

    [TestMethod]
    public void ReadsAgainWhatWasWrittenJustBeforeItWasRead()
    {
        _repo.Write("data/modules/m01.json", TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "one", "2026-01-20T00:00:00", 1, 5)));
        File.SetLastWriteTimeUtc(_repo.PathOf("data/modules/m01.json"), DateTime.UtcNow.AddHours(1));
        Build("site");

        Assert.Contains("of which read: 1", Build("site", "--verbose"));
        Rewrite("one", "two");
        Build("site");
        Assert.Contains("two", File.ReadAllText(_repo.PathOf("site/index.html")));
    }

    [TestMethod]
    public void LetsEverybodyReadWhatIsPublishedWhoeverMayReadTheData()
    {
        Write("data/modules/m01.json", TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "one", "2026-01-20T00:00:00", 1, 5)));
        Commit("One");
        Build("first");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_repo.PathOf("data/heatmap_index.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Build("site");

            Assert.AreEqual(File.GetUnixFileMode(_repo.PathOf("site/index.html")), File.GetUnixFileMode(_repo.PathOf("site/data/heatmap_index.json")));
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
        _repo.Write("site-templates/partials/pager.hbs", "{{#if newer}}<a href=\"{{newer}}\">newer</a>{{/if}}\n");
        AssertSame("before");
        var path = _repo.PathOf($".git/statictracker/{cache}");
        var bytes = File.ReadAllBytes(path);
        foreach (var damage in (byte[][])[[], bytes[..20], bytes[..^1], [.. bytes, 0], [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]])
        {
            File.WriteAllBytes(path, damage);
            Build("site");
            AssertSame($"{damage.Length} of {bytes.Length} bytes");
        }
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
        var before = Directory.GetFiles(_repo.PathOf("site"), "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        using var builtIn = new StreamReader(typeof(App).Assembly.GetManifestResourceStream($"site-templates/{template}")!);
        _repo.Write($"site-templates/{template}", builtIn.ReadToEnd() + "\n");

        AssertSame("after the change");

        Assert.AreEqual(files, string.Join(' ', before.Keys.Where(f => File.GetLastWriteTimeUtc(f) != before[f]).Select(f => Path.GetRelativePath(_repo.PathOf("site"), f).Replace('\\', '/'))
            .Where(f => f != ".statictracker").Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void KeepsTwoDataFoldersOfOneRepositoryApart()
    {
        string Module(int pass) => TestRepo.Lines(new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", pass, 9, id: "a"));
        Write("data/modules/m01.json", Module(5));
        Write("other/modules/m01.json", Module(2));
        _repo.Git("add", "--all");
        Commit("Import");
        Write("data/modules/m01.json", Module(6));
        Write("other/modules/m01.json", Module(3));
        _repo.Git("add", "--all");
        Commit("Edit both");

        foreach (var folder in (string[])[_repo.Data, _repo.PathOf("other")])
        {
            _data = folder;
            File.Delete(Path.Combine(folder, "heatmap_index.json"));
            AssertSame(folder);
            AssertSame($"{folder} again");
        }

        StringAssert.Contains(File.ReadAllText(_repo.PathOf("site/index.html")), "was 18.2", StringComparison.Ordinal);
    }

    private string Step(Random random)
    {
        var files = Directory.GetFiles(Path.Combine(_repo.Data, "modules")).Order(StringComparer.Ordinal).ToList();
        var module = Path.GetFileNameWithoutExtension(files[random.Next(files.Count)]);
        switch (random.Next(10))
        {
            case 0:
                return "nothing";
            case 1:
                File.Delete(_repo.PathOf($"data/modules/{module}.json"));
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
                _repo.Git("commit", "-q", "--allow-empty", "-m", "Nothing");
                return "empty commit";
            case 6:
                File.AppendAllText(_repo.PathOf($"data/modules/{module}.json"), "\n");
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
        var path = _repo.PathOf($"site-templates/{name}");
        if (File.Exists(path))
        {
            File.Delete(path);
            return $"{name} as it is built in";
        }

        using var builtIn = typeof(App).Assembly.GetManifestResourceStream($"site-templates/{name}");
        using var text = new StreamReader(builtIn ?? Stream.Null);
        _repo.Write($"site-templates/{name}", text.ReadToEnd() + (name.EndsWith(".css", StringComparison.Ordinal) ? $"\n.own{{order:{random.Next(9)}}}\n" : $"\n<i>{random.Next(9)}</i>\n"));
        return $"{name} of one's own";
    }

    private void Change(Random random, string module)
    {
        var text = new ModuleBuilder(module);
        var versions = random.Next(1, 4);
        for (var version = 1; version <= versions; version++)
        {
            foreach (var model in (string[])["a", "b", "gpt-5"])
            {
                text.Run($"v{version}", model, $"2026-01-{random.Next(10, 28)}T00:00:00", random.Next(0, 20), random.Next(1, 20), id: $"{module}_{version}_{model}");
            }
        }

        var applied = versions > 1 ? """{ "id": "one", "version": "v1", "suggestion": "Add examples", "status": "applied", "applied_in": "v2" }, """ : "";
        var suggestions = random.Next(3) == 0 ? "" : $$""", "suggestions": [{{applied}}{ "id": "two", "version": "v1", "suggestion": "Say it in {{random.Next(9)}} words", "status": "pending" }]""";
        Write($"data/modules/{module}.json", TestRepo.Lines(text.Text()[..^1] + suggestions + "}"));
    }

    private void Write(string path, string text)
    {
        _repo.Write(path, text);
        Age(path);
    }

    /// <summary>Another text of the same length at the same time.</summary>
    private void Rewrite(string old, string replacement)
    {
        var file = _repo.PathOf("data/modules/m01.json");
        var time = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, File.ReadAllText(file).Replace(old, replacement, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, time);
    }

    /// <summary>Files as young as the reading are always read again: these are older, each at its own time.</summary>
    private void Age(string path) => File.SetLastWriteTimeUtc(_repo.PathOf(path), _written = _written.AddSeconds(1));

    private void Commit(string message)
    {
        _repo.Git("add", "--all", "--", "data");
        _repo.GitAs("Ada", _written.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), "commit", "-q", "--allow-empty", "-m", message);
    }

    private void AssertSame(string when)
    {
        var talk = Build("site");
        Assert.EndsWith("exit 0", talk, when);
        Assert.EndsWith("exit 0", Build("full", "--full"), when);

        Assert.AreEqual(Tree("full"), Tree("site"), $"{when}\n{talk}");
        foreach (var file in Tree("full").Split('\n'))
        {
            Assert.IsTrue(File.ReadAllBytes(_repo.PathOf($"full/{file}")).AsSpan().SequenceEqual(File.ReadAllBytes(_repo.PathOf($"site/{file}"))), $"{when}: {file}");
        }

        Assert.IsTrue(File.ReadAllBytes(_repo.PathOf("full/data/heatmap_index.json")).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(_data, "heatmap_index.json"))), when);
    }

    private string Tree(string folder) => string.Join('\n', Directory.EnumerateFiles(_repo.PathOf(folder), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(_repo.PathOf(folder), f).Replace('\\', '/')).Order(StringComparer.Ordinal));

    /// <summary>Builds, and gives what was said, without what the build itself took and wrote unless <c>--verbose</c> asks for it.</summary>
    private string Build(string output, params string[] more)
    {
        string[] talk = more.Contains("--verbose") ? [] : ["--quiet"];
        _repo.Settle();
        using var stdout = new StringWriter();
        using var stderr = new StringWriter { NewLine = "\n" };
        var exit = App.Run(["build", "--data", _data, "--output", _repo.PathOf(output), .. talk, .. more], TextReader.Null, stdout, stderr);
        return $"{stderr}exit {exit}";
    }
}
