using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Verifying;

/// <summary>Two nights of results.json: a tool that calls every result alike accuses no experiment of being another.</summary>
[TestClass]
public sealed class SourcesOfTheSameName
{
    private const string First = "n1/results.json";
    private const string Second = "n2/results.json";

    [TestMethod]
    public void OneAloneIsNotTheSourceOfTheOther()
    {
        using var test = Imported();

        test.Run("verify", "{project}/n2").Exits(ExitCode.Fine);

        Assert.AreEqual("1 agrees, 0 differ, 1 without a source here (1: a file of its name has other content), 0 not stored\n", test.Err);
        StringAssert.Contains(test.Out, "(n2/results.json has other content, which m01_v2_", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhatWasOverwrittenAndImportedAnewLeavesWhatCameOfItBeforeWithoutASource()
    {
        using var test = new TrackerTest().With(First, JudgeText.Of("PPF").ToJsonString()).Run("import", "{project}/n1").Exits(ExitCode.Fine);
        var former = JudgeText.Experiment(test.Read("data/modules/m01.json")).GetProperty("id").GetString();
        test.With(First, JudgeText.Of("PFFF", time: "2026-01-21T00:31:46").ToJsonString()).Run("import", "{project}/n1").Exits(ExitCode.Fine);
        var now = JudgeText.Experiments(test.Read("data/modules/m01.json")).Select(e => e.GetProperty("id").GetString()).Single(i => i != former);

        test.Run("verify", "{project}/n1").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, $"no source   {former}  (n1/results.json has other content, which {now} was imported from; its own is not among the files given)\n", StringComparison.Ordinal);
        Assert.AreEqual("1 agrees, 0 differ, 1 without a source here (1: a file of its name has other content), 0 not stored\n", test.Err);

        using var json = System.Text.Json.JsonDocument.Parse(test.Run("verify", "{project}/n1", "--json").Exits(ExitCode.Fine).Out);
        var one = json.RootElement.GetProperty("experiments").EnumerateArray().Single(e => e.GetProperty("experiment").GetString() == former);
        Assert.AreEqual($"no_source {now}", $"{one.GetProperty("outcome").GetString()} {one.GetProperty("other_content").GetProperty("experiment").GetString()}");
    }

    [TestMethod]
    public void ThoseOfAnOverwrittenFileAreToldFirstAndAll()
    {
        using var test = new TrackerTest();
        for (var i = 0; i < 40; i++)
        {
            test.With(i == 39 ? First : $"old/{i:00}.json", JudgeText.Of("PPF", version: $"v{i + 1}", time: $"2026-01-01T00:31:{i:00}").ToJsonString());
        }

        test.Run("import", "{project}/old", "{project}/n1").Exits(ExitCode.Fine);
        test.With(First, JudgeText.Of("PFFF", version: "v40", time: "2026-01-21T00:31:46").ToJsonString()).Run("import", "{project}/n1").Exits(ExitCode.Fine);

        test.Run("verify", "{project}/n1").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "no source   m01_v40_", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "40 without a source here (1: a file of its name has other content)", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ThatHoldsForAModuleAlone()
    {
        using var test = Imported("m02");

        test.Run("verify", "{project}/n2", "--module", "m01", "--override").Exits(ExitCode.Fine);
        Assert.IsFalse(test.Out.Contains("differs", StringComparison.Ordinal), test.Out);
    }

    [TestMethod]
    public void OneThatChangedIsStillFoundByItsName()
    {
        using var test = Imported();
        test.With(Second, JudgeText.Of("PPPP", version: "v2").ToJsonString());

        test.Run("verify", "{project}/n1", "{project}/n2").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "1 agrees, 1 differs, 0 without", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "(n2/results.json, found by name)", StringComparison.Ordinal);
    }

    [TestMethod]
    public void OneThatChangedIsOnlyOfTheOneThatItIsMostLike()
    {
        using var test = Imported();
        test.With(Second, JudgeText.Of("PPPP", version: "v2", time: "2026-01-21T00:31:46").ToJsonString());

        test.Run("verify", "{project}/n2").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "0 agree, 1 differs, 1 without", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "differs     m01_v2_", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TwoOfOneVersionThatChangedAreEachComparedWithItsOwn()
    {
        using var test = new TrackerTest().With(First, JudgeText.Of("PPF").ToJsonString()).With(Second, JudgeText.Of("PFFF", time: "2026-01-21T00:31:46").ToJsonString())
            .Run("import", "{project}/n1", "{project}/n2").Exits(ExitCode.Fine);
        test.With(First, JudgeText.Of("FFF").ToJsonString()).With(Second, JudgeText.Of("FFFF", time: "2026-01-21T00:31:46").ToJsonString());

        test.Run("verify", "{project}/n1", "{project}/n2").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "metrics.fail: stored 1, recomputed 3", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "metrics.fail: stored 3, recomputed 4", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "0 agree, 2 differ, 0 without", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AHashThatWasEditedDoesNotHideARunOfAFileOfSeveral()
    {
        using var test = new TrackerTest().With("in/a.jsonl", string.Concat(new[] { "gpt-5", "gpt-4o" }.Select(model =>
            $"{{\"question_id\": 1, \"model\": \"{model}\", \"judge\": \"gpt-4\", \"judgment\": \"\", \"score\": 8, \"turn\": 1, \"tstamp\": 1719780345.5}}\n")));
        test.Run("import", "{project}/in/a.jsonl", "--module", "m01", "--prompt-version", "v1", "--pass-mark", "7").Exits(ExitCode.Fine);
        var text = test.Read("data/modules/m01.json");
        var hash = JudgeText.Experiment(text).GetProperty("source").GetProperty("sha256").GetString()!;
        var at = text.IndexOf(hash, StringComparison.Ordinal);
        test.With("data/modules/m01.json", text[..at] + new string('0', 64) + text[(at + 64)..]);

        test.Run("verify", "{project}/in/a.jsonl", "--pass-mark", "7").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "1 agrees, 1 differs", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, $"source.sha256: stored \"{new string('0', 64)}\", recomputed \"{hash}\"", StringComparison.Ordinal);
    }

    private static TrackerTest Imported(string secondModule = "m01") =>
        new TrackerTest().With(First, JudgeText.Of("PPF").ToJsonString()).With(Second, JudgeText.Of("PFFF", secondModule, "v2", time: "2026-01-21T00:31:46").ToJsonString())
            .Run("import", "{project}/n1", "{project}/n2").Exits(ExitCode.Fine);
}
