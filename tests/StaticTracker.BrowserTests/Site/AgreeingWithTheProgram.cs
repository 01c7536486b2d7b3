using StaticTracker.BrowserTests.Infra;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;

namespace StaticTracker.BrowserTests.Site;

/// <summary>The page that compares works its figures out in the browser: to the digit what the program says, over many cases of chance.</summary>
[TestClass]
public sealed class AgreeingWithTheProgram
{
    private const string Compare = """
        async ([id, before, after, poolsFirst]) => {
          const m = await TK.loadModule(id), C = TK.comparing, W = C.wording, find = x => m.experiments.find(e => e.id === x), side = (x, pool) => C.sideOf(m, find(x), pool, e => TK.loadSheet(id, e));
          const c = C.compare(m, await side(id + before, poolsFirst), await side(id + after, true));
          const rows = c.figures.map(f => [f.name, W.side(f.before), W.side(f.after), W.change(f), W.interval(f.interval), W.size(f), W.flips(f), W.ps(f), W.verdict(f)].join(' | '));
          return [...rows, ...W.methods(c), W.family(c) ?? '', ...c.notes].join('\n');
        }
        """;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public async Task SaysTheSameOfAnyTwoResults(int seed)
    {
        var random = new Random(seed);
        var modules = Enumerable.Range(1, 60).Select(i => new RandomModule(random, FormattableString.Invariant($"m{i:00}"))).ToList();
        await using var site = SiteFixture.Build(modules.SelectMany(m => m.Files).ToDictionary(f => f.Key, f => f.Value));
        await using var visit = await Visit.To(site.FromDisk(), "compare/index.html");
        var words = new HashSet<ComparisonWord>();
        var (withheld, repeats) = (0, 0);
        foreach (var module in modules)
        {
            var expected = module.Compared();
            words.UnionWith(expected.Figures.Select(f => f.Judgement.Word));

            Assert.AreEqual(TextOf(expected), await visit.Page.EvaluateAsync<string>(Compare, new object[] { module.Id, "a", "b", true }), $"{module.Text}");
            withheld += expected.Notes.Count(n => n.ToString().Contains("are not used", StringComparison.Ordinal));

            // A baseline that is named by its id stands alone, also where it was run again.
            Assert.AreEqual(TextOf(module.Compared("b", "a", poolsFirst: false)), await visit.Page.EvaluateAsync<string>(Compare, new object[] { module.Id, "b", "a", false }), $"{module.Text}");

            if (module.Module.Experiments.Any(e => e.Id == module.Id + "b0"))
            {
                repeats++;
                Assert.AreEqual(TextOf(module.Compared("b", "b0")), await visit.Page.EvaluateAsync<string>(Compare, new object[] { module.Id, "b", "b0", true }), $"{module.Text}");
            }
        }

        Assert.IsGreaterThan(0, withheld, "some verdicts were withheld");
        Assert.IsGreaterThan(0, repeats, "some results were run again");

        Assert.IsGreaterThanOrEqualTo(3, words.Count, "words of several kinds came up");
        visit.AssertSilent();
    }

    /// <summary>Counted patterns, those tried one by one, and seeded draws, the same numbers of chance on both sides.</summary>
    [TestMethod]
    [DataRow(0L)]
    [DataRow(40_000_000L)]
    public async Task DrawsTheSamePermutations(long quickSteps)
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), "compare/index.html");
        var random = new Random(7);
        for (var i = 0; i < 16; i++)
        {
            var differences = Enumerable.Range(0, random.Next(1, i < 12 ? 150 : 14)).Select(_ => (long)random.Next(-6, 8)).ToArray();
            var expected = PairedPermutation.P(differences, quickSteps, out var isDrawn);

            var found = await visit.Page.EvaluateAsync<double>("([differences, quick]) => TK.statistics.permutation(differences, quick).p", new object[] { differences, quickSteps });
            Assert.AreEqual(expected, found, expected * 1e-12, $"{string.Join(',', differences)}");
            Assert.AreEqual(quickSteps == 0 && differences.Count(d => d != 0) > 14, isDrawn);
        }
    }

    [TestMethod]
    public async Task FindsTheSameIntervalsAndTails()
    {
        await using var site = Projects.Small();
        await using var visit = await Visit.To(site.FromDisk(), "compare/index.html");
        foreach (var (pass, fail) in new[] { (0, 1), (1, 0), (3, 7), (49, 51), (199, 296), (5000, 1) })
        {
            var expected = Wilson.Of(pass, fail)!;
            var found = await visit.Page.EvaluateAsync<double[]>("([pass, fail]) => { const i = TK.statistics.wilson(pass / (pass + fail), pass + fail); return [i.low, i.high, TK.statistics.mcNemar(pass, fail), TK.statistics.independentP(pass, pass + fail, fail, pass + fail)]; }", new[] { pass, fail });
            Assert.AreEqual(expected.Value.Low, found[0], 1e-12);
            Assert.AreEqual(expected.Value.High, found[1], 1e-12);
            Assert.AreEqual(McNemar.Exact(pass, fail), found[2], 1e-12);
            Assert.AreEqual(Newcombe.IndependentP(pass, pass + fail, fail, pass + fail), found[3], 1e-12);
        }
    }

    private static string TextOf(ExperimentComparison c)
    {
        var rows = c.Figures.Select(f => string.Join(" | ",
            f.Name, ReportWords.Side(f.Before), ReportWords.Side(f.After), ReportWords.Change(f), ReportWords.Interval(f), ReportWords.Size(f), ReportWords.Flips(f), ReportWords.P(f), ComparisonWording.Verdict(f)));
        return string.Join('\n', [.. rows, .. ReportWords.Methods(c).Select(m => m.ToString()), ReportWords.Family(c)?.ToString() ?? "", .. c.Notes.Select(n => n.ToString())]);
    }
}
