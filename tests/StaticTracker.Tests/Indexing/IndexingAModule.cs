using System.Text.Json;
using StaticTracker.Indexing;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Indexing;

[TestClass]
public class IndexingAModule
{
    [TestMethod]
    public void VersionsStandInNaturalOrder()
    {
        var module = new ModuleBuilder("m01").Run("v10", "a", "2026-01-02T00:00:00", 1, 1).Run("v9", "a", "2026-01-01T00:00:00", 1, 1).Build();

        var row = HeatmapIndexer.RowOf(module, Settings.Default);

        CollectionAssert.AreEqual(new[] { "v9", "v10" }, row.Cells.Select(c => c.Version.Text).ToArray());
    }

    [TestMethod]
    public void ACellHoldsTheNewestExperimentOfEachModel()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-02T00:00:00", 3, 1, id: "newer")
            .Run("v1", "a", "2026-01-01T00:00:00", 4, 0, id: "older")
            .Build();

        var cell = HeatmapIndexer.RowOf(module, Settings.Default).Cells.Single();

        Assert.AreEqual("newer", cell.Best!.Experiment);
        Assert.AreEqual(75.0m, cell.Best.PassRate);
        Assert.AreEqual(2, cell.Best.Runs);
    }

    [TestMethod]
    public void ATimeWithAZoneIsOrderedByItsMoment()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-01T12:00:00+09:00", 1, 0, id: "early")
            .Run("v1", "a", "2026-01-01T04:00:00Z", 0, 1, id: "late")
            .Build();

        Assert.AreEqual("late", HeatmapIndexer.RowOf(module, Settings.Default).Cells.Single().Best!.Experiment);
    }

    [TestMethod]
    public void TheBestHasTheHighestPassRateThenMatchRateThenTheFirstName()
    {
        var module = new ModuleBuilder("m01", "R")
            .Run("v1", "c", "2026-01-01T00:00:00", 6, 4, extra: """, "rubrics": { "R": { "pass": 1, "total": 2 } }""")
            .Run("v1", "b", "2026-01-01T00:00:00", 6, 4, extra: """, "rubrics": { "R": { "pass": 2, "total": 2 } }""")
            .Run("v1", "a", "2026-01-01T00:00:00", 5, 5, extra: """, "rubrics": { "R": { "pass": 2, "total": 2 } }""")
            .Build();

        var best = HeatmapIndexer.RowOf(module, Settings.Default).Cells.Single().Best!;

        Assert.AreEqual("b", best.Model);
        Assert.AreEqual(100.0m, best.MatchRate);
    }

    [TestMethod]
    public void OneWithTooManyErrorsIsBestOnlyWhereItIsAlone()
    {
        var faulty = new ModuleBuilder("m01").Run("v1", "a", "2026-01-01T00:00:00", 90, 0, error: 10);

        Assert.AreEqual("a", HeatmapIndexer.RowOf(faulty.Build(), Settings.Default).Cells.Single().Best!.Model);
        Assert.IsTrue(HeatmapIndexer.RowOf(faulty.Build(), Settings.Default).Cells.Single().Best!.TooManyErrors);

        faulty.Run("v1", "b", "2026-01-01T00:00:00", 1, 99);
        Assert.AreEqual("b", HeatmapIndexer.RowOf(faulty.Build(), Settings.Default).Cells.Single().Best!.Model);
    }

    [TestMethod]
    public void FivePercentErrorsAreNotTooMany()
    {
        var module = new ModuleBuilder("m01").Run("v1", "a", "2026-01-01T00:00:00", 95, 0, error: 5).Build();

        Assert.IsFalse(HeatmapIndexer.RowOf(module, Settings.Default).Cells.Single().Best!.TooManyErrors);
    }

    [TestMethod]
    public void AllErrorsHaveNoRate()
    {
        var module = new ModuleBuilder("m01").Run("v1", "a", "2026-01-01T00:00:00", 0, 0, error: 4).Build();

        var best = HeatmapIndexer.RowOf(module, Settings.Default).Cells.Single().Best!;

        Assert.IsNull(best.PassRate);
        Assert.AreEqual(4, best.Error);
    }

    [TestMethod]
    public void WithdrawnExperimentsCountNowhere()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-01T00:00:00", 1, 1)
            .Run("v2", "a", "2026-01-02T00:00:00", 2, 0, extra: """, "withdrawn": { "reason": "wrong file" }""")
            .Build();

        var row = HeatmapIndexer.RowOf(module, Settings.Default);

        Assert.AreEqual("v1", row.Cells.Single().Version.Text);
        Assert.AreEqual("2026-01-01T00:00:00", row.Latest!.Value.Text);
    }

    [TestMethod]
    public void TheDataSetWithMostItemsInTheNewestVersionIsShownAndOthersAreMarked()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-01T00:00:00", 500, 0, extra: """, "dataset": "gd" """)
            .Run("v2", "a", "2026-01-02T00:00:00", 5, 5, extra: """, "dataset": "gd" """)
            .Run("v2", "a", "2026-01-02T00:00:00", 20, 5, extra: """, "dataset": "sd" """)
            .Build();

        var row = HeatmapIndexer.RowOf(module, Settings.Default);

        Assert.AreEqual("sd", row.Dataset);
        Assert.IsEmpty(row.Cells[0].ByModel);
        CollectionAssert.AreEqual(new[] { "gd" }, row.Cells[0].OtherDatasets.ToArray());
        Assert.AreEqual(80.0m, row.Cells[1].Best!.PassRate);
    }

    [TestMethod]
    public void ItemsCountAndNotTheVerdictsOnThem()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-01T00:00:00", 60, 0, extra: """, "dataset": "small", "rubrics": { "q": { "pass": 20, "total": 20 }, "r": { "pass": 20, "total": 20 }, "s": { "pass": 20, "total": 20 } } """)
            .Run("v1", "a", "2026-01-01T00:00:00", 0, 30, extra: """, "dataset": "large", "rubrics": { "q": { "pass": 0, "total": 30 } } """)
            .Build();

        Assert.AreEqual("large", HeatmapIndexer.RowOf(module, Settings.Default).Dataset);
        Assert.AreEqual("large", HeatmapIndexer.DatasetOf(module, Settings.Default));
    }

    [TestMethod]
    public void TheSettingChoosesTheDataSet()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-01T00:00:00", 1, 1, extra: """, "dataset": "gd" """)
            .Run("v1", "a", "2026-01-01T00:00:00", 9, 1, extra: """, "dataset": "sd" """)
            .Build();
        var settings = Settings.Default with { Modules = new Dictionary<string, ModuleSettings> { ["m01"] = ModuleSettings.None with { Dataset = "gd" } } };

        Assert.AreEqual("gd", HeatmapIndexer.RowOf(module, settings).Dataset);
    }

    [TestMethod]
    public void RatesWithoutCountsAreShownAsStated()
    {
        var module = ModuleBuilder.Read("""
            { "module_id": "m01", "experiments": [ { "id": "e1", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-01T00:00:00", "metrics": { "pass_rate": 57 } } ] }
            """);

        var best = HeatmapIndexer.RowOf(module, Settings.Default).Cells.Single().Best!;

        Assert.AreEqual(57m, best.PassRate);
        Assert.IsNull(best.Interval);
    }

    [TestMethod]
    public void TheIndexHasTheShapeThatItsReadersRelyOn()
    {
        var module = new ModuleBuilder("m01", "R")
            .Run("v1", "gpt-5", "2026-01-20T00:31:46", 15, 10, extra: """, "rubrics": { "R": { "pass": 2, "total": 5 } }, "dataset_version": "v2" """)
            .Build();

        var index = HeatmapIndexer.Combine([HeatmapIndexer.RowOf(module, Settings.Default)], dataTime: null);
        using var json = JsonDocument.Parse(HeatmapIndexJson.Write(index));

        Assert.AreEqual("2026-01-20T00:31:46", json.RootElement.GetProperty("generated_at").GetString());
        var version = json.RootElement.GetProperty("modules").GetProperty("m01").GetProperty("versions").GetProperty("v1");
        Assert.AreEqual("60", version.GetProperty("best").GetProperty("pass_rate").GetRawText());
        Assert.AreEqual("40", version.GetProperty("best").GetProperty("match_rate").GetRawText());
        Assert.AreEqual("gpt-5", version.GetProperty("best").GetProperty("model").GetString());
        var of = version.GetProperty("by_model").GetProperty("gpt-5");
        Assert.AreEqual(25, of.GetProperty("total").GetInt32());
        Assert.AreEqual("v2", of.GetProperty("dataset_version").GetString());
    }
}
