using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Merging;

[TestClass]
public class MergingModules
{
    private const string Ask = """{"version": "v1", "rubric": "found", "suggestion": "Ask for more.", "status": "pending"}""";
    private const string Show = """{"version": "v1", "rubric": "clean", "suggestion": "Show an example.", "status": "pending"}""";

    [TestMethod]
    public void TwoSidesThatAddExperimentsKeepBoth()
    {
        var before = Module("", Experiment("e1"));

        var merged = Clean(before, Module("", Experiment("e1"), Experiment("e2", version: "v10")), Module("", Experiment("e3", version: "v2"), Experiment("e1")));

        Assert.AreEqual(Canonical(Module("", Experiment("e1"), Experiment("e3", version: "v2"), Experiment("e2", version: "v10"))), merged);
    }

    [TestMethod]
    public void EqualExperimentsAreOneWhateverTheirForm()
    {
        var merged = Clean(null, Module("", Experiment("e1", Source('a'))), Module("", Experiment("e1", Source('a')).Replace("50.0", "50.00", StringComparison.Ordinal).Replace("\"judge\"", "\"\\u006audge\"", StringComparison.Ordinal)));

        Assert.AreEqual(Canonical(Module("", Experiment("e1", Source('a')))), merged);
    }

    [TestMethod]
    public void TheSameSourceUnderTwoNamesKeepsTheFirstAsAnImportDoes() =>
        Assert.AreEqual(
            Canonical(Module("", Experiment("e1", Source('a', "a.json")))),
            Clean(null, Module("", Experiment("e1", Source('a', "b.json"))), Module("", Experiment("e1", Source('a', "a.json")))));

    [TestMethod]
    public void ChangesOfDifferentSuggestionsMeet()
    {
        var merged = Clean(
            Module($", \"suggestions\": [{Ask},{Show}]", Experiment("e1")),
            Module($", \"suggestions\": [{Ask.Replace("pending", "rejected", StringComparison.Ordinal)},{Show}]", Experiment("e1")),
            Module($", \"suggestions\": [{Ask},{Show.Replace("example", "worked example", StringComparison.Ordinal)}]", Experiment("e1")));

        Assert.AreEqual(
            Canonical(Module($", \"suggestions\": [{Ask.Replace("pending", "rejected", StringComparison.Ordinal)},{Show.Replace("example", "worked example", StringComparison.Ordinal)}]", Experiment("e1"))),
            merged);
    }

