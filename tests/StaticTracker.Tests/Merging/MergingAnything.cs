using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;
using StaticTracker.Tests.Storage;
using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Merging;

/// <summary>Three documents with little in common but their ids: every kind of value meets every other, known keys and unknown ones.</summary>
[TestClass]
public class MergingAnything
{
    private static readonly DataKind[] s_kinds = [DataKind.Module, DataKind.Settings, DataKind.Verdicts, DataKind.Items, DataKind.Details];

    public static IEnumerable<object[]> Seeds => Enumerable.Range(1, 200).Select(i => new object[] { i });

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void LeavesBothSidesWholeWhateverTheyHold(int seed)
    {
        var texts = Enumerable.Range(0, 3).Select(i => Encoding.UTF8.GetString(new DocumentGenerator((seed * 7) + i).Module())).ToArray();
        foreach (var kind in s_kinds)
        {
            foreach (var before in new[] { texts[0], null })
            {
                var merged = Merge(kind, before, texts[1], texts[2]);
                var swapped = Merge(kind, before, texts[2], texts[1]);

                Assert.AreEqual(Side(merged, kind, ours: true), Side(swapped, kind, ours: false), kind.ToString());
                Assert.AreEqual(Side(merged, kind, ours: false), Side(swapped, kind, ours: true), kind.ToString());
                Assert.HasCount(merged.Conflicts.Count, swapped.Conflicts);
                foreach (var (line, place) in merged.Conflicts.Select(c => (c.Line, c.Place)))
                {
                    Assert.AreEqual("<<<<<<< ours", Text(merged.Content).Split('\n')[line - 1], place);
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void ChangesNothingWhereOneSideIsAsItWas(int seed)
    {
        var (x, y) = (Encoding.UTF8.GetString(new DocumentGenerator(seed).Module()), Encoding.UTF8.GetString(new DocumentGenerator(seed + 1000).Module()));
        foreach (var kind in s_kinds)
        {
            Assert.AreEqual(Canonical(x, kind), Text(Merge(kind, y, x, y).Content));
            Assert.AreEqual(Canonical(x, kind), Text(Merge(kind, y, y, x).Content));
            Assert.AreEqual(Canonical(x, kind), Text(Merge(kind, y, x, x).Content));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void AsAnAncestorHoldsNoMarker(int seed)
    {
        var texts = Enumerable.Range(0, 3).Select(i => Encoding.UTF8.GetString(new DocumentGenerator((seed * 11) + i).Module())).ToArray();

        var merged = TryMerge(DataKind.Module, texts[0], texts[1], texts[2], new Problems(), asAncestor: true)!;

        Assert.IsTrue(merged.IsClean);
        Assert.AreEqual(Canonical(Text(merged.Content)), Text(merged.Content));
    }

    /// <summary>One side of all conflicts; where what the order goes by contradicts, our side rules it.</summary>
    private static string Side(StaticTracker.Merging.MergeOutcome merged, DataKind kind, bool ours) => Canonical(Half(Text(merged.Content), ours), kind);
}
