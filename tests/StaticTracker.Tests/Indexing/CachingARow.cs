using StaticTracker.Indexing;
using StaticTracker.Indexing.Caching;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Suggestions;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Indexing;

[TestClass]
public sealed class CachingARow
{
    private static ModuleRow Row() => HeatmapIndexer.RowOf(
        new ModuleBuilder("m01")
            .Run("v1", "b", "2026-01-20T00:00:00", 3, 1, extra: """, "dataset_version": "v2" """)
            .Run("v1", "a", "2026-01-20T00:00:00", 4, 0, id: "best")
            .Run("v2", "c", "2026-01-21T00:00:00", 1, 1, id: "other", extra: """, "dataset": "else" """)
            .Run("v10", "a", "2026-01-22T00:00:00", 0, 0, id: "none")
            .Build(),
        Settings.Default);

    [TestMethod]
    public void GivesTheSameCells()
    {
        var row = Row();

        var read = Cached(row);

        Assert.HasCount(row.Cells.Count, read.Cells);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var (cell, other) = (row.Cells[i], read.Cells[i]);
            Assert.AreEqual(cell.Version, other.Version);
            CollectionAssert.AreEqual(cell.ByModel.ToList(), other.ByModel.ToList());
            CollectionAssert.AreEqual(cell.OtherDatasets.ToList(), other.OtherDatasets.ToList());
            Assert.AreEqual(cell.Best, other.Best);
        }

        CollectionAssert.AreEqual(row.Cells.Versions.ToList(), read.Cells.Versions.ToList());
        CollectionAssert.AreEqual(row.Cells.Models.ToList(), read.Cells.Models.ToList());
        CollectionAssert.AreEqual(row.Cells.DatasetVersions.ToList(), read.Cells.DatasetVersions.ToList());
    }

    [TestMethod]
    public void GivesTheSameObjectEachTime()
    {
        var read = Cached(Row());

        Assert.AreSame(read.Cells[0], read.Cells[0]);
        Assert.AreSame(read.Cells[0].Best, read.Cells[0].ByModel.Single(r => r.Experiment == "best"));
    }

    [TestMethod]
    public void IsTheSameCachedAgain()
    {
        var packed = PackedRow.Of([1, ulong.MaxValue], Row());
        var (hashes, row) = packed.Read();

        CollectionAssert.AreEqual(new ulong[] { 1, ulong.MaxValue }, hashes);
        CollectionAssert.AreEqual(packed.Bytes, PackedRow.Of(hashes, row).Bytes);
    }

    [TestMethod]
    public void GivesTheSuggestionsOfOneVersionAlone()
    {
        SuggestionEntry[] entries = [.. new[] { "v1", "v2", "v1", "v10" }.Select((version, i) => new SuggestionEntry($"s{i}", new Suggestion { Version = PromptVersion.Parse(version), Text = $"text {i}", Status = "pending" }))];
        var listed = ListedSuggestions.Of(entries);

        Assert.AreEqual("s0 s1 s2 s3", Ids(null));
        Assert.AreEqual("s0 s2", Ids("v1"));
        Assert.AreEqual("s3", Ids("v10"));
        Assert.AreEqual("", Ids("v3"));

        string Ids(string? version) => string.Join(' ', listed.Read(version is null ? null : PromptVersion.Parse(version)).Select(e => e.Id));
    }

    private static ModuleRow Cached(ModuleRow row) => PackedRow.Of([], row).Read().Row;
}
