using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Migrating;

[TestClass]
public sealed class MigratingSuggestions
{
    private const string Runs = "runs.yaml";

    [TestMethod]
    public void KeepTheirFateAndGetAnIdOnce()
    {
        using var test = Project().With("history.js", LegacyText.History("M01", """
            "v1": { "evaluation": { "date": "2026-01-20" }, "suggestions": [
                { "rubric": "Brand Extracted", "issue": "too few", "suggestion": "show more", "priority": "high", "status": "applied", "applied_in": "v2" },
                { "rubric": "Brand Extracted", "suggestion": "show less", "priority": "low", "status": "pending" } ] }
            """));

        test.Run("migrate", $"{{project}}/{Runs}", "{project}/history.js").Exits(ExitCode.Fine);

        Assert.AreEqual("M01_brand_extracted applied v2 high show more|M01_brand_extracted pending - low show less", Suggestions(test));
        Assert.Contains("\"M01_brand_extracted\": \"Brand Extracted\"", test.Read("data/modules/m01.json"));
        test.Run("check").Exits(ExitCode.Fine);
        var before = ImportingAgain.Snapshot(test);
        test.Run("migrate", $"{{project}}/{Runs}", "{project}/history.js").Exits(ExitCode.Fine);
        Assert.AreEqual(before, ImportingAgain.Snapshot(test));
    }

    [TestMethod]
    public void WhatSomebodyWroteAnewIsNotMadeTwice()
    {
        using var test = Project().With("history.js", LegacyText.History("M01", """
            "v2": { "suggestions": [ { "rubric": "Right", "suggestion": "say it", "priority": "low", "status": "pending" }, { "rubric": "Right", "suggestion": "say more", "priority": "low", "status": "pending" } ] }
            """));
        test.Run("migrate", $"{{project}}/{Runs}", "{project}/history.js").Exits(ExitCode.Fine);
        var id = JsonDocument.Parse(test.Read("data/modules/m01.json")).RootElement.GetProperty("suggestions")[0].GetProperty("id").GetString()!;
        test.Run("suggest", "edit", id, "--text", "Our own words").Exits(ExitCode.Fine);
        string[] ids = [IdLine(test, 0), IdLine(test, 1)];
        var anew = test.Read("data/modules/m01.json").Replace("\"suggestion\": \"say more\"", "\"suggestion\": \"More words\"", StringComparison.Ordinal);
        test.With("data/modules/m01.json", ids.Aggregate(anew, (text, line) => text.Replace(line, "", StringComparison.Ordinal)));

        test.Run("migrate", "{project}/history.js").Exits(ExitCode.Fine);

        Assert.AreEqual(2, Suggestions(test).Split('|').Length, test.Out);
        Assert.Contains("which is about the same and has other words, which stay", test.Out);
    }

