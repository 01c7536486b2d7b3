using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Comparison;

[TestClass]
public class ChoosingTheBaseline
{
    private const string Hot = """, "params": { "temperature": 1 }""";

    [TestMethod]
    public void ItIsTheVersionBeforeInNaturalOrderOnTheSameModel()
    {
        var module = new ModuleBuilder("m01")
            .Run("v9", "a", "2026-01-01T00:00:00", 1, 1, id: "nine").Run("v10", "a", "2026-01-02T00:00:00", 1, 1, id: "ten").Run("v10", "b", "2026-01-03T00:00:00", 1, 1, id: "b")
            .Run("v11", "a", "2026-01-04T00:00:00", 1, 1, id: "now").Build();

        Assert.AreEqual("ten", Before(module));
    }

    [TestMethod]
    public void ARunThatIsMostAlikeGoesBeforeTheNewest()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-01T00:00:00", 1, 1, extra: Hot, id: "alike").Run("v1", "a", "2026-01-02T00:00:00", 1, 1, id: "newest")
            .Run("v2", "a", "2026-01-03T00:00:00", 1, 1, extra: Hot, id: "now").Build();

        Assert.AreEqual("alike", Before(module));
    }

    [TestMethod]
    public void AWithdrawnRunAndAnotherDataSetAreNone()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-01T00:00:00", 1, 1, extra: """, "withdrawn": { "reason": "wrong" }""").Run("v1", "a", "2026-01-02T00:00:00", 1, 1, extra: """, "dataset": "gd" """)
            .Run("v2", "a", "2026-01-03T00:00:00", 1, 1, id: "now").Build();

        Assert.IsNull(Before(module));
    }

    [TestMethod]
    public void TheVersionBeforeIsNotSkippedBecauseItsDataSetWasAnother()
    {
        var module = new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-01T00:00:00", 1, 1, extra: """, "dataset_version": "d1" """, id: "one").Run("v2", "a", "2026-01-02T00:00:00", 1, 1, extra: """, "dataset_version": "d2" """, id: "two")
            .Run("v3", "a", "2026-01-03T00:00:00", 1, 1, extra: """, "dataset_version": "d1" """, id: "now").Build();

        Assert.AreEqual("two", Before(module), "a comparison that cannot be made is told, not made with another");
    }

    private static string? Before(Module module) => RunSeries.VersionBefore(module, module.Experiments.Single(e => e.Id == "now"))?.Id;
}
