using System.Collections.Concurrent;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Checking;

[TestClass]
public sealed class ReadingAllModules
{
    [TestMethod]
    public void HandsOnEachSoundModuleOnceAndTellsTheRest()
    {
        using var test = new TrackerTest();
        for (var i = 1; i <= 60; i++)
        {
            test.With($"data/modules/m{i}.json", new ModuleBuilder($"m{i}").Run("v1", "gpt-5", "2026-01-20T00:00:00", i, 1, id: $"m{i}_a").Text());
        }

        test.With("data/modules/m7.json", "{").With("data/modules/m8.json", """{"module_id":"m8","experiments":[{}]}""");
        var problems = new Problems();
        var seen = new ConcurrentDictionary<string, int>();

        var read = CheckedModules.Read(Folder(test), Settings.Default, problems, (module, file) =>
            seen.AddOrUpdate(module.Id.Text, _ => 1 + (file.Tree.Root["module_id"u8].AsString() == module.Id.Text ? 0 : 100), (_, n) => n + 1));

        Assert.AreEqual(60, read.FileCount);
        Assert.AreEqual(2, read.RefusedCount);
        Assert.AreEqual("m1 m2 m3 m4 m5 m6 m9 m10", string.Join(' ', read.Ids.Take(8)));
        Assert.AreEqual(58, seen.Count(s => s.Value == 1));
        CollectionAssert.AreEqual(new[] { "m7.json", "m8.json", "m8.json", "m8.json", "m8.json", "m8.json" }, problems.ToList().Select(p => Path.GetFileName(p.Span.Path)).ToArray());
    }

    [TestMethod]
    public void LetsFaultsOfTheCallerThrough()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m1.json", new ModuleBuilder("m1").Text()).With("data/modules/m2.json", new ModuleBuilder("m2").Text());

        Assert.ThrowsExactly<InvalidTimeZoneException>(() =>
            CheckedModules.Read(Folder(test), Settings.Default, new Problems(), (_, _) => throw new InvalidTimeZoneException()));
    }

    [TestMethod]
    public void LooksAtNoForm()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m1.json", "{\"experiments\":[],   \"module_id\":\"m1\"}");

        Assert.HasCount(1, CheckedModules.Read(Folder(test), Settings.Default, new Problems(), (_, _) => { }).Ids);
    }

    [TestMethod]
    public void EndsWithAnExperimentOfManyFaultyRubrics()
    {
        // Each fault looks for its place: were that a search from the start each time, this would take minutes.
        using var test = new TrackerTest();
        var rubrics = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"r{i}\":{{\"pass\":1,\"total\":2,\"rate\":7.0}}"));
        test.With("data/modules/m1.json", new ModuleBuilder("m1").Run("v1", "gpt-5", "2026-01-20T00:00:00", 1, 1, extra: $",\"rubrics\":{{{rubrics}}}").Text());
        var problems = new Problems();

        CheckedModules.Read(Folder(test), Settings.Default, problems, (_, _) => { });

        Assert.AreEqual(20_000, problems.Count);
    }

    private static DataFolder Folder(TrackerTest test) => new(test.PathOf("data"));
}
