using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>Time travel shows at each commit what a site built at that commit shows.</summary>
[TestClass]
public sealed class StandingAtEachCommit
{
    /// <summary>2026-01-01T00:00:00Z.</summary>
    private const long Start = 1_767_225_600;

    private const string Shown = """
        () => [...document.querySelectorAll('#heatmap tbody tr')].flatMap(tr => [...tr.cells].slice(1).map((td, i) => [tr.cells[0].querySelector('a').textContent, document.querySelectorAll('#heatmap thead th')[i + 1].textContent, td]))
          .filter(([, , td]) => /^\d|errors only/.test(td.textContent)).map(([module, version, td]) => `${module} ${version} ${td.firstChild.textContent} ${[...td.querySelectorAll('p')].at(-1).textContent}`).sort().join('\n')
        """;

    /// <summary>First results; another version; an edit of a figure, and a result gone; one run anew and one more model; a module that comes late; a figure put back.</summary>
    private static readonly (long At, string Message, IReadOnlyDictionary<string, string?> Files)[] s_commits =
    [
        Commit(0, "Import m01 v1 gpt-5", ("m01", Module("m01", ("v1", "gpt-5", 50), ("v1", "gpt-4o", 45))), ("m02", Module("m02", ("v1", "gpt-5", 90)))),
        Commit(1, "Import m01 v2 and m02 v2 ^a", ("m01", Module("m01", ("v1", "gpt-5", 50), ("v1", "gpt-4o", 45), ("v2", "gpt-5", 62))), ("m02", Module("m02", ("v1", "gpt-5", 90), ("v2", "gpt-4o", 31)))),
        Commit(2, "Correct m01 v1 gpt-5, drop m02 v2", ("m01", Module("m01", ("v1", "gpt-5", 40), ("v1", "gpt-4o", 45), ("v2", "gpt-5", 62))), ("m02", Module("m02", ("v1", "gpt-5", 90)))),
        Commit(3, "Run m02 v2 again, with m02 v10", ("m02", Module("m02", ("v1", "gpt-5", 90), ("v2", "gpt-4o", 33), ("v2", "gpt-5", 20), ("v10", "gpt-5", 77)))),
        Commit(4, "Import m00 v2", ("m00", Module("m00", ("v2", "o3", 12)))),
        Commit(5, "Put m01 v1 gpt-5 back", ("m01", Module("m01", ("v1", "gpt-5", 50), ("v1", "gpt-4o", 45), ("v2", "gpt-5", 61)))),
    ];

    /// <summary>Runs again and again: one imported late that is older than the newest, one with mostly errors, a tie that the match rate decides, one taken back and put back, one with another time, one of another version, one that only failed to run, a stated rate of two decimals.</summary>
    private static readonly (long At, string Message, IReadOnlyDictionary<string, string?> Files)[] s_odd =
    [
        Commit(0, "Begin", ("m01", Runs(Run("a", "v1", "gpt-5", 10, 90)))),
        Commit(1, "Import an older run", ("m01", Runs(Run("a", "v1", "gpt-5", 10, 90), Run("b", "v1", "gpt-5", 5, 10)))),
        Commit(2, "Errors, and a tie", ("m01", Runs(Run("a", "v1", "gpt-5", 10, 90), Run("b", "v1", "gpt-5", 5, 10), Run("c", "v1", "gpt-4o", 9, 99, error: 40), Run("d", "v2", "gpt-4o", 9, 60, match: 20), Run("e", "v2", "gpt-5", 9, 60, match: 70)))),
        Commit(3, "Take a back, give b another time", ("m01", Runs(Run("a", "v1", "gpt-5", 10, 90, more: Withdrawn), Run("b", "v1", "gpt-5", 15, 10), Run("c", "v1", "gpt-4o", 9, 99, error: 40), Run("d", "v2", "gpt-4o", 9, 60, match: 20), Run("e", "v2", "gpt-5", 9, 60, match: 70)))),
        Commit(4, "Put a back, move e to v3", ("m01", Runs(Run("a", "v1", "gpt-5", 10, 90), Run("b", "v1", "gpt-5", 15, 10), Run("c", "v1", "gpt-4o", 9, 99, error: 40), Run("d", "v2", "gpt-4o", 9, 60, match: 20), Run("e", "v3", "gpt-5", 9, 60, match: 70)))),
        Commit(5, "State v2 by hand, and fail to run v4", ("m01", Runs(
            Run("a", "v1", "gpt-5", 10, 90), Run("b", "v1", "gpt-5", 15, 10), Run("d", "v2", "gpt-4o", 9, 60, match: 20), Run("e", "v3", "gpt-5", 9, 60, match: 70), Run("f", "v4", "gpt-5", 16, 0, error: 100),
            """{ "id": "g", "prompt_version": "v2", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-17T00:00:00", "metrics": { "pass_rate": 99.95 } }"""))),
    ];

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task ShowsWhatASiteBuiltThenShows(bool isOdd)
    {
        var commits = isOdd ? s_odd : s_commits;
        await using var site = SiteFixture.OfCommits(commits);
        await using var visit = await Visit.To(site.FromDisk(), "index.html#at=00000000");
        await visit.Page.WaitForFunctionAsync("() => window.ST?.past?.commits && document.querySelector('#heatmap.live tbody td:not([aria-busy])')");
        var hashes = await visit.Page.EvaluateAsync<string[]>("ST.past.commits.map(commit => commit.hash)");
        Assert.HasCount(commits.Length, hashes);

        for (var i = 0; i < commits.Length; i++)
        {
            await using var then = SiteFixture.OfCommits(commits.Take(i + 1));
            await using var seen = await Visit.To(then.FromDisk(), "index.html#sort=module");
            await seen.Page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");
            await visit.Page.EvaluateAsync("hash => { location.hash = '#sort=module&at=' + hash; }", hashes[i]);
            await visit.Page.WaitForFunctionAsync("words => document.querySelector('.time output')?.textContent.includes(words)", $"{i + 1} of {commits.Length}");

            Assert.AreEqual(await seen.Page.EvaluateAsync<string>(Shown), await visit.Page.EvaluateAsync<string>(Shown), commits[i].Message);
            Assert.Contains(commits[i].Message, (await visit.Page.TextContentAsync(".time output"))!);
        }

        visit.AssertSilent();
    }

