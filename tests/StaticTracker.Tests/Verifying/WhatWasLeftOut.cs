using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Verifying;

/// <summary>Marks and counts that were taken out hide something, digits that are noise do not.</summary>
[TestClass]
public sealed class WhatWasLeftOut
{
    private const string Module = "data/modules/m01.json";

    private const string Results = """
        { "results": { "arc": { "alias": "arc", "acc,none": 0.5, "acc_stderr,none": 0.28867513459481287 } }, "n-samples": { "arc": { "original": 4, "effective": 4 } },
          "configs": { "arc": { "task": "arc" } }, "config": { "model": "hf", "model_args": "pretrained=gpt2" }, "model_name": "gpt2", "date": 1772359200.0 }
        """;

    [TestMethod]
    [DataRow("\"derived\": false", "source.derived: stored false, recomputed true")]
    [DataRow("\"url\": \"https://example.org/\"", "source.derived: stored nothing, recomputed true")]
    public void AMarkThatNoVerdictWasCountedDiffers(string now, string difference)
    {
        using var test = new TrackerTest().With("in/results_2026-03-01T10-00-00.json", Results);
        test.Run("import", "{project}/in", "--module", "m01", "--prompt-version", "v1").Exits(ExitCode.Fine);
        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);
        Edit(test, "\"derived\": true", now);

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, difference, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("\"TIMEOUT\": 1", "\"OTHER\": 1", "error_kinds.TIMEOUT: stored nothing, recomputed 1")]
    [DataRow("\"error_kinds\"", "\"failure_kinds\"", "error_kinds.TIMEOUT: stored nothing, recomputed 1")]
    public void AKindOfErrorsDiffers(string was, string now, string difference)
    {
        var broken = InspectText.Sample("b", "", more: """, "error": { "message": "Request timed out", "traceback": "" } """);
        using var test = new TrackerTest().With("in/a.json", InspectText.Log(InspectText.Sample("a", """ "match": { "value": "C" } """) + "," + broken));
        test.Run("import", "{project}/in/a.json", "--module", "m01", "--prompt-version", "v1").Exits(ExitCode.Fine);
        Edit(test, was, now);

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, difference, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("55.128205128", ExitCode.Fine)]
    [DataRow("55.1282051282051", ExitCode.Fine)]
    [DataRow("55.128205", ExitCode.Fine)]
    [DataRow("55.13", ExitCode.Fine)]
    [DataRow("55.128206", ExitCode.Problems)]
    [DataRow("55.128306128", ExitCode.Problems)]
    public void MoreThanSixDecimalsAreNotCompared(string rate, int exits)
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of(new string('P', 43) + new string('F', 35)).ToJsonString()).Run("import", "{project}/in").Exits(ExitCode.Fine);
        Edit(test, "\"pass_rate\": 55.1", $"\"pass_rate\": {rate}");

        test.Run("verify", "{project}/in").Exits(exits);
    }

    private static void Edit(TrackerTest test, string was, string now)
    {
        var text = test.Read(Module);
        StringAssert.Contains(text, was, StringComparison.Ordinal);
        test.With(Module, text.Replace(was, now, StringComparison.Ordinal));
    }
}