    [TestMethod]
    public void RubricsAreKnownByTheirRates()
    {
        using var test = new TrackerTest().With("a.json", Judged().ToJsonString()).Run("import", "{project}/a.json").Exits(ExitCode.Fine);
        test.With("history.js", LegacyText.History("M01", """
            "v1": { "evaluation": { "date": "2026-01-20", "model": "gpt-5", "pass_rate": 50.0, "rubric_breakdown": { "Nothing Invented": "75.0%", "Words in Order": "25.0%" } },
                    "suggestions": [ { "rubric": "Nothing Invented", "suggestion": "be strict", "status": "pending" } ] }
            """));

        test.Run("migrate", "{project}/history.js").Exits(ExitCode.Fine);

        Assert.AreEqual("M01_no_hallucination pending - - be strict", Suggestions(test));
        Assert.Contains("\"M01_no_hallucination\": \"Nothing Invented\"", test.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void AnOptionNamesTheRubric()
    {
        using var test = Project().With("s.json", """[ { "module": "m01", "version": "v1", "rubric": "Some Words", "suggestion": "x" } ]""");

        test.Run("migrate", $"{{project}}/{Runs}", "{project}/s.json", "--rubric", "Some Words=M01_words").Exits(ExitCode.Fine);

        Assert.AreEqual("M01_words pending - - x", Suggestions(test));
    }

    [TestMethod]
    public void StatedRatesGoToARunWithoutRubrics()
    {
        using var test = Project().With("history.js", LegacyText.History("M01", """
            "v1": { "evaluation": { "date": "2026-01-20", "model": "gpt-5", "pass_rate": 75.0, "rubric_breakdown": { "Right": "50.0%" } } }
            """, """
            "v2_gpt5": { "evaluation": { "date": "2026-01-21", "model": "gpt-5", "pass_rate": 99.0, "rubric_breakdown": { "Right": "50.0%" } } }
            """));

        test.Run("migrate", $"{{project}}/{Runs}", "{project}/history.js").Exits(ExitCode.Fine);

        var runs = JudgeText.Experiments(test.Read("data/modules/m01.json")).ToList();
        Assert.AreEqual("""{"M01_right":{"rate":50.0}}""", JsonSerializer.Serialize(runs[0].GetProperty("rubrics")));
        Assert.IsFalse(runs[1].TryGetProperty("rubrics", out _), "what disagrees on the rate is believed in nothing");
        Assert.Contains("says 99.0 %; m01_v2_gpt5_20260121_000000, of the same data, has 25.0 %, which stays", test.Err);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    [DataRow("""{ "version": "v1", "suggestion": "x" }""", "it names no module")]
    [DataRow("""{ "module": "m01", "version": "v1", "suggestion": " " }""", "it has no text")]
    [DataRow("""{ "module": "m01", "suggestion": "x" }""", "it names no prompt version")]
    [DataRow("""{ "module": "m01", "version": "v1", "suggestion": "x", "status": "validated" }""", "its status 'validated' is none of")]
    [DataRow("""{ "module": "m01", "version": "v1", "suggestion": "x", "status": "applied" }""", "it is applied, and nothing says in which version")]
    [DataRow("""{ "module": "m01", "version": "v2", "suggestion": "x", "status": "applied", "applied_in": "v1" }""", "does not come after it")]
    [DataRow("""{ "module": "m01", "version": "v7", "suggestion": "x" }""", "m01 has no result of v7")]
    public void WhatSaysTooLittleIsLeft(string entry, string why)
    {
        using var test = Project().With("s.json", $"[ {entry} ]");

        test.Run("migrate", $"{{project}}/{Runs}", "{project}/s.json").Exits(ExitCode.Fine);

        Assert.Contains(why, test.Out);
        Assert.Contains("left    s.json:1  ", test.Out);
        Assert.AreEqual("", Suggestions(test));
    }

    private static TrackerTest Project() => new TrackerTest().With(Runs, LegacyText.Yaml(
        LegacyText.Run("m01", "v1", "gpt-5", "2026-01-20T00:00:00", 3, 1, ""), LegacyText.Run("m01", "v2", "gpt-5", "2026-01-21T00:00:00", 1, 3, "")));

    private static System.Text.Json.Nodes.JsonObject Judged()
    {
        var file = JudgeText.Of("");
        file["evaluations"] = new System.Text.Json.Nodes.JsonArray([.. JudgeText.Evaluations("PPPF", "M01_no_hallucination").Concat(JudgeText.Evaluations("PFFF", "M01_order")).Select(e => e!.DeepClone())]);
        return file;
    }

    private static string IdLine(TrackerTest test, int index) =>
        $"\"id\": \"{JsonDocument.Parse(test.Read("data/modules/m01.json")).RootElement.GetProperty("suggestions")[index].GetProperty("id").GetString()}\",\n      ";

    private static string Suggestions(TrackerTest test) => !JsonDocument.Parse(test.Read("data/modules/m01.json")).RootElement.TryGetProperty("suggestions", out var all) ? ""
        : string.Join('|', all.EnumerateArray().Select(s => $"{Of(s, "rubric")} {Of(s, "status")} {Of(s, "applied_in")} {Of(s, "priority")} {Of(s, "suggestion")}"));

    private static string Of(JsonElement s, string key) => s.TryGetProperty(key, out var value) ? value.GetString()! : "-";
}
