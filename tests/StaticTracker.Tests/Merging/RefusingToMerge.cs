using StaticTracker.Diagnostics;
using StaticTracker.Storage;
using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Merging;

/// <summary>A side that cannot be read for sure is not merged at all; an ancestor that cannot is told.</summary>
[TestClass]
public class RefusingToMerge
{
    public static IEnumerable<object[]> Unfit =>
    [
        ["", "ST001"],
        ["{\"module_id\": \"m01\", \"experiments\": [", "ST003"],
        ["{\"module_id\": \"m01\", \"module_id\": \"m02\", \"experiments\": []}", "ST005"],
        ["[]", "ST008"],
        [Module(", \"format\": 2"), "ST009"],
        [Module(", \"format\": \"new\""), "ST009"],
        [Module("", Experiment("e1"), Experiment("e1")), "ST301"],
        [Module("", "{\"prompt_version\": \"v1\"}"), "ST008"],
        [Module("", "3"), "ST008"],
        ["{\"module_id\": \"m01\", \"experiments\": {\"e1\": {}}}", "ST008"],
        [Module(", \"suggestions\": [{\"id\": 3}]"), "ST008"],
        ["{\"module_id\": \"m01\", \"a\": " + new string('[', 80) + new string(']', 80) + "}", "ST004"],
    ];

    [TestMethod]
    [DynamicData(nameof(Unfit))]
    public void ASideThatCannotBeReadForSureGivesAProblemAtItsPlace(string side, string code)
    {
        foreach (var (ours, theirs, name) in new[] { (side, Module(), "ours"), (Module(), side, "theirs") })
        {
            var problems = new Problems();

            Assert.IsNull(TryMerge(DataKind.Module, Module(), ours, theirs, problems));

            var problem = problems.ToList().Single();
            Assert.AreEqual(code, problem.Code.Id);
            Assert.AreEqual($"data/modules/m01.json ({name})", problem.Span.Path);
        }
    }

    [TestMethod]
    public void AnAncestorThatCannotBeReadCountsAsNone()
    {
        var problems = new Problems();

        var merged = TryMerge(DataKind.Module, "<<<<<<< a", Module(""", "group": "x" """, Experiment("e1")), Module(""", "group": "y" """, Experiment("e2")), problems);

        Assert.AreEqual("ST571", problems.ToList().Single().Code.Id);
        Assert.AreEqual("group", merged!.Conflicts.Single().Place);
    }

    [TestMethod]
    public void ABrokenLineEndOrAMarkInFrontIsOnlyForm() =>
        Assert.AreEqual(
            Canonical(Module("", Experiment("e1"), Experiment("e2"))),
            Clean(Module(), "\uFEFF" + Module("", Experiment("e1")), Module("", Experiment("e2")).Replace(",", ",\r\n", StringComparison.Ordinal)));
}
