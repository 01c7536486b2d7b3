using StaticTracker.Storage;
using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Merging;

[TestClass]
public class MergingOtherFiles
{
    [TestMethod]
    public void SettingsMergeKeyByKey() =>
        Assert.AreEqual(
            Canonical("""{"title": "Ours", "links": {"b": "https://b.example"}, "thresholds": {"max_error_share": 10, "no_difference_margin": 3}, "models": {"gpt-5": ["five", "g5", "v5"]}, "modules": {"m01": {"name": "One", "group": "x"}, "m02": {"name": "Two"}}, "site": {"publish": {"authors": false, "items": true}}}""", DataKind.Settings),
            Clean(
                DataKind.Settings,
                """{"title": "Old", "links": {"a": "https://a.example"}, "models": {"gpt-5": ["five"]}, "modules": {"m01": {"name": "One"}}}""",
                """{"title": "Ours", "thresholds": {"max_error_share": 10}, "models": {"gpt-5": ["five", "v5"]}, "modules": {"m01": {"name": "One", "group": "x"}}, "site": {"publish": {"authors": false}}}""",
                """{"title": "Old", "links": {"a": "https://a.example", "b": "https://b.example"}, "thresholds": {"no_difference_margin": 3}, "models": {"gpt-5": ["five", "g5"]}, "modules": {"m01": {"name": "One"}, "m02": {"name": "Two"}}, "site": {"publish": {"items": true}}}"""));

    [TestMethod]
    public void RulesOfTheGateMergeByNameAndOverridesByWhatTheyAllow()
    {
        const string Old = """{"gate": {"rules": [{"name": "drop", "max_drop": 5}], "overrides": [{"rule": "drop", "module": "m01", "who": "Ada", "why": "x", "until": "2026-03-01"}]}}""";

        Assert.AreEqual(
            Canonical("""{"gate": {"rules": [{"name": "drop", "max_drop": 3, "tier": "warning"}, {"name": "least", "min_pass_rate": 50}], "overrides": [{"rule": "drop", "module": "m02", "who": "Ben", "why": "y", "until": "2026-04-01"}]}}""", DataKind.Settings),
            Clean(
                DataKind.Settings, Old,
                """{"gate": {"rules": [{"name": "drop", "max_drop": 3}], "overrides": [{"rule": "drop", "module": "m01", "who": "Ada", "why": "x", "until": "2026-03-01"}, {"rule": "drop", "module": "m02", "who": "Ben", "why": "y", "until": "2026-04-01"}]}}""",
                """{"gate": {"rules": [{"name": "drop", "max_drop": 5, "tier": "warning"}, {"name": "least", "min_pass_rate": 50}], "overrides": []}}"""));
        Assert.AreEqual(
            "gate, override drop m01, until",
            Merge(DataKind.Settings, Old, Old.Replace("03-01", "05-01", StringComparison.Ordinal), Old.Replace("03-01", "01-15", StringComparison.Ordinal)).Conflicts.Single().Place);
    }

    [TestMethod]
    public void RulesOfImportsKeepTheOrderOfTheSideThatChangedIt()
    {
        string Rules(params string[] rules) => $$$"""{"import": {"rules": [{{{string.Join(",", rules)}}}]}}""";
        const string A = """{"name": "a", "fields": {"module": "m01"}}""";
        const string AOfGpt5 = """{"name": "a", "fields": {"model": "gpt-5", "module": "m01"}}""";
        const string B = """{"match": {"file": "*.csv"}, "fields": {"module": "m02"}}""";
        const string C = """{"name": "c", "fields": {"module": "m03"}}""";

        Assert.AreEqual(Canonical(Rules(C, AOfGpt5, B), DataKind.Settings), Clean(DataKind.Settings, Rules(A, B), Rules(C, A, B), Rules(AOfGpt5, B)));
        Assert.AreEqual("import.rules", Merge(DataKind.Settings, Rules(A, B), Rules(C, A, B), Rules(A, B, """{"name": "d"}""")).Conflicts.Single().Place);
        Assert.AreEqual("import.rules", Merge(DataKind.Settings, Rules(A, B), Rules(B), Rules(AOfGpt5, B)).Conflicts.Single().Place);
        Assert.AreEqual(
            "import, rule a, fields.model", Merge(DataKind.Settings, Rules(A), Rules(AOfGpt5), Rules(AOfGpt5.Replace("gpt-5", "gpt-4o", StringComparison.Ordinal))).Conflicts.Single().Place);
    }

    [TestMethod]
    public void VerdictsOfOneImportGetTheScoresOfTheOther() =>
        Assert.AreEqual(
            Canonical("""{"experiment": "e1", "items": ["a", "b"], "verdicts": {"found": "PF"}, "scores": {"depth": [1, null]}}""", DataKind.Verdicts),
            Clean(
                DataKind.Verdicts, null, """{"experiment": "e1", "items": ["a", "b"], "verdicts": {"found": "PF"}}""",
                """{"experiment": "e1", "items": ["a", "b"], "verdicts": {"found": "PF"}, "scores": {"depth": [1, null]}}"""));

    [TestMethod]
    public void VerdictsOfOtherItemsAreNotMixed()
    {
        var merged = Merge(
            DataKind.Verdicts, """{"experiment": "e1", "items": ["a", "b"], "verdicts": {"found": "PF", "clean": "PP"}}""",
            """{"experiment": "e1", "items": ["a", "c"], "verdicts": {"found": "PF", "clean": "PP"}}""", """{"experiment": "e1", "items": ["a", "b"], "verdicts": {"found": "PP", "clean": "PP"}}""");

        Assert.AreEqual("items verdicts.found", string.Join(' ', merged.Conflicts.Select(c => c.Place)));
    }

    [TestMethod]
    public void ItemsMergeByTheirIds() =>
        Assert.AreEqual(
            Canonical("""{"items": [{"id": "b", "language": "de"}, {"id": "a"}, {"id": "c"}, {"id": "d"}]}""", DataKind.Items),
            Clean(
                DataKind.Items, """{"items": [{"id": "b"}, {"id": "a"}]}""", """{"items": [{"id": "b"}, {"id": "a"}, {"id": "d"}]}""",
                """{"items": [{"id": "c"}, {"id": "b", "language": "de"}, {"id": "a"}]}"""));

    [TestMethod]
    public void DetailsMergeByItemAndRubric() =>
        Assert.AreEqual(
            Canonical("""{"experiment": "e1", "items": {"a": {"output": "x", "reasons": {"found": "yes", "clean": "no"}}, "b": {"output": "y"}}}""", DataKind.Details),
            Clean(
                DataKind.Details, """{"experiment": "e1", "items": {"a": {"output": "x"}}}""", """{"experiment": "e1", "items": {"a": {"output": "x", "reasons": {"found": "yes"}}}}""",
                """{"experiment": "e1", "items": {"a": {"output": "x", "reasons": {"clean": "no"}}, "b": {"output": "y"}}}"""));
}
