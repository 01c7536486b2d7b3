using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Verifying;

/// <summary>Scores of single items, of which means, intervals and ranks are made: they are the source's, as verdicts are.</summary>
[TestClass]
public sealed class RecomputingScores
{
    private const string Row = "\"turn 1\": [10, 2, 8]";

    [TestMethod]
    public void ThoseThatWereImportedAgree()
    {
        using var test = Imported();

        test.Run("verify", "{project}/in/a.jsonl", "--pass-mark", "7").Exits(ExitCode.Fine);
    }

    [TestMethod]
    [DataRow("\"turn 1\": [2, 10, 8]", "scores.turn 1: stored 2 for item '1', recomputed 10, and 1 other score differs")]
    [DataRow("\"turn 1\": [10, 2, null]", "scores.turn 1: stored no number for item '3', recomputed 8, and no other score differs")]
    [DataRow("\"turn 1\": [10, 2.5, 8]", "scores.turn 1: stored 2.5 for item '2', recomputed 2, and no other score differs")]
    [DataRow(Row + ", \"turn 2\": [1, 2, 3]", "scores.turn 2: stored a row, recomputed none")]
    [DataRow("", "scores.turn 1: stored no row, recomputed a row")]
    public void ThoseThatWereEditedDiffer(string row, string difference)
    {
        using var test = Imported();
        Edit(test, row);

        test.Run("verify", "{project}/in/a.jsonl", "--pass-mark", "7").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, difference, StringComparison.Ordinal);
    }

    [TestMethod]
    public void ARowBesideVerdictsThatHaveNoneDiffers()
    {
        using var test = new TrackerTest().With("in/a.json", Importing.JudgeText.Of("PPF").ToJsonString()).Run("import", "{project}/in").Exits(ExitCode.Fine);
        var file = VerdictFile(test);
        File.WriteAllText(file, File.ReadAllText(file).TrimEnd()[..^1] + ", \"scores\": { \"right\": [5, 5, 1] } }");

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "scores.right: stored a row, recomputed none", StringComparison.Ordinal);
    }

    [TestMethod]
    public void LettersAndNumbersAreBothTold()
    {
        using var test = Imported();
        Edit(test, "\"turn 1\": [2, 10, 8]");
        var file = VerdictFile(test);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"PFP\"", "\"FPP\"", StringComparison.Ordinal));

        test.Run("verify", "{project}/in/a.jsonl", "--pass-mark", "7").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "verdicts.turn 1: stored F for item '1', recomputed P, and 1 other letter differs", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "scores.turn 1: stored 2 for item '1', recomputed 10", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TrailingZerosAreNoDifference()
    {
        using var test = Imported();
        Edit(test, "\"turn 1\": [10.0, 2, 8.00]");

        test.Run("verify", "{project}/in/a.jsonl", "--pass-mark", "7").Exits(ExitCode.Fine);
    }

    private static TrackerTest Imported()
    {
        var lines = new[] { 10, 2, 8 }.Select((score, i) =>
            $"{{\"question_id\": {i + 1}, \"model\": \"gpt-5\", \"judge\": [\"gpt-4\", \"single-v1\"], \"judgment\": \"[[{score}]]\", \"score\": {score}, \"turn\": 1, \"tstamp\": 1719780345.5}}\n");
        return new TrackerTest().With("in/a.jsonl", string.Concat(lines))
            .Run("import", "{project}/in/a.jsonl", "--module", "m01", "--prompt-version", "v1", "--pass-mark", "7").Exits(ExitCode.Fine);
    }

    private static string VerdictFile(TrackerTest test) => Directory.GetFiles(test.PathOf("data/verdicts/m01")).Single();

    private static void Edit(TrackerTest test, string row)
    {
        var file = VerdictFile(test);
        var text = File.ReadAllText(file);
        StringAssert.Contains(text, Row, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(Row, row, StringComparison.Ordinal));
    }
}
