using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Forty-seven tables of one project, one a night, under seven different headers: a history by one command and one rule.</summary>
[TestClass]
public sealed class HistoryOfTables
{
    private const string Rule = """
        { "name": "gptme",
          "match": { "file": { "pattern": "/(?<y>\\d{4})(?<mo>\\d\\d)(?<d>\\d\\d)_(?<h>\\d\\d)(?<mi>\\d\\d)(?<s>\\d\\d)Z/eval_results\\.csv$" } },
          "fields": { "module": "gptme", "prompt_version": "v1", "model": "{Model}[@{Tool Format}]", "timestamp": "{y}-{mo}-{d}T{h}:{mi}:{s}Z" },
          "columns": {
            "item": "Test", "rubric": "Test", "result": "Passed",
            "tokens_in": "Tokens Input", "tokens_out": "Tokens Output", "cost_usd": { "column": "Cost USD", "blank": 0 }, "latency_s": "Total Duration"
          }{0} }
        """;

    private const string Refused = """, "outcomes": [ { "when": { "result": "fail", "columns": { "Model": "anthropic/*", "Tokens Total": "0" } }, "is": "error", "label": "ENGINE_ERROR" } ]""";

    /// <summary>Stamp: rows passed/failed, failed ones without a token (as the tables say it; "-": they have no such column).</summary>
    private const string Expected = """
        20240927_165642Z: 7 7/0, -   20241219_022855Z: 30 19/11, -   20250930_025509Z: 50 29/21, -
        20260312_041051Z: 50 9/41, -   20260520_060307Z: 50 18/32, -   20260617_030918Z: 50 17/33, -
        20260711_051039Z: 50 16/34, 27   20260712_052419Z: 50 16/34, 27   20260713_053345Z: 50 14/36, 27
        20260714_044828Z: 50 13/37, 28   20260715_044909Z: 50 16/34, 27   20260716_045728Z: 50 14/36, 28
        20260717_050019Z: 50 16/34, 26   20260718_044628Z: 50 19/31, 27   20260719_051808Z: 50 19/31, 25
        20260720_053552Z: 50 19/31, 25   20260721_051713Z: 50 18/32, 25   20260722_051655Z: 50 17/33, 26
        20260723_052107Z: 50 17/33, 25   20260724_051654Z: 50 16/34, 25   20260725_051124Z: 50 17/33, 25
        20260726_052824Z: 50 18/32, 25   20260727_054501Z: 50 17/33, 25   20260728_051106Z: 50 17/33, 25
        20260729_051810Z: 50 16/34, 25   20260730_045513Z: 50 18/32, 25   20260731_053156Z: 50 18/32, 25
        20260801_052403Z: 50 17/33, 27   20260802_052311Z: 50 17/33, 25   20260803_053743Z: 50 17/33, 25
        20260804_051059Z: 50 16/34, 25   20260805_051155Z: 50 15/35, 27   20260806_051331Z: 50 17/33, 26
        20260807_042235Z: 50 14/36, 30   20260808_032039Z: 50 18/32, 25   20260809_032935Z: 50 18/32, 26
        20260810_034937Z: 50 17/33, 26   20260811_033936Z: 50 13/37, 26   20260812_040238Z: 50 17/33, 25
        20260814_040247Z: 50 16/34, 25   20260815_024734Z: 50 15/35, 25   20260816_025607Z: 50 14/36, 26
        20260817_025558Z: 50 13/37, 26   20260818_025220Z: 50 15/35, 27   20260819_025324Z: 50 15/35, 26
        20260820_025258Z: 50 11/39, 27   20260822_025022Z: 50 10/40, 29
        """;

