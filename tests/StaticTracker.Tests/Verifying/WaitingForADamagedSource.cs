using System.IO.Compression;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Verifying;

/// <summary>A source that a stored experiment waits for and that cannot be read fails, under whatever name the fault itself stands.</summary>
[TestClass]
public sealed class WaitingForADamagedSource
{
    private const string Scenario = "store/results/20260301T100000/Moon.Distance/1.json";

    [TestMethod]
    public void AnArchiveWithAFaultInAnEntryFails()
    {
        var whole = InspectText.Archive(
            ("header.json", $$"""{ "version": 2, "status": "success", "eval": {{InspectText.Spec}}, "results": {{InspectText.Stated("match", "1.0", 1, 1)}} }"""),
            ("samples/a_epoch_1.json", InspectText.Sample("a", """ "match": { "value": "C" } """)));
        using var test = new TrackerTest().With("in/a.eval", whole).Run("import", "{project}/in/a.eval", "--module", "m", "--prompt-version", "v1").Exits(ExitCode.Fine);
        var at = whole.AsSpan().IndexOf("samples/a_epoch_1.json"u8) + "samples/a_epoch_1.json".Length + 8;
        whole[at] ^= 0x40;

        test.With("in/a.eval", whole).Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "in/a.eval!/samples/a_epoch_1.json: error ST", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "(in/a.eval could not be read)", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ACompressedFileThatIsCutOffFails()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(JudgeText.Of("PPF").ToJsonString()));
        }

        using var test = new TrackerTest().With("in/a.json.gz", packed.ToArray()).Run("import", "{project}/in/a.json.gz").Exits(ExitCode.Fine);

        test.With("in/a.json.gz", packed.ToArray()[..^12]).Run("verify", "{project}/in/a.json.gz").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "in/a.json.gz: error ST007", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "(in/a.json.gz could not be read)", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AFolderThatIsOneSourceFailsByAnyOfItsFiles()
    {
        using var test = new TrackerTest()
            .With(Scenario, MeaiText.Result("Moon.Distance", "1", [MeaiText.Numeric]))
            .With(Scenario.Replace("1.json", "2.json", StringComparison.Ordinal), MeaiText.Result("Moon.Distance", "2", [MeaiText.Failed]));
        test.Run("import", "{project}/store", "--module", "moon", "--prompt-version", "v1").Exits(ExitCode.Fine);
        test.Run("verify", "{project}/store").Exits(ExitCode.Fine);
        var text = test.Read(Scenario);

        test.With(Scenario, text[..(text.Length / 2)]).Run("verify", "{project}/store").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, $"{Scenario}:", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, ": error ST", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "(store/results/20260301T100000 could not be read)", StringComparison.Ordinal);
    }

    [TestMethod]
    public void OneOfThatNameWhoseExperimentWasFoundByItsHashFailsNothing()
    {
        using var test = new TrackerTest().With("n1/a.json", JudgeText.Of("PPF").ToJsonString()).Run("import", "{project}/n1").Exits(ExitCode.Fine);

        test.With("n2/a.json", "{").Run("verify", "{project}/n1", "{project}/n2").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "n2/a.json:1:2: warning ST003", StringComparison.Ordinal);
    }
}
