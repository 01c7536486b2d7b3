using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Migrating;

/// <summary>A real dashboard's files, where they are there: its figures, and the same beside the judge files of seven of its runs.</summary>
[TestClass]
public sealed class FiguresOfTheOldDashboard
{
    [TestMethod]
    [DataRow("legacy/progress_history.yaml", "legacy/modules_data.js")]
    [DataRow("legacy/modules_data.js", null)]
    [DataRow("legacy/progress_history.yaml", null)]
    public void AreThirtyFiveRunsOfTwentyModules(string first, string? second)
    {
        using var test = new TrackerTest();
        if (Arguments(first, second) is not { } files)
        {
            return;
        }

        test.Run(["migrate", .. files, "--primary-rubric", "m01=M01_brand_extracted"]).Exits(ExitCode.Fine);

        var modules = Directory.GetFiles(test.PathOf("data/modules")).Order(StringComparer.Ordinal).Select(f => (Id: Path.GetFileNameWithoutExtension(f), Runs: JudgeText.Experiments(File.ReadAllText(f)).ToList())).ToList();
        Assert.AreEqual("20 35", $"{modules.Count} {modules.Sum(m => m.Runs.Count)}");
        Assert.AreEqual("10.0 30.0 50.0 60.0 40.0 77.8 64.6 73.7 45.5", string.Join(' ', modules.Single(m => m.Id == "m01").Runs.Select(e => e.GetProperty("metrics").GetProperty("match_rate").GetRawText())));
        Assert.AreEqual(0, modules.Where(m => m.Id != "m01").SelectMany(m => m.Runs).Count(e => e.GetProperty("metrics").TryGetProperty("match_rate", out _)));
        Assert.AreEqual("gd sd", string.Join(' ', modules.Single(m => m.Id == "m06").Runs.Select(e => e.GetProperty("dataset").GetString())));
        test.Run("check").Exits(ExitCode.Fine);
        Assert.DoesNotContain("error", test.Err);
    }

    [TestMethod]
    public void ElevenClassifiersHaveTheirMatrices()
    {
        using var test = new TrackerTest();
        if (Arguments("legacy/modules_data.js", null) is not { } files)
        {
            return;
        }

        test.Run(["migrate", .. files]).Exits(ExitCode.Fine);

        var found = Directory.GetFiles(test.PathOf("data/modules")).Order(StringComparer.Ordinal)
            .Select(f => ModuleBuilder.Read(File.ReadAllText(f))).SelectMany(m => m.Experiments.Where(e => e.Classification is not null).Select(e => (m.Id, Matrix: e.Classification!))).ToList();
        Assert.AreEqual("m02 m02b m04 m04b m05 m05b m12 m13 m14 m15 m16", string.Join(' ', found.Select(f => f.Id.Text)));
        var m02 = found[0].Matrix;
        Assert.AreEqual("0.684 69.8", string.Create(CultureInfo.InvariantCulture, $"{m02.Mcc} {m02.F1}"));
        Assert.IsNull(found.Single(f => f.Id.Text == "m14").Matrix.Mcc);
    }

    [TestMethod]
    public void SevenRunsThatAreThereFromJudgeFilesStayAsTheyAre()
    {
        using var test = new TrackerTest();
        if (Arguments("legacy/progress_history.yaml", "legacy/modules_data.js") is not { } files || SampleFiles.Shared("judge") is not { } judge)
        {
            return;
        }

        var results = Directory.GetFiles(judge, "m01_v*.json").Select(f => f.Replace('\\', '/')).ToArray();
        test.Run(["import", .. results, "--primary-rubric", "M01_brand_extracted"]).Exits(ExitCode.Fine);
        Assert.AreEqual(7, JudgeText.Experiments(test.Read("data/modules/m01.json")).Count());

        test.Run(["migrate", .. files]).Exits(ExitCode.Fine);

        var runs = JudgeText.Experiments(test.Read("data/modules/m01.json")).ToList();
        Assert.HasCount(9, runs);
        Assert.AreEqual(241, runs.Single(e => e.GetProperty("prompt_version").GetString() == "v5" && e.GetProperty("model").GetString() == "gpt-5").GetProperty("metrics").GetProperty("pass").GetInt32());
        Assert.Contains("m01 v5 gpt-5: 48.9 % (242 of 495) here; m01_v5_gpt5_20260121_ad245001 has 241 passed, 254 failed, which stays", test.Err);
        var rubrics = JsonDocument.Parse(test.Read("data/modules/m01.json")).RootElement.GetProperty("suggestions").EnumerateArray().Select(s => s.GetProperty("rubric").GetString()!).Distinct().Order(StringComparer.Ordinal);
        Assert.AreEqual("M01_amazon_test_applied M01_brand_extracted M01_no_duplicates M01_no_hallucination", string.Join(' ', rubrics), "their words are told by their rates");
        test.Run("check").Exits(ExitCode.Fine);
        test.Run(["verify", .. results]).Exits(ExitCode.Fine);
        Assert.AreEqual("10 2", $"{Count(test.Read("data/modules/m01.json"))} {Count(test.Read("data/modules/m01a.json"))}");
    }

    private static int Count(string module) => JsonDocument.Parse(module).RootElement.GetProperty("suggestions").GetArrayLength();

    private static string[]? Arguments(string first, string? second)
    {
        string?[] files = second is null ? [SampleFiles.Shared(first)] : [SampleFiles.Shared(first), SampleFiles.Shared(second)];
        return files.All(f => f is not null) ? [.. files.OfType<string>()] : null;
    }
}