    [TestMethod]
    public void IsAPointANightForEachModelAndTest()
    {
        if (SampleFiles.Shared("csv-gptme") is not { } folder)
        {
            return; // ImportingTables holds the same with texts of our own.
        }

        using var test = With("");

        test.Run("import", folder).Exits(ExitCode.Fine);

        Assert.AreEqual("", test.Err);
        var runs = Runs(test);
        var byTime = runs.GroupBy(r => r.Stamp, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        Assert.HasCount(47, byTime);
        var found = byTime.Select(g => $"{g.Key}: {g.Sum(r => r.Pass + r.Fail)} {g.Sum(r => r.Pass)}/{g.Sum(r => r.Fail)}").ToList();
        Assert.AreEqual(string.Join('\n', Cells().Select(c => $"{c[0]} {c[1]} {c[2].TrimEnd(',')}")), string.Join('\n', found));
        foreach (var model in new[] { "openai/gpt-4o@tool", "openai/gpt-4o-mini@tool" })
        {
            // All nights but the two of 2024, whose tables do not tell the tool's format.
            Assert.HasCount(45, runs.Where(r => r.Model == model), model);
        }

        test.Run("check", "--fix").Exits(ExitCode.Fine);
        test.Run("import", folder).Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, $"0 new, {runs.Count} already there, 0 refused", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheLastNightHasTheFiguresOfItsTable()
    {
        if (SampleFiles.Shared("csv-gptme/eval_results/20260822_025022Z/eval_results.csv") is not { } path)
        {
            return; // ImportingTables holds the same with texts of our own.
        }

        using var test = With("");

        test.Run("import", path).Exits(ExitCode.Fine);

        var runs = Runs(test);
        Assert.AreEqual(
            "anthropic/claude-haiku-4-5@tool 0/5, anthropic/claude-haiku-4-5@xml 0/5, anthropic/claude-sonnet-4-6@markdown 0/5, anthropic/claude-sonnet-4-6@tool 0/5, anthropic/claude-sonnet-4-6@xml 0/5, "
            + "openai/gpt-4o-mini@tool 2/5, openai/gpt-4o@markdown 2/5, openai/gpt-4o@tool 5/5, openai/gpt-4o@xml 0/5, openrouter/meta-llama/llama-3.1-70b-instruct@xml 1/5",
            string.Join(", ", runs.OrderBy(r => r.Model, StringComparer.Ordinal).Select(r => $"{r.Model} {r.Pass}/{r.Pass + r.Fail}")));
        Assert.AreEqual(44205, runs.Sum(r => r.Tokens));
        Assert.AreEqual(0.212008m, Math.Round(runs.Sum(r => r.Cost), 6));
    }

    [TestMethod]
    public void CallsThatAnEngineRefusedCanBeCalledErrors()
    {
        if (SampleFiles.Shared("csv-gptme") is not { } folder)
        {
            return; // ImportingTables holds the same with texts of our own.
        }

        using var test = With(Refused);

        test.Run("import", folder).Exits(ExitCode.Fine);

        var runs = Runs(test);
        Assert.AreEqual(1025, runs.Sum(r => r.Error));
        Assert.IsTrue(runs.Where(r => r.Model.StartsWith("anthropic/", StringComparison.Ordinal) && string.CompareOrdinal(r.Stamp, "20260711") > 0).All(r => r is { Pass: 0, Fail: 0, Error: 5 } && !r.HasRate));
    }

    [TestMethod]
    public void FailuresWithoutATokenAreAsManyAsTheTablesSay()
    {
        if (SampleFiles.Shared("csv-gptme") is not { } folder)
        {
            return; // ImportingTables holds the same with texts of our own.
        }

        using var test = With(""", "outcomes": [ { "when": { "result": "fail", "columns": { "Tokens Total": "0" } }, "is": "error" } ]""");

        test.Run("import", folder).Exits(ExitCode.Fine);

        var found = Runs(test).GroupBy(r => r.Stamp, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}: {g.Sum(r => r.Error)}");
        Assert.AreEqual(string.Join('\n', Cells().Select(c => $"{c[0]} {(c[3] == "-" ? "0" : c[3])}")), string.Join('\n', found));
    }

    [TestMethod]
    public void TheRegressionThatIsInItShows()
    {
        if (SampleFiles.Shared("csv-gptme") is not { } folder)
        {
            return; // ImportingTables holds the same with texts of our own.
        }

        using var test = With("");

        test.Run("import", folder).Exits(ExitCode.Fine);

        var last = Runs(test).Where(r => r.Model == "openai/gpt-4o-mini@tool").OrderBy(r => r.Stamp, StringComparer.Ordinal).ToList();
        Assert.AreEqual("20260817_025558Z 5, 20260818_025220Z 4, 20260819_025324Z 4, 20260820_025258Z 3, 20260822_025022Z 2", string.Join(", ", last.TakeLast(5).Select(r => $"{r.Stamp} {r.Pass}")));
    }

    private static TrackerTest With(string outcomes) =>
        new TrackerTest().With("data/tracker.json", $$"""{ "import": { "rules": [ {{Rule.Replace("{0}", outcomes, StringComparison.Ordinal)}} ] } }""");

    private static IEnumerable<string[]> Cells() => Expected.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Chunk(4);

    private static List<Run> Runs(TrackerTest test) =>
        [.. JsonDocument.Parse(test.Read("data/modules/gptme.json")).RootElement.GetProperty("experiments").EnumerateArray().Select(Run.Of)];

    private sealed record Run(string Model, string Stamp, int Pass, int Fail, int Error, bool HasRate, long Tokens, decimal Cost)
    {
        public static Run Of(JsonElement e)
        {
            var metrics = e.GetProperty("metrics");
            var usage = e.TryGetProperty("usage", out var u) ? u : default;
            var time = e.GetProperty("timestamp").GetDateTimeOffset().ToString("yyyyMMdd'_'HHmmss'Z'", CultureInfo.InvariantCulture);
            return new Run(e.GetProperty("model").GetString()!, time, metrics.GetProperty("pass").GetInt32(), metrics.GetProperty("fail").GetInt32(), metrics.GetProperty("error").GetInt32(), metrics.TryGetProperty("pass_rate", out _),
                (long)(Figure(usage, "tokens_in") + Figure(usage, "tokens_out")), Figure(usage, "cost_usd"));
        }

        private static decimal Figure(JsonElement usage, string name) => usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty(name, out var value) ? value.GetDecimal() : 0;
    }
}
