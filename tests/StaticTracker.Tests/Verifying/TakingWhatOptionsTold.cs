using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Verifying;

/// <summary>What an import was told by options is stored, and taken from there: untouched data agrees without them.</summary>
[TestClass]
public sealed class TakingWhatOptionsTold
{
    private const string Taken = "note: not told by the source, and taken as stored: ";
    private const string Scores = "in/a.jsonl";
    private const string Prompts = "in/results.json";

    private const string SeveralPrompts = """
        { "evalId": "eval-1", "results": { "version": 3, "timestamp": "2026-03-01T10:00:00.000Z",
          "prompts": [ { "label": "short", "provider": "a:b" }, { "label": "long", "provider": "a:b" } ],
          "results": [
            { "promptIdx": 0, "provider": { "id": "a:b" }, "success": true, "testCase": { "description": "one" }, "vars": {} },
            { "promptIdx": 1, "provider": { "id": "a:b" }, "success": false, "failureReason": 1, "testCase": { "description": "one" }, "vars": {} } ] } }
        """;

    [TestMethod]
    public void APassMarkIsTakenFromTheSettings()
    {
        using var test = WithScores("7");

        test.Run("verify", "{project}/" + Scores, "--verbose").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, Taken + "module, prompt version, pass mark", StringComparison.Ordinal);
        test.Run("verify", "{project}/" + Scores, "--pass-mark", "9").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Out, "metrics.pass: stored 2, recomputed 1", StringComparison.Ordinal);
    }

    [TestMethod]
    public void APassMarkThatWasEditedDoesNotGiveTheCounts()
    {
        using var test = WithScores("7");
        Edit(test, "m01", "\"pass_mark\": 7", "\"pass_mark\": 9");

        test.Run("verify", "{project}/" + Scores).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "metrics.pass: stored 2, recomputed 1", StringComparison.Ordinal);
    }

    [TestMethod]
    public void OneSourceUnderTwoPassMarksIsTwoExperimentsThatAgree()
    {
        using var test = WithScores("7");
        test.Run("import", "{project}/" + Scores, "--module", "m01", "--prompt-version", "v1", "--pass-mark", "9").Exits(ExitCode.Fine);
        test.Run("import", "{project}/" + Scores, "--module", "m02", "--prompt-version", "v1").Exits(ExitCode.Fine);

        test.Run("verify", "{project}/" + Scores).Exits(ExitCode.Fine);

        Assert.AreEqual("3 agree, 0 differ, 0 without a source here, 0 not stored\n", test.Err);
    }

    [TestMethod]
    public void StandardInputIsReadOnce()
    {
        using var test = WithScores("7");

        test.RunWithInput(test.Read(Scores), "verify", "-", "--stdin-name", "a.jsonl").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Err, "1 agrees, 0 differ", StringComparison.Ordinal);
    }

    [TestMethod]
    public void PromptsThatWereImportedOneByOneAgree()
    {
        using var test = WithPrompts();

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);
        Assert.AreEqual("2 agree, 0 differ, 0 without a source here, 0 not stored\n", test.Err);

        test.Run("verify", "{project}/in", "--prompt", "long").Exits(ExitCode.Fine);
        Assert.AreEqual("1 agrees, 0 differ, 1 without a source here, 0 not stored\n", test.Err);
    }

    [TestMethod]
    public void OneOfSeveralPromptsIsCompared()
    {
        using var test = WithPrompts();
        Edit(test, "m02", "\"fail\": 1", "\"fail\": 0");

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "metrics.fail: stored 0, recomputed 1", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "1 agrees, 1 differs", StringComparison.Ordinal);
    }

    [TestMethod]
    public void PromptsOfAFileThatChangedAreComparedByItsName()
    {
        using var test = WithPrompts();
        test.With(Prompts, SeveralPrompts.Replace("\"success\": true", "\"success\": false", StringComparison.Ordinal)).Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "metrics.pass: stored 1, recomputed 0", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "0 agree, 2 differ", StringComparison.Ordinal);
        Assert.DoesNotContain("ST416", test.Err);
    }

    [TestMethod]
    public void AChangedFileIsComparedWithWhatOptionsToldOfIt()
    {
        using var test = Nameless("PPF");
        test.With("in/a.json", NamelessText("PFF")).Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "(in/a.json, found by name)", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "metrics.pass: stored 2, recomputed 1", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "source.sha256: stored", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, Taken + "prompt version, model", StringComparison.Ordinal);
        Assert.DoesNotContain("not stored  ", test.Out);
        Assert.DoesNotContain("ST403", test.Err);
    }

    [TestMethod]
    public void AChangedFileBesideAnUntouchedOneOfItsNameIsNotTakenForThat()
    {
        using var test = Nameless("PPF");
        test.With("n2/a.json", NamelessText("FFF")).Run("import", "{project}/n2", "--prompt-version", "v2", "--model", "gpt-5").Exits(ExitCode.Fine);

        test.With("n2/a.json", NamelessText("FFFF")).Run("verify", "{project}/in", "{project}/n2").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "1 agrees, 1 differs, 0 without", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "(n2/a.json, found by name)", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ANewFileIsGivenNothingThatIsStoredOfAnotherOfItsName()
    {
        using var test = Nameless("PPF");

        test.With("n2/a.json", NamelessText("FFF")).Run("verify", "{project}/in", "{project}/n2").Exits(ExitCode.Fine);

        Assert.DoesNotContain("not stored  ", test.Out);
        StringAssert.Contains(test.Err, "n2/a.json: warning ST", StringComparison.Ordinal);
    }

    private static TrackerTest WithScores(string mark)
    {
        var lines = new[] { 10, 2, 8 }.Select((score, i) =>
            $"{{\"question_id\": {i + 1}, \"model\": \"gpt-5\", \"judge\": [\"gpt-4\", \"single-v1\"], \"judgment\": \"[[{score}]]\", \"score\": {score}, \"turn\": 1, \"tstamp\": 1719780345.5}}\n");
        return new TrackerTest().With(Scores, string.Concat(lines)).Run("import", "{project}/" + Scores, "--module", "m01", "--prompt-version", "v1", "--pass-mark", mark).Exits(ExitCode.Fine);
    }

    private static TrackerTest WithPrompts() => new TrackerTest().With(Prompts, SeveralPrompts)
        .Run("import", "{project}/" + Prompts, "--prompt", "short", "--module", "m01", "--prompt-version", "v1").Exits(ExitCode.Fine)
        .Run("import", "{project}/" + Prompts, "--prompt", "long", "--module", "m02", "--prompt-version", "v2").Exits(ExitCode.Fine);

    private static TrackerTest Nameless(string letters) =>
        new TrackerTest().With("in/a.json", NamelessText(letters)).Run("import", "{project}/in", "--prompt-version", "v1", "--model", "gpt-5").Exits(ExitCode.Fine);

    private static string NamelessText(string letters)
    {
        var file = JudgeText.Of(letters);
        file.Remove("prompt_version");
        file.Remove("model");
        return file.ToJsonString();
    }

    private static void Edit(TrackerTest test, string module, string was, string now)
    {
        var text = test.Read($"data/modules/{module}.json");
        StringAssert.Contains(text, was, StringComparison.Ordinal);
        test.With($"data/modules/{module}.json", text.Replace(was, now, StringComparison.Ordinal));
    }
}
