using StaticTracker.Storage;
using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Merging;

/// <summary>What is left as a conflict: both values between git's markers, around the smallest part, the rest merged and canonical.</summary>
[TestClass]
public class ContradictingEachOther
{
    private const string Ask = """{"id": "0a1b2c3d", "version": "v1", "suggestion": "Ask.", "status": "pending"}""";

    [TestMethod]
    public void OneValueChangedToTwoStandsBetweenMarkersAndTheRestIsMerged()
    {
        var merged = Merge(
            DataKind.Module,
            Module($", \"suggestions\": [{Ask}]", Experiment("e1")),
            Module($", \"suggestions\": [{Ask.Replace("pending", "applied\", \"applied_in\": \"v2", StringComparison.Ordinal)}]", Experiment("e1"), Experiment("e2", version: "v2")),
            Module($", \"suggestions\": [{Ask.Replace("pending", "rejected", StringComparison.Ordinal)}]", Experiment("e1"), Experiment("e3", version: "v2")));

        Assert.AreEqual(
            """
              "suggestions": [
                {
                  "id": "0a1b2c3d",
                  "version": "v1",
                  "suggestion": "Ask.",
            <<<<<<< ours
                  "status": "applied",
                  "applied_in": "v2"
            =======
                  "status": "rejected"
            >>>>>>> theirs
                }
              ]
            }

            """.ReplaceLineEndings("\n"), Text(merged.Content)[Text(merged.Content).IndexOf("  \"suggestions\"", StringComparison.Ordinal)..]);
        Assert.AreEqual("""suggestion 0a1b2c3d, status: "applied" "rejected" | suggestion 0a1b2c3d, applied_in: "v2" """, Told(merged) + " ");
        Assert.IsTrue(Text(merged.Content).Contains("\"e2\"", StringComparison.Ordinal) && Text(merged.Content).Contains("\"e3\"", StringComparison.Ordinal));
    }

    [TestMethod]
    public void ALineThatOnlyDiffersByItsCommaStandsWithThem()
    {
        var merged = Merge(
            DataKind.Settings, """{"title": "T", "thresholds": {"max_error_share": 5, "no_difference_margin": 2}}""",
            """{"title": "T", "thresholds": {"max_error_share": 5}}""", """{"title": "T", "thresholds": {"max_error_share": 5, "no_difference_margin": 3}}""");

        Assert.AreEqual(
            """
            {
              "title": "T",
              "thresholds": {
            <<<<<<< ours
                "max_error_share": 5
            =======
                "max_error_share": 5,
                "no_difference_margin": 3
            >>>>>>> theirs
              }
            }

            """.ReplaceLineEndings("\n"), Text(merged.Content));
        Assert.AreEqual("thresholds.no_difference_margin:  3", Told(merged));
    }

    [TestMethod]
    public void AnEditAgainstARemovalKeepsTheEditInSight()
    {
        var merged = Merge(DataKind.Module, Module("", Experiment("e1"), Experiment("e2")), Module("", Experiment("e1")), Module("", Experiment("e1"), Experiment("e2", """, "withdrawn": {"reason": "wrong"}""")));

        Assert.AreEqual("experiment e2", merged.Conflicts.Single().Place);
        Assert.AreEqual(Canonical(Module("", Experiment("e1"))), Half(Text(merged.Content), ours: true));
        Assert.AreEqual(Canonical(Module("", Experiment("e1"), Experiment("e2", """, "withdrawn": {"reason": "wrong"}"""))), Half(Text(merged.Content), ours: false));
    }

    [TestMethod]
    public void FiguresOfOneRunAreNeverMixedFromBothSides()
    {
        string With(string metrics) => Module("", Experiment("e1").Replace("\"pass_rate\": 50.0, \"total\": 10, \"pass\": 5, \"fail\": 5", metrics, StringComparison.Ordinal));

        var merged = Merge(DataKind.Module, Module("", Experiment("e1")), With("\"pass_rate\": 60.0, \"total\": 10, \"pass\": 6, \"fail\": 4"), With("\"pass_rate\": 50.0, \"total\": 12, \"pass\": 5, \"fail\": 5, \"error\": 2"));

        Assert.AreEqual("metrics.error metrics.fail metrics.pass metrics.pass_rate metrics.total", string.Join(' ', merged.Conflicts.Select(c => c.Place.Split(", ")[1]).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void TakenBackForTwoReasonsIsForPeopleToDecide() =>
        Assert.AreEqual(
            """experiment e1, withdrawn.reason: "wrong rubrics" "wrong prompt" | experiment e1, withdrawn.at:  "2026-02-01T00:00:00Z" """.TrimEnd(),
            Told(Merge(
                DataKind.Module, Module("", Experiment("e1")), Module("", Experiment("e1", """, "withdrawn": {"reason": "wrong rubrics"}""")),
                Module("", Experiment("e1", """, "withdrawn": {"reason": "wrong prompt", "at": "2026-02-01T00:00:00Z"}""")))));

    [TestMethod]
    public void BringingBackWhatTheOtherSideCorrectsContradicts()
    {
        const string Withdrawn = """, "withdrawn": {"reason": "wrong"}""";

        var merged = Merge(
            DataKind.Module, Module("", Experiment("e1", Withdrawn)), Module("", Experiment("e1")),
            Module("", Experiment("e1", Withdrawn), Experiment("e2", """, "corrects": "e1" """)));

        Assert.AreEqual("""experiment e1, withdrawn:  {"reason":"wrong"}""", Told(merged));
    }

    [TestMethod]
    [DataRow(""", "suggestions": [{"version": "v2", "suggestion": "Ask.", "status": "pending"}]""", "")]
    [DataRow("", """, "corrects": "e2" """)]
    public void RemovingWhatTheOtherSideBeginsToNameContradicts(string members, string ofExperiment)
    {
        var e2 = Experiment("e2", """, "withdrawn": {"reason": "wrong"}""", version: "v2");

        var merged = Merge(DataKind.Module, Module("", Experiment("e1"), e2), Module("", Experiment("e1")), Module(members, Experiment("e1"), Experiment("e3", ofExperiment), e2));

        Assert.AreEqual("experiment e2", merged.Conflicts.Single().Place);
    }

    [TestMethod]
    public void RemovingTheSuggestionThatTookAnothersPlaceContradicts()
    {
        const string Old = """{"id": "0a0a0a0a", "version": "v1", "suggestion": "Old.", "status": "pending"}""";
        const string New = """{"id": "0b0b0b0b", "version": "v1", "suggestion": "New.", "status": "pending"}""";

        var merged = Merge(
            DataKind.Module, Module($", \"suggestions\": [{Old},{New}]", Experiment("e1")), Module($", \"suggestions\": [{Old}]", Experiment("e1")),
            Module($", \"suggestions\": [{Old.Replace("pending", "superseded\", \"superseded_by\": \"0b0b0b0b", StringComparison.Ordinal)},{New}]", Experiment("e1")));

        Assert.AreEqual("suggestion 0b0b0b0b", merged.Conflicts.Single().Place);
    }

    [TestMethod]
    [DataRow("""{"baselines": {"good": {"m01": {"version": "v1"}}}}""", "{}", """{"baselines": {"good": {"m01": {"version": "v1"}}}, "modules": {"m01": {"baseline": "good"}}}""", "baselines.good")]
    [DataRow(
        """{"baselines": {"good": {"m01": {"version": "v1"}}}}""", """{"baselines": {}}""",
        """{"baselines": {"good": {"m01": {"version": "v1"}}}, "gate": {"rules": [{"name": "a", "max_drop": 1, "against": "good"}]}}""", "baselines.good")]
    [DataRow(
        """{"gate": {"rules": [{"name": "a", "max_drop": 1}, {"name": "b", "max_drop": 2}]}}""", """{"gate": {"rules": [{"name": "b", "max_drop": 2}]}}""",
        """{"gate": {"rules": [{"name": "a", "max_drop": 1}, {"name": "b", "max_drop": 2}], "overrides": [{"rule": "a", "who": "Ada", "why": "x", "until": "2026-03-01"}]}}""", "gate, rule a")]
    [DataRow(
        """{"gate": {"rules": [{"name": "a", "max_drop": 1}]}}""", """{}""",
        """{"gate": {"rules": [{"name": "a", "max_drop": 1}], "overrides": [{"rule": "a", "who": "Ada", "why": "x", "until": "2026-03-01"}]}}""", "gate, rule a")]
    public void RemovingWhatTheOtherSidesPolicyNamesContradicts(string before, string ours, string theirs, string place) =>
        Assert.AreEqual(place, Merge(DataKind.Settings, before, ours, theirs).Conflicts.Single().Place);

    [TestMethod]
    public void TheFieldOfABigFileIsNamedWithItsLine()
    {
        var merged = Merge(DataKind.Module, Module("", Experiment("e1")), Module(""", "group": "a" """, Experiment("e1")), Module(""", "group": "b" """, Experiment("e1")));

        var line = merged.Conflicts.Single().Line;
        Assert.AreEqual("<<<<<<< ours", Text(merged.Content).Split('\n')[line - 1]);
    }

    [TestMethod]
    public void EverySideOfEveryConflictIsJson()
    {
        var merged = Merge(
            DataKind.Settings, """{"links": {"a": "https://a.example"}, "modules": {"m": {"name": "M"}}}""", """{"modules": {"m": {"name": "N", "group": "g"}}}""",
            """{"links": {"a": "https://b.example"}, "modules": {"m": {"name": "O"}}}""");

        Assert.AreEqual("""links.a:  "https://b.example" | modules.m.name: "N" "O" """.TrimEnd(), Told(merged));
        Assert.AreEqual("""{"links":{},"modules":{"m":{"group":"g","name":"N"}}}""", Compact(Half(Text(merged.Content), ours: true)));
        Assert.AreEqual("""{"links":{"a":"https://b.example"},"modules":{"m":{"group":"g","name":"O"}}}""", Compact(Half(Text(merged.Content), ours: false)));
    }

    private static string Told(StaticTracker.Merging.MergeOutcome merged) => string.Join(" | ", merged.Conflicts.Select(c => $"{c.Place}: {c.Ours} {c.Theirs}".TrimEnd()));

    private static string Compact(string json)
    {
        using var tree = StaticTracker.Json.JsonTree.Parse(Bytes(json));
        return CompactJson.Of(tree.Root);
    }
}
