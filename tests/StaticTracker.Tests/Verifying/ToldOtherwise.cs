using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Verifying;

/// <summary>An import that was told to win over the file, or was made by a rule that is another now: the id is proof of it, and what is stored is held to the source with just that.</summary>
[TestClass]
public sealed class ToldOtherwise
{
    private const string Module = "data/modules/m01.json";
    private const string Scores = "in/a.jsonl";

    [TestMethod]
    [DataRow("--prompt-version", "v2", "prompt version: stored v2, the content says v1")]
    [DataRow("--module", "m02", "module: stored m02, the content says m01")]
    [DataRow("--model", "gpt-4o", "model: stored gpt-4o, the content says gpt-5")]
    [DataRow("--dataset", "sd", "data set: stored sd, the content says gd")]
    [DataRow("--timestamp", "2026-01-21T10:00:00", "time: stored 2026-01-21T10:00:00, the content says 2026-01-20T00:31:46")]
    public void WhatAnOptionWonIsToldAndNoDifference(string option, string value, string told)
    {
        using var test = Overridden(option, value);
        var id = JudgeText.Experiment(test.Read(option == "--module" ? "data/modules/m02.json" : Module)).GetProperty("id").GetString();

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);

        Assert.AreEqual($"otherwise   {id}  (in/a.json, found by hash)\n  {told}\n", test.Out);
        Assert.AreEqual("0 agree, 1 with other values than are told, 0 differ, 0 without a source here, 0 not stored\n", test.Err);
    }

    [TestMethod]
    public void SeveralValuesAreToldTogether()
    {
        using var test = Overridden("--prompt-version", "v2", "--model", "gpt-4o", "--timestamp", "2026-01-21T10:00:00");

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "\n  prompt version: stored v2, the content says v1\n  time: stored 2026-01-21T10:00:00, the content says 2026-01-20T00:31:46\n  model: stored gpt-4o, the content says gpt-5\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void OneFileImportedAsItIsAndOtherwiseIsBoth()
    {
        using var test = Overridden("--prompt-version", "v2");
        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);

        Assert.AreEqual("1 agrees, 1 with other values than are told, 0 differ, 0 without a source here, 0 not stored\n", test.Err);
    }

    [TestMethod]
    public void AValueThatNoFileCanHaveIsReplaced()
    {
        using var test = Text(JudgeText.Of("PPF").With("prompt_version", "final"), "--prompt-version", "v2");

        test.Run("verify", "{project}/in").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "  prompt version: stored v2, the content says final\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void FiguresAreHeldToTheSourceAllTheSame()
    {
        using var test = Overridden("--prompt-version", "v2");
        Edit(test, "\"pass\": 2", "\"pass\": 3");

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "  prompt version: stored v2, the content says v1\n  metrics.pass: stored 3, recomputed 2\n", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "0 agree, 1 differs", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("\"prompt_version\": \"v2\"", "\"prompt_version\": \"v3\"", "prompt_version: stored \"v3\", recomputed \"v1\"")]
    [DataRow("\"model\": \"gpt-5\"", "\"model\": \"gpt-9\"", "model: stored \"gpt-9\", recomputed \"gpt-5\"")]
    [DataRow("2026-01-20T00:31:46", "2026-01-22T00:31:46", "timestamp: stored \"2026-01-22T00:31:46\", recomputed \"2026-01-20T00:31:46\"")]
    public void WhatWasEditedAfterwardsDiffers(string was, string now, string difference)
    {
        using var test = Overridden("--prompt-version", "v2");
        Edit(test, was, now);

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, difference, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("--timestamp", "2026-01-20T10:00:00", "timestamp: stored \"2026-01-20T10:00:00\", recomputed \"2026-01-20T00:31:46\"", "the time")]
    [DataRow("--dataset-version", "v7", "dataset_version: stored \"v7\", recomputed \"v3\"", "the data set version")]
    public void WhatNoIdIsProofOfDiffersAndAgreesWithTheSameOptions(string option, string value, string difference, string name)
    {
        using var test = Overridden(option, value);

        test.Run("verify", "{project}/in").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Out, $"  {difference}\n", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, $"  note: if the import was told {name} with --override, it differs by that alone: {option} and --override say it here too\n", StringComparison.Ordinal);

        test.Run("verify", "{project}/in", option, value, "--override").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void NeitherIsAnIdProofOfTheJudge()
    {
        using var test = Marked("", "--judge", "gpt-4.1", "--override");

        test.Run("verify", "{project}/" + Scores).Exits(ExitCode.Problems);
        StringAssert.Contains(test.Out, "  judge.model: stored \"gpt-4.1\", recomputed \"gpt-4\"\n", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, ": --judge and --override say it here too\n", StringComparison.Ordinal);

        test.Run("verify", "{project}/" + Scores, "--judge", "gpt-4.1", "--override").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void ARuleThatWasAnotherIsTold()
    {
        using var test = new TrackerTest().With("in/a.json", JudgeText.Of("PPF").ToJsonString());
        Rule(test, """ "override": true, "fields": { "prompt_version": "v2" } """).Run("import", "{project}/in").Exits(ExitCode.Fine);

        Rule(test, """ "override": true, "fields": { "prompt_version": "v3" } """).Run("verify", "{project}/in").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "  prompt version: stored v2, a rule says v3\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnAnnotationWarns()
    {
        using var test = Overridden("--prompt-version", "v2");

        test.Run("verify", "{project}/in", "--format", "github").Exits(ExitCode.Fine);

        StringAssert.StartsWith(test.Out, "::warning file=data/modules/m01.json,line=", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "ST431", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "was imported with other values than are told now: prompt version: stored v2, the content says v1", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnswersInJson()
    {
        using var test = Overridden("--prompt-version", "v2");

        using var json = JsonDocument.Parse(test.Run("verify", "{project}/in", "--json").Exits(ExitCode.Fine).Out);

        Assert.AreEqual(1, json.RootElement.GetProperty("told_otherwise").GetInt32());
        Assert.AreEqual("told_otherwise", json.RootElement.GetProperty("experiments")[0].GetProperty("outcome").GetString());
        Assert.AreEqual("{\"field\":\"prompt_version\",\"stored\":\"v2\",\"found\":\"v1\",\"origin\":\"the content\"}",
            JsonSerializer.Serialize(json.RootElement.GetProperty("experiments")[0].GetProperty("told_otherwise")[0]));
    }

    [TestMethod]
    public void AMarkOfARuleThatIsAnotherNowDiffersAndNoFigureDoes()
    {
        using var test = Marked(""" "*": { "pass_mark": 7 } """);

        Marks(test, """ "*": { "pass_mark": 9 } """).Run("verify", "{project}/" + Scores).Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "\n  pass mark: stored 7, a rule says 9\n", StringComparison.Ordinal);
        Assert.DoesNotContain("metrics", test.Out);
        Assert.AreEqual("0 agree, 1 with other values than are told, 0 differ, 0 without a source here, 0 not stored\n", test.Err);
    }

    [TestMethod]
    public void AMarkOfAnOptionAgainstARuleIsTold()
    {
        using var test = Marked(""" "*": { "pass_mark": 9 } """, "--pass-mark", "7");
        test.Run("import", "{project}/" + Scores, "--module", "m01", "--prompt-version", "v1").Exits(ExitCode.Fine);

        test.Run("verify", "{project}/" + Scores).Exits(ExitCode.Fine);

        Assert.AreEqual("1 agrees, 1 with other values than are told, 0 differ, 0 without a source here, 0 not stored\n", test.Err);
    }

    [TestMethod]
    public void AMarkThatCameLaterIsToldOfWhatHadNone()
    {
        using var test = Marked("");

        Marks(test, """ "*": { "pass_mark": 9 } """).Run("verify", "{project}/" + Scores).Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "\n  pass mark: stored none, a rule says 9\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void MarksByScoreAreTakenWhereNoRuleGivesAnyNow()
    {
        using var test = Marked(""" "turn 1": { "pass_mark": 7 }, "turn 2": { "pass_mark": 3 } """);

        Marks(test, "").Run("verify", "{project}/" + Scores, "--verbose").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "taken as stored: module, prompt version, pass mark", StringComparison.Ordinal);
        Marks(test, """ "turn 1": { "pass_mark": 7 }, "turn 2": { "pass_mark": 4 } """).Run("verify", "{project}/" + Scores).Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, """  pass mark: stored {"turn 1":7,"turn 2":3}, a rule says {"turn 1":7,"turn 2":4}""", StringComparison.Ordinal);
    }

    [TestMethod]
    public void FiguresAreHeldToTheMarkThatIsStored()
    {
        using var test = Marked(""" "*": { "pass_mark": 7 } """);
        Edit(test, "\"pass\": 3", "\"pass\": 4");

        Marks(test, """ "*": { "pass_mark": 9 } """).Run("verify", "{project}/" + Scores).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "\n  pass mark: stored 7, a rule says 9\n  metrics.pass: stored 4, recomputed 3\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AMarkThatWasEditedIsNoProof()
    {
        using var test = Marked(""" "*": { "pass_mark": 7 } """);
        Edit(test, "\"pass_mark\": 7", "\"pass_mark\": 9.5");

        test.Run("verify", "{project}/" + Scores).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "params.pass_mark: stored 9.5, recomputed 7", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AMarkThatIsAskedForIsTheLastWord()
    {
        using var test = Marked(""" "*": { "pass_mark": 7 } """);

        test.Run("verify", "{project}/" + Scores, "--pass-mark", "9").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "metrics.pass: stored 3, recomputed 2", StringComparison.Ordinal);
    }

    private static TrackerTest Overridden(params string[] options)
    {
        var file = JudgeText.Of("PPF");
        file["dataset"] = "gd";
        file["dataset_version"] = "v3";
        return Text(file.ToJsonString(), options);
    }

    private static TrackerTest Text(string text, params string[] options) =>
        new TrackerTest().With("in/a.json", text).Run(["import", "{project}/in", .. options, "--override"]).Exits(ExitCode.Fine);

    private static TrackerTest Marked(string scores, params string[] options)
    {
        var lines = new[] { 10, 2, 8, 9 }.Select((score, i) =>
            $"{{\"question_id\": {(i / 2) + 1}, \"model\": \"gpt-5\", \"judge\": [\"gpt-4\", \"single-v1\"], \"judgment\": \"[[{score}]]\", \"score\": {score}, \"turn\": {(i % 2) + 1}, \"tstamp\": 1719780345.5}}\n");
        return Marks(new TrackerTest().With(Scores, string.Concat(lines)), scores)
            .Run(["import", "{project}/" + Scores, "--module", "m01", "--prompt-version", "v1", .. options]).Exits(ExitCode.Fine);
    }

    private static TrackerTest Marks(TrackerTest test, string scores) => Rule(test, $$""" "scores": { {{scores}} } """);

    private static TrackerTest Rule(TrackerTest test, string says) =>
        test.With("data/tracker.json", $$"""{ "import": { "rules": [ { "match": { "file": "**" }, {{says}} } ] } }""");

    private static void Edit(TrackerTest test, string was, string now)
    {
        var text = test.Read(Module);
        StringAssert.Contains(text, was, StringComparison.Ordinal);
        var at = text.IndexOf(was, StringComparison.Ordinal);
        test.With(Module, text[..at] + now + text[(at + was.Length)..]);
    }
}