    [TestMethod]
    public void ASuggestionIsFollowedThroughItsPermanentIdThoughAllElseChanged()
    {
        var was = """{"id": "0a1b2c3d", "version": "v1", "suggestion": "Ask.", "status": "pending"}""";

        var merged = Clean(
            Module($", \"suggestions\": [{was}]", Experiment("e1")),
            Module(""", "suggestions": [{"id": "0a1b2c3d", "version": "v1", "suggestion": "Ask twice.", "status": "pending"}]""", Experiment("e1")),
            Module(""", "suggestions": [{"id": "0a1b2c3d", "version": "v1", "suggestion": "Ask.", "status": "applied", "applied_in": "v2"}]""", Experiment("e1")));

        StringAssert.Contains(merged, "\"suggestion\": \"Ask twice.\",\n      \"status\": \"applied\",\n      \"applied_in\": \"v2\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ASuggestionThatGotItsPermanentIdOnOneSideIsStillTheSame()
    {
        var merged = Clean(
            Module($", \"suggestions\": [{Ask}]", Experiment("e1")),
            Module($", \"suggestions\": [{Ask.Replace("{\"version\"", "{\"id\": \"0a1b2c3d\", \"version\"", StringComparison.Ordinal)}]", Experiment("e1")),
            Module($", \"suggestions\": [{Ask.Replace("pending", "rejected", StringComparison.Ordinal)}]", Experiment("e1")));

        Assert.AreEqual(
            Canonical(Module($", \"suggestions\": [{Ask.Replace("{\"version\"", "{\"id\": \"0a1b2c3d\", \"version\"", StringComparison.Ordinal).Replace("pending", "rejected", StringComparison.Ordinal)}]", Experiment("e1"))),
            merged);
    }

    [TestMethod]
    public void TheSameNewSuggestionIsTakenOnceThoughOneSideGaveItAnId()
    {
        // The eight hex digits that the text gives, so that both are known to be the same.
        var id = StaticTracker.Storage.SuggestionId.Of("Ask for more.");

        var merged = Clean(
            Module("", Experiment("e1")), Module($", \"suggestions\": [{Ask}]", Experiment("e1")),
            Module($", \"suggestions\": [{Ask.Replace("{\"version\"", $"{{\"id\": \"{id}\", \"version\"", StringComparison.Ordinal)}]", Experiment("e1")));

        Assert.AreEqual(1, merged.Split("Ask for more.").Length - 1);
    }

    [TestMethod]
    public void SettingsOfTheModuleMergeKeyByKeyUnknownOnesToo()
    {
        var merged = Clean(
            Module(""", "module_name": "Brands", "rubric_names": {"a": "A"}, "mine": {"x": {"p": 1}, "list": [1, 2]}""", Experiment("e1")),
            Module(""", "module_name": "Brand names", "rubric_names": {"a": "A", "b": "B"}, "mine": {"x": {"p": 1, "q": 2}, "list": [1, 2]}""", Experiment("e1")),
            Module(""", "module_name": "Brands", "description": "Finds brands.", "rubric_names": {"c": "C"}, "mine": {"x": {"p": 3}, "list": [1, 2, 3]}""", Experiment("e1")));

        Assert.AreEqual(
            Canonical(Module(""", "module_name": "Brand names", "description": "Finds brands.", "rubric_names": {"b": "B", "c": "C"}, "mine": {"x": {"p": 3, "q": 2}, "list": [1, 2, 3]}""", Experiment("e1"))),
            merged);
    }

    [TestMethod]
    public void TagsAreASet() =>
        Assert.AreEqual(
            Canonical(Module(""", "tags": ["old", "kept", "ours", "theirs"]""", Experiment("e1"))),
            Clean(
                Module(""", "tags": ["old", "gone", "kept"]""", Experiment("e1")),
                Module(""", "tags": ["old", "kept", "ours"]""", Experiment("e1")),
                Module(""", "tags": ["theirs", "old", "gone", "kept"]""", Experiment("e1"))));

    [TestMethod]
    public void WhatOneSideRemovedIsGoneAndTold()
    {
        var merged = Merge(
            StaticTracker.Storage.DataKind.Module, Module("", Experiment("e1"), Experiment("e2", version: "v2")), Module("", Experiment("e1")),
            Module(""", "group": "names" """, Experiment("e1"), Experiment("e2", version: "v2")));

        Assert.AreEqual(Canonical(Module(""", "group": "names" """, Experiment("e1"))), Text(merged.Content));
        Assert.AreEqual("e2", string.Join('\n', merged.Removed));
    }

    [TestMethod]
    public void ATakenBackExperimentStaysSoThoughTheOtherSideAddsItsLinks()
    {
        var merged = Clean(
            Module("", Experiment("e1")), Module("", Experiment("e1", """, "withdrawn": {"reason": "wrong rubrics"}""")),
            Module("", Experiment("e1", """, "links": {"run": "https://example.org/1"}""")));

        Assert.AreEqual(Canonical(Module("", Experiment("e1", """, "links": {"run": "https://example.org/1"}, "withdrawn": {"reason": "wrong rubrics"}"""))), merged);
    }

    [TestMethod]
    public void ANewPrimaryRubricRulesTheMatchRatesOfTheOtherSidesExperimentsToo()
    {
        string Of(string id, string match) => Experiment(id, """, "rubrics": {"a": {"pass": 5, "total": 10}, "b": {"pass": 1, "total": 10}}""").Replace("\"total\": 10, \"pass\": 5,", $"{match}\"total\": 10, \"pass\": 5,", StringComparison.Ordinal);

        var merged = Clean(
            Module(""", "primary_rubric": "a" """, Of("e1", "\"match_rate\": 50.0, ")),
            Module(""", "primary_rubric": "b" """, Of("e1", "\"match_rate\": 10.0, ")),
            Module(""", "primary_rubric": "a" """, Of("e1", "\"match_rate\": 50.0, "), Of("e2", "\"match_rate\": 50.0, ")));

        Assert.AreEqual(Canonical(Module(""", "primary_rubric": "b" """, Of("e1", "\"match_rate\": 10.0, "), Of("e2", "\"match_rate\": 10.0, "))), merged);
    }

    [TestMethod]
    public void ThousandsOfSuggestionsWithTheSameWordsMergeInAMoment()
    {
        // Pairing each with each would take minutes.
        string With(int count) => Module($", \"suggestions\": [{string.Join(',', Enumerable.Repeat("""{"version": "v1", "suggestion": "Same.", "status": "pending"}""", count))}]", Experiment("e1"));

        var merged = Clean(With(20000), With(20001), With(20002));

        Assert.AreEqual(20002, merged.Split("\"Same.\"").Length - 1);
    }

    [TestMethod]
    public void AnAncestorThatIsMergedItselfKeepsWhatContradicts()
    {
        var outcome = TryMerge(
            StaticTracker.Storage.DataKind.Module, Module(""", "group": "a" """, Experiment("e1")), Module(""", "group": "b" """, Experiment("e1"), Experiment("e2")),
            Module(""", "group": "c" """, Experiment("e1"), Experiment("e3")), new StaticTracker.Diagnostics.Problems(), asAncestor: true);

        Assert.AreEqual(Canonical(Module(""", "group": "a" """, Experiment("e1"), Experiment("e2"), Experiment("e3"))), Text(outcome!.Content));
    }
}
