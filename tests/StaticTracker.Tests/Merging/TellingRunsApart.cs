using StaticTracker.Storage;
using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Merging;

/// <summary>An id that both sides gave to different runs.</summary>
[TestClass]
public class TellingRunsApart
{
    [TestMethod]
    public void TwoSourcesUnderOneIdAreTwoExperiments()
    {
        var merged = Clean(Module("", Experiment("e0")), Module("", Experiment("e0"), Experiment("run", Source('a'))), Module("", Experiment("e0"), Experiment("run", Source('b'))));

        Assert.AreEqual($"e0 {Told('a', 'b')}", Ids(merged));
        StringAssert.Contains(merged, new string('a', 64), StringComparison.Ordinal);
        StringAssert.Contains(merged, new string('b', 64), StringComparison.Ordinal);
    }

    [TestMethod]
    public void WithoutASourceTheTimeTellsThemApart() =>
        Assert.AreEqual(3, Ids(Clean(Module("", Experiment("e0")), Module("", Experiment("e0"), Experiment("run")), Module("", Experiment("e0"), Experiment("run", time: "2026-01-21T00:00:00")))).Split(' ').Length);

    [TestMethod]
    public void OneThatNamesItsSourceAndOneThatDoesNotAreTheSameRun() =>
        Assert.AreEqual(Canonical(Module("", Experiment("run", Source('a')))), Clean(null, Module("", Experiment("run")), Module("", Experiment("run", Source('a')))));

    [TestMethod]
    public void AnIdMadeFromTheSourceGetsTwelveDigitsOfIt()
    {
        // Eight hex digits agree once in four milliards: the other side claims the id by hand.
        var made = MadeId('a');

        var merged = Clean(null, Module("", Experiment(made, Source('a'))), Module("", Experiment(made, Source('b'))));

        StringAssert.Contains(Ids(merged), $"{made}{Identity('a')[8..12]}", StringComparison.Ordinal);
        StringAssert.Contains(Ids(merged), $"{made}.{Identity('b')[..8]}", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhatNamesThemFollows()
    {
        var merged = Clean(
            null, Module("", Experiment("run", Source('a') + """, "withdrawn": {"reason": "wrong"}"""), Experiment("right", """, "corrects": "run" """, version: "v2")),
            Module("", Experiment("run", Source('b'))));

        Assert.AreEqual($"{Told('a', 'b')} right", Ids(merged));
        StringAssert.Contains(merged, $"\"corrects\": \"run.{Identity('a')[..8]}\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void OnceToldApartTheyStaySoWhoeverMergesNext()
    {
        var (a, b, c) = (Module("", Experiment("run", Source('a'))), Module("", Experiment("run", Source('b'))), Module("", Experiment("run", Source('c'))));

        var first = Clean(null, Clean(null, a, b), c);

        Assert.AreEqual(first, Clean(null, a, Clean(null, b, c)));
        Assert.AreEqual(first, Clean(null, Clean(null, a, c), b));
        Assert.AreEqual(3, Ids(first).Split(' ').Length);
    }

    [TestMethod]
    public void OneToldApartBeforeIsFoundAgainUnderItsOldId()
    {
        var apart = Clean(null, Module("", Experiment("run", Source('a'))), Module("", Experiment("run", Source('b'))));

        Assert.AreEqual(Canonical(apart.Replace("\"module_id\"", "\"group\": \"x\", \"module_id\"", StringComparison.Ordinal)), Clean(null, apart, Module(""", "group": "x" """, Experiment("run", Source('b')))));
    }

    [TestMethod]
    public void AnIdWrittenByHandThatOnlyLooksLikeOneIsNone() =>
        Assert.AreEqual("run run.0a1b2c3d", Ids(Clean(null, Module("", Experiment("run", Source('a'))), Module("", Experiment("run.0a1b2c3d", Source('b'))))));

    [TestMethod]
    public void AnIdOfTheAncestorIsPermanent()
    {
        var merged = Merge(DataKind.Module, Module("", Experiment("run")), Module("", Experiment("run", time: "2026-01-21T00:00:00")), Module("", Experiment("run", time: "2026-01-22T00:00:00")));

        Assert.AreEqual("experiment run, timestamp", string.Join(' ', merged.Conflicts.Select(x => x.Place)));
    }

    [TestMethod]
    public void TheSameWordsAboutTwoVersionsAreTwoSuggestions()
    {
        var id = SuggestionId.Of("Ask.");
        string With(string version, string more = "") => Module(
            $$""", "suggestions": [{"id": "{{id}}", "version": "{{version}}", "suggestion": "Ask.", "status": "pending"}{{more}}]""", Experiment("e1"), Experiment("e2", version: "v2"), Experiment("e3", version: "v3"));
        var before = Module("", Experiment("e1"), Experiment("e2", version: "v2"), Experiment("e3", version: "v3"));
        var old = $$""", {"id": "0a0a0a0a", "version": "v1", "suggestion": "Old.", "status": "superseded", "superseded_by": "{{id}}"}""";

        var merged = Clean(before, With("v1", old), With("v2"));

        StringAssert.Contains(merged, $"\"superseded_by\": \"{SuggestionId.Of($"{id}\nv1\n")}\"", StringComparison.Ordinal);
        StringAssert.Contains(merged, $"\"id\": \"{SuggestionId.Of($"{id}\nv2\n")}\"", StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{id}\"", merged);
        Assert.AreEqual(Clean(before, merged, With("v3")), Clean(before, With("v1", old), Clean(before, With("v2"), With("v3"))));
    }

    [TestMethod]
    public void TheOutcomeTellsTheNewNames()
    {
        var merged = Merge(DataKind.Module, null, Module("", Experiment("run", Source('a'))), Module("", Experiment("run", Source('b'))));

        Assert.AreEqual($"run.{Identity('a')[..8]}", merged.RenamedExperiments(isOurs: true)["run"]);
        Assert.AreEqual($"run.{Identity('b')[..8]}", merged.RenamedExperiments(isOurs: false)["run"]);
    }

    private static string Ids(string module) => string.Join(' ', module.Split('\n').Where(l => l.StartsWith("      \"id\"", StringComparison.Ordinal)).Select(l => l.Split('"')[3]));

    private static string Told(params char[] digits) => string.Join(' ', digits.Select(d => $"run.{Identity(d)[..8]}").Order(StringComparer.Ordinal));

    private static string MadeId(char digit) => $"m01_v1_gpt5_20260120_{Identity(digit)[..8]}";

    private static string Identity(char digit)
    {
        using var ids = new ExperimentIds();
        return ids.IdentityOf(new string(digit, 64), StaticTracker.Modules.ModuleId.Parse("m01"), StaticTracker.Modules.PromptVersion.Parse("v1"), null, "gpt-5", null, null);
    }
}
