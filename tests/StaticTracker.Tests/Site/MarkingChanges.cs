using System.Text.Json;
using AngleSharp.Html.Parser;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Comparison;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Site;

/// <summary>Changes beyond noise and the gate's words, on the heatmap and in its scripts.</summary>
[TestClass]
public sealed class MarkingChanges
{
    [TestMethod]
    public void SaysBetterWhereCompareSaysSoWithTheSameFigures()
    {
        using var test = new ComparedModule()
            .Run("one", "v1", $"R1={new string('F', 30)}{new string('P', 10)} R2={new string('P', 20)}{new string('F', 20)}")
            .Run("two", "v2", $"R1={new string('P', 36)}{new string('F', 4)} R2={new string('P', 20)}{new string('F', 20)}")
            .Run("three", "v3", $"R1={new string('P', 35)}{new string('F', 5)} R2={new string('P', 20)}{new string('F', 20)}")
            .Lay();

        test.Run("build", "--no-history").Exits(ExitCode.Fine);

        Assert.AreEqual("ld|lh v|lg", Classes(test));
        Assert.AreEqual("better", Word(test, "m01@v1/a", "m01@v2/a", out var p));
        Assert.AreEqual("not_enough_evidence", Word(test, "m01@v2/a", "m01@v3/a", out _));
        StringAssert.Contains(test.Read("_site/data/marks.js"), "\"family\":2", StringComparison.Ordinal);
        Assert.AreEqual("2", string.Join(' ', PackedColumns.Column(test.Read("_site/data/marks.js"), "sure")), "the second result, better");
        var script = test.Read("_site/data/changes.js");
        Assert.IsLessThan(0.0001, p);
        Assert.AreEqual("0|80", $"{PackedColumns.Column(script, "p").Single()}|{PackedColumns.Column(script, "n").Single()}");
        Assert.AreEqual("31|5", $"{PackedColumns.Column(script, "better").Single()}|{PackedColumns.Column(script, "worse").Single()}");
    }

