using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Indexing;

/// <summary>Which changes of the heatmap are beyond noise.</summary>
[TestClass]
public sealed class JudgingTheHeatmap
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void MarksWhatIsBetterOrWorseBothAmongAllAndByItself(int seed)
    {
        var modules = Enumerable.Range(1, 12).Select(i => RandomModule(new Random((100 * seed) + i), i)).ToList();
        var index = Index(modules);

        var family = ChangeFamily.Of(index);

        var (together, alone) = Judged(modules);
        var wanted = together.Where(t => IsSure(t.Value) && IsSure(alone[t.Key])).Select(t => t.Key).Order(StringComparer.Ordinal).ToList();
        Assert.IsNotEmpty(wanted);
        Assert.IsTrue(together.Any(t => !IsSure(t.Value)), "nothing was left open");
        CollectionAssert.AreEqual(wanted, family.Sure.Select(s => Experiment(index, s)).Order(StringComparer.Ordinal).ToList());
        Assert.AreEqual(together.Count, family.Size);
        foreach (var one in family.Sure)
        {
            Assert.AreEqual(alone[Experiment(index, one)], one.IsBetter ? ComparisonWord.Better : ComparisonWord.Worse);
        }
    }

    [TestMethod]
    public void AFamilyLeavesOpenWhatOneComparisonWouldNot()
    {
        var one = new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 50, 50, id: "x1").Run("v2", "a", "2026-01-21T00:00:00", 66, 34, id: "x2").Build();
        var others = Enumerable.Range(2, 8).Select(i => new ModuleBuilder($"m{i:00}").Run("v1", "a", "2026-01-20T00:00:00", 50, 50, id: $"y{i}").Run("v2", "a", "2026-01-21T00:00:00", 50, 50, id: $"z{i}").Build());

        Assert.HasCount(1, ChangeFamily.Of(Index([one])).Sure);
        Assert.IsEmpty(ChangeFamily.Of(Index([one, .. others])).Sure);
    }

    [TestMethod]
    public void ComparesOneModelWithItselfOnOneDataSetOnly()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-20T00:00:00", 10, 90, extra: ", \"dataset_version\": \"v1\"")
            .Run("v2", "b", "2026-01-21T00:00:00", 90, 10, extra: ", \"dataset_version\": \"v1\"")
            .Run("v3", "a", "2026-01-22T00:00:00", 90, 10, extra: ", \"dataset_version\": \"v2\"").Build();

        var family = ChangeFamily.Of(Index([module]));

        Assert.AreEqual(0, family.Size);
        Assert.IsEmpty(family.Sure);
    }

    [TestMethod]
    public void MarksNothingWhereTheNewestRunGoesAgainstItsRepeats()
    {
        var module = new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 50, 50).Run("v2", "a", "2026-01-21T00:00:00", 99, 1).Run("v2", "a", "2026-01-22T00:00:00", 99, 1)
            .Run("v2", "a", "2026-01-23T00:00:00", 49, 51).Build();

        Assert.IsEmpty(ChangeFamily.Of(Index([module])).Sure);
    }

    [TestMethod]
    [DataRow(", \"judge\": { \"model\": \"j1\" }", ", \"judge\": { \"model\": \"j2\" }", 0, "other judge: j1 and j2")]
    [DataRow("", "", 20, "too many errors: 16.7 % and 16.7 %, allowed are 5 %")]
    public void LeavesOutWhatCannotBeComparedAndSaysWhy(string before, string after, int errors, string why)
    {
        var module = new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 10, 90, error: errors, extra: before).Run("v2", "a", "2026-01-21T00:00:00", 90, 10, error: errors, extra: after).Build();

        var index = Index([module]);

        Assert.AreEqual(0, ChangeFamily.Of(index).Size);
        var unlike = index.Modules[0].Changes.Unlike.Single();
        Assert.AreEqual((1, 0, why), (unlike.Cell, unlike.Result, unlike.Why.ToString()));
    }

    [TestMethod]
    [DataRow(95, null)]
    [DataRow(94, "other items: 100 and 94 verdicts")]
    public void SomeOtherItemsAreLikeErrorsAndMarkedWhereThereAreTooMany(int total, string? why)
    {
        var module = new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 10, 90).Run("v2", "a", "2026-01-21T00:00:00", total - 5, 5).Build();

        var index = Index([module]);

        Assert.AreEqual(0, ChangeFamily.Of(index).Size);
        Assert.AreEqual(why, index.Modules[0].Changes.Unlike.SingleOrDefault()?.Why.ToString());
    }

    [TestMethod]
    public void DoesNotCompareWithTheNewestRunWhereAnotherIsMoreAlike()
    {
        const string Cold = ", \"params\": { \"temperature\": 0 }";
        var module = new ModuleBuilder("m01").Run("v1", "a", "2026-01-20T00:00:00", 90, 10, extra: Cold, id: "cold").Run("v1", "a", "2026-01-21T00:00:00", 10, 90, extra: ", \"params\": { \"temperature\": 1 }")
            .Run("v2", "a", "2026-01-22T00:00:00", 50, 50, extra: Cold).Build();

        var index = Index([module]);

        Assert.IsEmpty(ChangeFamily.Of(index).Sure);
        Assert.AreEqual("of several runs of the version before, cold is the one that is like this one; the newest, whose rate is shown, is not", index.Modules[0].Changes.Unlike.Single().Why.ToString());
    }

    private static bool IsSure(ComparisonWord word) => word is ComparisonWord.Better or ComparisonWord.Worse;

    private static string Experiment(HeatmapIndex index, SureChange one) => index.Modules[one.Row].Cells[one.Change.Cell].ByModel[one.Change.Result].Experiment;

    private static HeatmapIndex Index(IEnumerable<Module> modules) => HeatmapIndexer.Combine(
        modules.Select(m => HeatmapIndexer.RowOf(m, Settings.Default) is var row ? row with { Changes = RowChanges.Of(m, row, Settings.Default, ModuleIntervals.OfTotals) } : null!), null);

    /// <summary>The words on every change by the experiment that it ends at: as one report of all pass rates, and as <c>tracker compare</c> of the two cells has it.</summary>
    private static (Dictionary<string, ComparisonWord> Together, Dictionary<string, ComparisonWord> Alone) Judged(IReadOnlyList<Module> modules)
    {
        var comparer = new Comparer(Settings.Default);
        var pairs = (
            from module in modules
            from now in module.Counted
            let before = module.Counted.Where(e => e.Model == now.Model && e.PromptVersion < now.PromptVersion).OrderBy(e => e.PromptVersion).LastOrDefault()
            where before is not null
            select (module, now.Id, Before: ComparisonSide.Of(module, before, pool: true, _ => null), After: ComparisonSide.Of(module, now, pool: true, _ => null))).ToList();
        var together = ComparisonFamily.Judge([.. pairs.Select(p => comparer.CompareOne(p.module, p.Before, p.After, null))], Settings.Default.NoDifferenceMargin);
        return (
            together.ToDictionary(c => c.After.Experiment.Id, c => c.PassRate.Judgement.Word),
            pairs.ToDictionary(p => p.Id, p => ComparisonFamily.Judge([comparer.Compare(p.module, p.Before, p.After)], Settings.Default.NoDifferenceMargin)[0].PassRate.Judgement.Word));
    }

    private static Module RandomModule(Random random, int number)
    {
        var module = new ModuleBuilder(string.Create(CultureInfo.InvariantCulture, $"m{number:00}"));
        foreach (var version in (string[])["v1", "v2", "v3"])
        {
            foreach (var model in (string[])["a", "b"])
            {
                var (one, other) = (random.Next(20, 100), random.Next(40, 60));
                module.Run(version, model, "2026-01-20T00:00:00", one + other, 200 - one - other, id: $"{number}-{version}-{model}", extra: string.Create(CultureInfo.InvariantCulture,
                    $$""", "rubrics": { "R1": { "pass": {{one}}, "total": 100 }, "R2": { "pass": {{other}}, "total": 100 } }"""));
            }
        }

        return module.Build();
    }
}
