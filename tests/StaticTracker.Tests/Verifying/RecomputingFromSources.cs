using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Verifying;

/// <summary><c>tracker verify</c>: what is stored against what its source gives.</summary>
[TestClass]
public sealed class RecomputingFromSources
{
    private const string Module = "data/modules/m01.json";

    [TestMethod]
    public void WhatWasImportedAgrees()
    {
        using var test = Imported();

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);

        Assert.AreEqual($"agrees      {Id(test)}  (in/a.json, found by hash)\n", test.Out);
        Assert.AreEqual("1 agrees, 0 differ, 0 without a source here, 0 not stored\n", test.Err);
    }

    [TestMethod]
    public void AnEditedFigureDiffersAndFails()
    {
        using var test = Imported();
        Edit(test, "\"pass\": 2", "\"pass\": 3");

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, $"differs     {Id(test)}  (in/a.json, found by hash)\n  metrics.pass: stored 3, recomputed 2\n", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "0 agree, 1 differs", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("\"prompt_version\": \"v1\"", "\"prompt_version\": \"v9\"", "prompt_version: stored \"v9\", recomputed \"v1\"")]
    [DataRow("\"model\": \"gpt-5\"", "\"model\": \"gpt-9\"", "model: stored \"gpt-9\", recomputed \"gpt-5\"")]
    [DataRow("\"fail\": 1", "\"fail\": 0", "metrics.fail: stored 0, recomputed 1")]
    [DataRow("\"pass_rate\": 66.7", "\"pass_rate\": 66.6", "metrics.pass_rate: stored 66.6, recomputed 66.7")]
    [DataRow("2026-01-20T00:31:46", "2026-01-20T00:31:47", "timestamp: stored \"2026-01-20T00:31:47\", recomputed \"2026-01-20T00:31:46\"")]
    public void WhateverWasEditedIsNamed(string was, string now, string difference)
    {
        using var test = Imported();
        Edit(test, was, now);

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, difference, StringComparison.Ordinal);
    }

    [TestMethod]
    public void ErrorsThatWereTakenOutDiffer()
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of("PPFE").ToJsonString());
        test.Run("import", "{project}/in").Exits(ExitCode.Fine);
        var text = System.Text.RegularExpressions.Regex.Replace(test.Read(Module), ",\\s*\"error\": 1", "");
        Assert.AreNotEqual(text, test.Read(Module));
        test.With(Module, text).Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "metrics.error: stored nothing, recomputed 1", StringComparison.Ordinal);
    }

    [TestMethod]
    public void FewerDigitsAndWhatFollowsFromCountsAgree()
    {
        using var test = Imported();
        Edit(test, "\"pass_rate\": 66.7", "\"pass_rate\": 67");
        Edit(test, "\"fail\": 1,", "");

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void AFileUnderAnotherNameIsFoundByItsHash()
    {
        using var test = Imported();
        File.Move(test.PathOf("in/a.json"), test.PathOf("in/z.json"));

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "(in/z.json, found by hash)", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AFileOfTheSameNameWithOtherContentDiffersAndSaysSo()
    {
        using var test = Imported();
        test.With("in/a.json", JudgeText.Of("PFF").ToJsonString());

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "(in/a.json, found by name)", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "metrics.pass: stored 2, recomputed 1", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "source.sha256: stored", StringComparison.Ordinal);
        Assert.IsFalse(test.Out.Contains("not stored", StringComparison.Ordinal), test.Out);
    }

    [TestMethod]
    public void SaysWhatHasNoSourceAndWhatIsNotStored()
    {
        using var test = Imported();
        File.Delete(test.PathOf("in/a.json"));
        test.With("in/b.json", JudgeText.Of("PPPF", version: "v7").ToJsonString());

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);

        Assert.AreEqual($"no source   {Id(test)}  (a.json is not among the files given)\nnot stored  in/b.json: m01 v7 gpt-5: 75.0 % (3 of 4)\n", test.Out);
    }

    [TestMethod]
    public void WhatTheFileDoesNotTellIsTakenAsStoredAndSaid()
    {
        using var test = new TrackerTest();
        var nameless = JudgeText.Of("PPF");
        nameless.Remove("prompt_version");
        nameless.Remove("model");
        test.With("in/a.json", nameless.ToJsonString()).Run("import", "{project}/in", "--prompt-version", "v1", "--model", "gpt-5").Exits(ExitCode.Fine);

        test.Run("verify", "{project}/in", "--verbose").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "note: not told by the source, and taken as stored: prompt version, model", StringComparison.Ordinal);

        test.Run("verify", "{project}/in", "--prompt-version", "v2").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Out, "prompt_version: stored \"v1\", recomputed \"v2\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void EditedVerdictsDiffer()
    {
        using var test = Imported();
        var file = Directory.GetFiles(test.PathOf("data/verdicts/m01")).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"PPF\"", "\"PPP\"", StringComparison.Ordinal));

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "verdicts.right: stored P for item 'case-3', recomputed F, and no other letter differs", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AFileNobodyWaitsForDoesNotFailIt()
    {
        using var test = Imported();
        test.With("in/other.json", "{ \"hello\": 1 }");

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Err, "in/other.json: warning ST401", StringComparison.Ordinal);

        test.With("in/a.json", "{");
        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "in/a.json:1:2: error ST003", StringComparison.Ordinal);
    }

    [TestMethod]
    public void OneModuleAloneIsLookedAtWhereItIsNamed()
    {
        using var test = Imported();
        test.With("in/b.json", JudgeText.Of("PF", module: "m02").ToJsonString()).Run("import", "{project}/in/b.json").Exits(ExitCode.Fine);

        test.Run("verify", "{project}/in", "--module", "m02", "--override").Exits(ExitCode.Fine);

        Assert.IsFalse(test.Out.Contains("m01_", StringComparison.Ordinal), test.Out);
        StringAssert.StartsWith(test.Out, "agrees      m02_", StringComparison.Ordinal);
    }

    /// <summary>The module is what is looked at, and nothing that files of others contradict; neither does the one that was told to be of it against its content.</summary>
    [TestMethod]
    public void OneModuleAloneIsLookedAtWithoutAWordOnOthers()
    {
        using var test = Imported();
        test.With("in/b.json", JudgeText.Of("PF", module: "m02").ToJsonString()).Run("import", "{project}/in/b.json").Exits(ExitCode.Fine);
        test.With("in/c.json", JudgeText.Of("PFF", module: "m03").ToJsonString()).Run("import", "{project}/in/c.json", "--module", "m02", "--override").Exits(ExitCode.Fine);

        test.Run("verify", "{project}/in", "--module", "m02").Exits(ExitCode.Fine);

        Assert.AreEqual("1 agrees, 1 with other values than are told, 0 differ, 0 without a source here, 0 not stored\n", test.Err);
        Assert.DoesNotContain("m01_", test.Out);
    }

    [TestMethod]
    public void AnnotatesTheLineOfTheFigure()
    {
        using var test = Imported();
        Edit(test, "\"pass\": 2", "\"pass\": 3");
        var line = test.Read(Module).Split('\n').Index().First(l => l.Item.Contains("\"pass\": 3", StringComparison.Ordinal)).Index + 1;

        test.Run("verify", "{project}/in", "--format", "github").Exits(ExitCode.Problems);

        StringAssert.StartsWith(test.Out, $"::error file=data/modules/m01.json,line={line},col=", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "metrics.pass: stored 3, recomputed 2", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnswersInJson()
    {
        using var test = Imported();
        Edit(test, "\"pass\": 2", "\"pass\": 3");

        using var json = JsonDocument.Parse(test.Run("verify", "{project}/in", "--json").Exits(ExitCode.Problems).Out);

        Assert.AreEqual(1, json.RootElement.GetProperty("differ").GetInt32());
        var one = json.RootElement.GetProperty("experiments")[0];
        Assert.AreEqual("differs sha256 metrics.pass 3 2", string.Join(' ', one.GetProperty("outcome").GetString(), one.GetProperty("found_by").GetString(),
            one.GetProperty("differences")[0].GetProperty("field").GetString(), one.GetProperty("differences")[0].GetProperty("stored").GetString(), one.GetProperty("differences")[0].GetProperty("recomputed").GetString()));
    }

    [TestMethod]
    public void WritesNothing()
    {
        using var test = Imported();
        var before = Directory.EnumerateFiles(test.Project, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + File.ReadAllText(f)).ToList();

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);

        CollectionAssert.AreEqual(before, Directory.EnumerateFiles(test.Project, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + File.ReadAllText(f)).ToList());
    }

    [TestMethod]
    public void TheRealSamplesAgreeWithWhatTheyGave()
    {
        if (SampleFiles.Shared("judge") is not { } samples)
        {
            return;
        }

        using var test = new TrackerTest();
        test.Run("import", samples + "/m01_v?_*.json");

        test.Run("verify", samples).Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, ", 0 differ, 0 without", StringComparison.Ordinal);
        Assert.IsGreaterThan(3, test.Out.Split('\n').Count(l => l.StartsWith("agrees", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void MissingSourcesAndUnknownFormatsAreRefused()
    {
        using var test = Imported();

        test.Run("verify").Exits(ExitCode.Misuse);
        test.Run("verify", "{project}/nowhere").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "ST412", StringComparison.Ordinal);
        test.Run("verify", "{project}/in", "--format", "xml").Exits(ExitCode.Misuse);
        test.Run("verify", "{project}/in", "--source-format", "xml").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "--source-format", StringComparison.Ordinal);
    }

    private static TrackerTest Imported() => new TrackerTest().With("in/a.json", JudgeText.Of("PPF").ToJsonString()).Run("import", "{project}/in").Exits(ExitCode.Fine);

    private static void Edit(TrackerTest test, string was, string now)
    {
        var text = test.Read(Module);
        var at = text.IndexOf(was, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, at, text);
        test.With(Module, text[..at] + now + text[(at + was.Length)..]);
    }

    private static string Id(TrackerTest test) => JudgeText.Experiment(test.Read(Module)).GetProperty("id").GetString()!;
}
