using System.Text.Json;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Exporting;

[TestClass]
public sealed class ExportingTables
{
    [TestMethod]
    public void OfOneModuleTheStakeholdersTableHasTheFiveColumns()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "csv", "m01").Exits(0);

        Assert.AreEqual("""
            LLM Model,Prompt version,Pass Rate %,Match Rate %,Suggested Improvements
            '+cmd|' /C calc'!A0,v2,,,"'=HYPERLINK(""http://evil"",""x"")"
            gpt-5,v2,65.0,80.0,"'=HYPERLINK(""http://evil"",""x"")"
            gpt-5,v1,33.3,44.4,Add examples (applied in v2)

            """.ReplaceLineEndings("\n"), test.Out);
    }

    [TestMethod]
    public void OfSeveralTheModuleStandsBeforeThem()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "tsv").Exits(0);

        var lines = test.Out.Split('\n');
        Assert.AreEqual("Module\tLLM Model\tPrompt version\tPass Rate %\tMatch Rate %\tSuggested Improvements", lines[0]);
        Assert.AreEqual("m01 Brands\tgpt-5\tv1\t33.3\t44.4\tAdd examples (applied in v2)", lines[3]);
        Assert.AreEqual("m02\ta|b\t1\t57.30\t\t", lines[4]);
    }

    [TestMethod]
    public void JsonLinesKeepNumbersAndLeaveOutWhatIsMissing()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "jsonl", "--what", "experiments").Exits(0);

        var lines = test.Out.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.AreEqual("e1 e2 e3 f1", string.Join(' ', lines.Select(l => l.GetProperty("id").GetString())));
        var first = lines.Single(l => l.GetProperty("id").GetString() == "e1");
        Assert.AreEqual("33.3 44.4 20 6 12 2 0 0.0125", string.Join(' ', new[] { "pass_rate", "match_rate", "total", "pass", "fail", "error", "tokens_in", "cost_usd" }.Select(n => first.GetProperty(n).GetRawText())));
        Assert.IsFalse(first.TryGetProperty("tokens_out", out _));
        var stated = lines.Single(l => l.GetProperty("id").GetString() == "f1");
        Assert.AreEqual("57.30", stated.GetProperty("pass_rate").GetRawText());
        Assert.IsFalse(stated.TryGetProperty("error", out _));
    }

    [TestMethod]
    public void AClassifiersFiguresStandBehindItsCounts()
    {
        using var test = new TrackerTest().With("data/modules/m02.json", new ModuleBuilder("m02")
            .Run("v1", "gpt-4o", "2026-01-20T00:00:00", 3, 7, extra: """, "classification": { "tp": 97, "tn": 735, "fp": 4, "fn": 80 }""").Text());

        test.Run("export", "jsonl", "--what", "experiments").Exits(0);

        Assert.Contains("""
            "tp":97,"tn":735,"fp":4,"fn":80,"accuracy":90.8,"precision":96.0,"recall":54.8,"f1":69.8,"mcc":0.684
            """.Trim(), test.Out.Replace(": ", ":", StringComparison.Ordinal).Replace(", ", ",", StringComparison.Ordinal));
    }

    [TestMethod]
    public void CountsThatNobodyCountedSaySo()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", """
            { "module_id": "m01", "experiments": [
              { "id": "counted", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "unit": "item", "total": 10, "pass": 4 }, "rubrics": { "acc": { "pass": 4, "total": 10 } } },
              { "id": "derived", "prompt_version": "v2", "model": "a", "timestamp": "2026-01-21T00:00:00", "metrics": { "unit": "item", "total": 10, "pass": 5 },
                "rubrics": { "acc": { "pass": 5, "total": 10 }, "ppl": { "score": { "mean": 3.5 } } }, "source": { "format": "lm-eval", "derived": true } } ] }
            """);

        foreach (var what in (string[])["experiments", "cells", "rubrics"])
        {
            var rows = test.Run("export", "jsonl", "--what", what).Exits(0).Out.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
            Assert.AreEqual(
                what == "rubrics" ? "counted acc no, derived acc yes, derived ppl no" : "counted no, derived yes",
                string.Join(", ", rows.Select(r => string.Join(' ', new[] { "id", "experiment", "rubric" }.Where(n => r.TryGetProperty(n, out _)).Select(n => r.GetProperty(n).GetString()).Distinct()
                    .OrderBy(n => n is "acc" or "ppl").Append(r.TryGetProperty("counts_derived", out var mark) ? mark.GetString() : "no")))), what);
            Assert.Contains("counts_derived", test.Run("export", "csv", "--what", what).Out.Split('\n')[0]);
            Assert.Contains("| counts\\_derived |", test.Run("export", "markdown", "--what", what).Out.Split('\n')[0]);
            Assert.Contains(", worked out from a mean is below 90 %", test.Run("export", "junit", "--what", what, "--pass-mark", "90").Out);
            Assert.AreEqual(1, test.Out.Split("worked out").Length - 1);
        }
    }

    [TestMethod]
    public void WhatWasTakenBackComesOnlyWhereItIsAskedFor()
    {
        using var test = ExportedProject.Test();

        Assert.DoesNotContain("e4", test.Run("export", "csv", "--what", "experiments").Out);
        Assert.Contains("e4", test.Run("export", "csv", "--what", "experiments", "--withdrawn").Out);
        Assert.Contains("\"wrong, \"\"file\"\"\"", test.Out);
        Assert.DoesNotContain("e4", test.Run("export", "csv", "--what", "cells").Out);
        Assert.DoesNotContain("e4", test.Run("export", "csv", "--what", "rubrics").Out);
    }

    [TestMethod]
    public void CellsMarkTheBestAndWhereErrorsAreMany()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "jsonl", "m01", "--what", "cells").Exits(0);

        var cells = test.Out.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(l => l.GetProperty("experiment").GetString()!);
        Assert.AreEqual("yes", cells["e1"].GetProperty("too_many_errors").GetString());
        Assert.AreEqual("yes", cells["e2"].GetProperty("best").GetString());
        Assert.IsFalse(cells["e3"].TryGetProperty("best", out _));
        Assert.IsFalse(cells["e3"].TryGetProperty("pass_rate", out _));
        // Wilson's 95 % interval of 13 of 20.
        Assert.AreEqual("43.3 81.9", $"{cells["e2"].GetProperty("interval_low").GetRawText()} {cells["e2"].GetProperty("interval_high").GetRawText()}");
    }

    [TestMethod]
    public void RubricsHaveTheirOwnIntervalAndFormulasAmongNamesAreDefused()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "csv", "m01", "--what", "rubrics").Exits(0);

        Assert.Contains("m01,Brands,'-found,'-found,,v2,gpt-5,,v1,2026-01-21T00:00:00,e2,50.0,5,5,0,,10,23.7,76.3,,,\n", test.Out);
        Assert.Contains("m01,Brands,found,found,yes,v2,gpt-5,,v1,2026-01-21T00:00:00,e2,80.0,8,2,0,,10,49.0,94.3,,,\n", test.Out);
    }

    [TestMethod]
    public void SuggestionsComeWithTheEffect()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "jsonl", "m01", "--what", "suggestions").Exits(0);

        var rows = test.Out.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(l => l.GetProperty("id").GetString()!);
        Assert.AreEqual("two one three", string.Join(' ', rows.Keys));
        Assert.StartsWith("gpt-5: 44.4 % to 80.0 % (+35.6 points): not comparable (too many errors", rows["one"].GetProperty("effect").GetString()!);
        Assert.AreEqual("- a list\n- of \"two\", lines", rows["three"].GetProperty("suggestion").GetString());
        test.Run("export", "csv", "m01", "--what", "suggestions");
        Assert.Contains(",\"'- a list\n- of \"\"two\"\", lines\",'@all,,\n", test.Out);
    }

    [TestMethod]
    public void MarkdownBreaksNoTableAndPingsNobody()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "markdown", "--what", "suggestions").Exits(0);
        Assert.AreEqual(2 + 3, test.Out.TrimEnd().Split('\n').Length);
        Assert.Contains("@\u2060all", test.Out);

        test.Run("export", "markdown").Exits(0);
        Assert.Contains("| m02 | a\\|b | 1 | 57.30 |  |  |", test.Out);
    }

    [TestMethod]
    public void AFileGetsTheSameBytesAsStandardOutput()
    {
        using var test = ExportedProject.Test();
        var text = test.Run("export", "csv").Out;

        test.Run("export", "csv", "-o", "{project}/out/table.csv").Exits(0);

        Assert.AreEqual(text, test.Read("out/table.csv"));
        Assert.AreEqual("", test.Out);
        test.Run("export", "csv", "--bom", "-o", "{project}/out/table.csv").Exits(0);
        CollectionAssert.AreEqual((byte[])[0xEF, 0xBB, 0xBF, (byte)'M'], File.ReadAllBytes(test.PathOf("out/table.csv"))[..4]);
    }

    [TestMethod]
    [DataRow("export")]
    [DataRow("export", "pdf")]
    [DataRow("export", "csv", "--what", "everything")]
    [DataRow("export", "csv", "m9")]
    [DataRow("export", "csv", "--match")]
    [DataRow("export", "csv", "--pass-mark", "50")]
    [DataRow("export", "junit", "--pass-mark", "101")]
    [DataRow("export", "jsonl", "--bom")]
    [DataRow("export", "csv", "--withdrawn")]
    [DataRow("export", "badges")]
    [DataRow("export", "xlsx")]
    public void CallingItWronglyIsToldAndWritesNothing(params string[] args)
    {
        using var test = ExportedProject.Test();

        test.Run(args).Exits(2);

        Assert.AreEqual("", test.Out);
        Assert.AreNotEqual("", test.Err);
    }

    [TestMethod]
    public void NothingIsWrittenIntoTheDataFolder()
    {
        using var test = ExportedProject.Test();
        var before = test.Read("data/modules/m01.json");

        test.Run("export", "csv", "-o", "{project}/data/modules/m01.json").Exits(1);

        Assert.Contains("error ST460", test.Err);
        Assert.AreEqual(before, test.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void WhereAModuleCannotBeReadNothingIsWritten()
    {
        using var test = ExportedProject.Test().With("data/modules/m03.json", "{");

        test.Run("export", "csv", "-o", "{project}/table.csv").Exits(1);

        Assert.IsFalse(test.Has("table.csv"));
        Assert.Contains("data/modules/m03.json:1:2: error ST003", test.Err);
        test.Run("export", "csv", "m01").Exits(0);
    }

    [TestMethod]
    public void AProjectWithoutResultsGivesTheHeadingAlone()
    {
        using var test = new TrackerTest();

        test.Run("export", "csv").Exits(0);

        Assert.AreEqual("Module,LLM Model,Prompt version,Pass Rate %,Match Rate %,Suggested Improvements\n", test.Out);
    }
}
