using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Field by field, where each value comes from and what is missing; nothing is written.</summary>
[TestClass]
public sealed class ExplainingAnImport
{
    private const string Judge = """{"module":"m01_v5_gpt5","model":"gpt-5","prompt_version":"v5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""";

    [TestMethod]
    public void EachValueHasItsOriginAndPlace()
    {
        using var test = new TrackerTest().With("in/a.json", Judge).With("data/tracker.json", """{ "import": { "rules": [ { "name": "cold", "match": { "file": "*.json" }, "fields": { "dataset": "gold" }, "params": { "temperature": "0" } }, { "name": "csv", "match": { "file": "*.csv" } } ] } }""");

        test.Run("import", "--explain", "{project}/in/a.json").Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            in/a.json: judge, 1 run
              rule 'cold' (data/tracker.json:1:26) fits this file
              rule 'csv' (data/tracker.json:1:144) does not: its file does not match

              run 1, task m01_v5_gpt5, provider gpt-5
                module           m01                          the content (in/a.json:1:11)
                prompt version   v5                           the content (in/a.json:1:58); also 'v5' by the content (as a suffix)
                data set         gold                         a rule (data/tracker.json:1:98)
                data set version –                            told nowhere; may stay unknown
                model            gpt-5                        the content (in/a.json:1:33); also 'gpt5' by the content (as a suffix)
                time             2026-01-20T00:31:46          the content (in/a.json:1:75)
                judge            –                            told nowhere; may stay unknown
                params           {"temperature":0}
                counts           1 passed, 0 failed; counted are verdicts
                  r              1 of 1
                score            –
                usage            not known of every row
                verdicts         1 item
            """ + "\n    experiment       ",
            test.Out[..(test.Out.IndexOf("experiment       ", StringComparison.Ordinal) + "experiment       ".Length)]);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void WhatIsMissingIsSaidAndHowToGiveIt()
    {
        using var test = new TrackerTest();

        test.Run("import", "--explain", SampleFiles.Own("results/promptfoo-two-models.json")).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Out, "    module           –                            told nowhere; give it with --module, or by a rule\n", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "    experiment       –                            something that it needs is missing\n", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "error ST402", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ProgramsGetItAsJson()
    {
        using var test = new TrackerTest().With("in/a.json", Judge);

        test.Run("import", "--explain", "--json", "{project}/in/a.json").Exits(ExitCode.Fine);

        var run = JsonDocument.Parse(test.Out).RootElement.GetProperty("files")[0].GetProperty("runs")[0];
        Assert.AreEqual("gpt-5", run.GetProperty("fields").GetProperty("model").GetProperty("value").GetString());
        Assert.AreEqual(33, run.GetProperty("fields").GetProperty("model").GetProperty("column").GetInt32());
        Assert.AreEqual(1, run.GetProperty("counts").GetProperty("pass").GetInt32());
    }

    [TestMethod]
    public void TheFormatsAreListedEachWithACommand()
    {
        using var test = new TrackerTest();

        test.Run("import", "--formats").Exits(ExitCode.Fine);

        foreach (var format in StaticTracker.Importing.Formats.All)
        {
            StringAssert.Contains(test.Out, $"{format.Name.PadRight(StaticTracker.Importing.FormatList.Width)} {format.Title}\n", StringComparison.Ordinal);
            StringAssert.Contains(test.Out, format.Example + "\n", StringComparison.Ordinal);
            StringAssert.StartsWith(format.Example, "tracker import ", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void AFormatThatIsAskedForIsTheOneThatIsRead()
    {
        using var test = new TrackerTest().With("in/a.json", Judge);

        test.Run("import", "--format", "promptfoo", "{project}/in/a.json").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "error ST408: \"results\" holds no rows", StringComparison.Ordinal);

        test.Run("import", "--format", "promptfo", "{project}/in/a.json").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "--format: error ST404: 'promptfo' cannot be one; valid are judge, promptfoo", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WithoutAFileThereIsNothingToDo()
    {
        using var test = new TrackerTest();

        test.Run("import").Exits(ExitCode.Misuse);

        Assert.AreEqual("tracker: name what to import: files, folders, patterns, or - for standard input.\n", test.Err);
    }
}