    [TestMethod]
    public async Task SaysSoWhereItsFilesAreNotOfOneBuild()
    {
        await using var site = SiteFixture.OfCommits(s_commits);
        await using var earlier = SiteFixture.OfCommits(s_commits.Take(5));
        File.Copy(Path.Combine(earlier.Root, "data", "time-0.js"), Path.Combine(site.Root, "data", "time-0.js"), overwrite: true);

        await using var visit = await Visit.To(site.FromDisk(), "index.html#at=00000000");
        await visit.Page.WaitForFunctionAsync("() => document.getElementById('count').textContent === '3 modules; the site was built anew while this page was open: load it again'");
        await visit.Page.ClickAsync("#more summary");
        await visit.Page.ClickAsync("#more button:text-is('Time travel')");
        await visit.Page.WaitForFunctionAsync("() => document.getElementById('count').textContent === 'the site was built anew while this page was open: load it again'");
        visit.AssertSilent();

        await using var compare = await Visit.To(site.FromDisk(), "compare/index.html#what=commits");
        await compare.Page.WaitForFunctionAsync("() => document.getElementById('result').textContent === 'the site was built anew while this page was open: load it again'");
        compare.AssertSilent();
    }

    private static (long, string, IReadOnlyDictionary<string, string?>) Commit(int day, string message, params (string Module, string Text)[] files) =>
        (Start + (day * 86_400), message, files.ToDictionary(f => $"modules/{f.Module}.json", f => (string?)f.Text));

    private const string Withdrawn = """, "withdrawn": { "reason": "wrong data" }""";

    private static string Runs(params string[] runs) => $$"""{ "module_id": "m01", "primary_rubric": "R1", "experiments": [{{string.Join(", ", runs)}}] }""";

    private static string Run(string id, string version, string model, int day, int pass, int match = 50, int error = 0, string more = "") => $$"""
        { "id": "{{id}}", "prompt_version": "{{version}}", "dataset_version": "v1", "model": "{{model}}", "timestamp": "2026-01-{{day:00}}T00:00:00",
          "metrics": { "unit": "item", "total": {{100 + (error < 100 ? error : 0)}}, "pass": {{pass}}, "fail": {{(error < 100 ? 100 - pass : 0)}}, "error": {{error}} }, "rubrics": { "R1": { "pass": {{match}}, "total": 100 } }{{more}} }
        """;

    private static string Module(string id, params (string Version, string Model, int Rate)[] results) =>
        Projects.Module(id, $"Module {id}", "R1", [.. results.Select(r => (r.Version, r.Model, r.Rate, r.Rate))]);
}