    [TestMethod]
    public void ABuildThatKeepsRowsMarksTheSame()
    {
        using var test = new ComparedModule().Run("one", "v1", $"R1={new string('F', 30)}{new string('P', 10)}").Run("two", "v2", $"R1={new string('P', 36)}{new string('F', 4)}").Lay();
        test.Run("build", "--no-history").Exits(ExitCode.Fine);
        var (page, marks, changes) = (test.Read("_site/index.html"), test.Read("_site/data/marks.js"), test.Read("_site/data/changes.js"));

        test.With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "a", "2026-01-20T00:00:00", 1, 1, id: "x").Text()).Run("build", "--no-history").Exits(ExitCode.Fine);
        File.Delete(test.PathOf("data/modules/m02.json"));
        test.Run("build", "--no-history").Exits(ExitCode.Fine);

        Assert.AreEqual((page, marks, changes), (test.Read("_site/index.html"), test.Read("_site/data/marks.js"), test.Read("_site/data/changes.js")));
    }

    [TestMethod]
    public void MarksDifferencesBetweenRunsThatAreNotComparableAndSaysWhy()
    {
        const string Day = "2026-01-20T00:00:00";
        using var test = new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01")
            .Run("v1", "a", Day, 30, 70, extra: Same + ", \"judge\": { \"model\": \"j1\" }")
            .Run("v2", "a", Day, 45, 55, extra: Same + ", \"judge\": { \"model\": \"j2\" }")
            .Run("v3", "a", Day, 55, 45, extra: Same + ", \"judge\": { \"model\": \"j2\" }")
            .Run("v4", "a", Day, 1, 0, error: 99, extra: Same).Text());
        test.Run("build", "--no-history").Exits(ExitCode.Fine);

        Assert.AreEqual("ld|me|lf|mj", Classes(test));
        Assert.AreEqual("1 2", string.Join(' ', PackedColumns.Column(test.Read("_site/data/marks.js"), "unlike")));
        StringAssert.Contains(test.Read("_site/data/changes.js"), "\"reasons\":[\"other judge: j1 and j2\",\"too many errors: 0.0 % and 99.0 %, allowed are 5 %\"", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("_site/modules/m01/index.html"), "<h2>Best</h2><strong>55.0 %", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnotherModulesChangeCanTakeAMarkAway()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Module("m01", 66));
        test.Run("build", "--no-history").Exits(ExitCode.Fine);
        Assert.AreEqual("lf|lg v", Classes(test));

        for (var i = 2; i < 10; i++)
        {
            test.With($"data/modules/m{i:00}.json", Module($"m{i:00}", 50));
        }

        test.Run("build", "--no-history").Exits(ExitCode.Fine);
        StringAssert.StartsWith(Classes(test), "lf|lg|", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheGatesWordStandsOnTheNewestCellWithItsFindings()
    {
        using var test = new TrackerTest()
            .With("data/tracker.json", """{ "title": "T", "gate": { "rules": [ { "name": "fall", "max_drop": 5 }, { "name": "floor", "min_pass_rate": 99, "tier": "warning" } ] } }""")
            .With("data/modules/m01.json", Module("m01", 30)).With("data/modules/m02.json", Module("m02", 52));
        test.Run("build", "--no-history").Exits(ExitCode.Fine);

        var page = new HtmlParser().ParseDocument(test.Read("_site/index.html"));
        Assert.AreEqual("Σ|⊘Σ|Σ|△Σ", string.Join('|', page.QuerySelectorAll("#heatmap td b").Select(b => b.TextContent)));
        StringAssert.Contains(page.QuerySelector(".legend")!.TextContent, "blocked, inconclusive, warned", StringComparison.Ordinal);
        Assert.AreEqual("5 6", string.Join(' ', PackedColumns.Column(test.Read("_site/data/marks.js"), "gate")));
        StringAssert.Contains(test.Read("_site/data/gate.js"), "[\"fall\",\"blocked\",\"pass rate falls by at most 5 points\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WithoutAPolicyNothingIsSaidOfAGate()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Module("m01", 30));
        test.Run("build", "--no-history").Exits(ExitCode.Fine);

        Assert.IsFalse(test.Has("_site/data/gate.js"));
        Assert.IsFalse(test.Read("_site/index.html").Contains('⊘', StringComparison.Ordinal));
    }

    [TestMethod]
    public void TheWeakestRubricsAreKnownToTheSorting()
    {
        using var test = new ComparedModule().Run("one", "v1", "R1=PPPP R2=PFFF").Lay().With("data/modules/m02.json", Module("m02", 30));
        test.Run("build", "--no-history").Exits(ExitCode.Fine);

        var script = test.Read("_site/data/weakest.js");
        StringAssert.Contains(script, "\"names\":[\"R2\"]", StringComparison.Ordinal);
        Assert.AreEqual("1 0|250", $"{string.Join(' ', PackedColumns.Column(script, "name"))}|{string.Join(' ', PackedColumns.Column(script, "rate"))}");
    }

    [TestMethod]
    public void RatesOfWeakestRubricsKeepTheirDecimals()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", """
            { "module_id": "m01", "experiments": [ { "id": "e1", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 99.97 }, "rubrics": { "R1": { "rate": 99.95 } } } ] }
            """);
        test.Run("build", "--no-history").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Read("_site/data/weakest.js"), "\"odd\":[[0,99.95],]", StringComparison.Ordinal);
    }

    private static string Module(string id, int pass) =>
        new ModuleBuilder(id).Run("v1", "a", "2026-01-20T00:00:00", 50, 50, id: id + "-1", extra: Same).Run("v2", "a", "2026-01-21T00:00:00", pass, 100 - pass, id: id + "-2", extra: Same).Text();

    private const string Same = ", \"dataset_version\": \"v1\"";

    private static string Classes(TrackerTest test) => string.Join('|', new HtmlParser().ParseDocument(test.Read("_site/index.html")).QuerySelectorAll("#heatmap td").Select(td => td.ClassName));

    private static string Word(TrackerTest test, string before, string after, out double p)
    {
        using var json = JsonDocument.Parse(test.Run("compare", before, after, "--format", "json").Exits(ExitCode.Fine).Out);
        var figure = json.RootElement.GetProperty("figures")[0];
        p = figure.TryGetProperty("p_adjusted", out var known) ? known.GetDouble() : double.NaN;
        return figure.GetProperty("verdict").GetString()!;
    }
}
