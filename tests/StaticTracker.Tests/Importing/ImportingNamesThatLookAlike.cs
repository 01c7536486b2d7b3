using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>A name copied from a page may hold characters that nobody sees: what looks like one model is two then.</summary>
[TestClass]
public sealed class ImportingNamesThatLookAlike
{
    [TestMethod]
    [DataRow("gpt\u200B-5", "U+200B (zero width space)")]
    [DataRow("gpt-5\u200D", "U+200D (zero width joiner)")]
    [DataRow("g\u00ADpt-5", "U+00AD (soft hyphen)")]
    [DataRow("gpt\uFEFF-5", "U+FEFF (byte order mark)")]
    [DataRow("gpt-5\u202E", "U+202E (it turns the direction of text)")]
    [DataRow("gpt-5\u2069", "U+2069 (it turns the direction of text)")]
    [DataRow("gpt-5\uDB40\uDC41", "U+E0041")]
    [DataRow("mod\u00E8le\u200B\u200B1", "U+200B (zero width space)")]
    public void IsToldByImportAndByCheck(string model, string character)
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF", model: model).ToJsonString());

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Err, "in/a.json: warning ST214: the model '", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, $"' holds a character that nobody sees: {character}; write it otherwise", StringComparison.Ordinal);
        Assert.IsTrue(test.Err.All(c => c < 0x80 || c == '\u00E8'), test.Err);

        test.Run("check").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, $"warning ST214: the model '", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, character, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("\u0646\u0645\u0627\u06CC\u0634\u200C\u0647\u0627")]
    [DataRow("\uD83D\uDC69\u200D\uD83D\uDCBB")]
    [DataRow("fast \u2764\uFE0F")]
    [DataRow("1\uFE0F\u20E3")]
    [DataRow("mod\u00E8le")]
    [DataRow("\u0E01\u200B\u0E02")]
    public void ScriptsAndSignsThatNeedThemAreLeftAlone(string model)
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF", model: model).ToJsonString());

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);
        Assert.DoesNotContain("ST214", test.Err);
        test.Run("check").Exits(ExitCode.Fine);
        Assert.DoesNotContain("ST214", test.Out);
    }

    [TestMethod]
    public void ALetterApartFromItsMarkIsTold()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF", model: "mode\u0300le").ToJsonString());

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Err, "in/a.json: warning ST214: the model 'mode\u0300le' has letters and their marks apart", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "warning ST214", StringComparison.Ordinal);
    }

    [TestMethod]
    public void RubricsAndDataSetsAreToldOnceEach()
    {
        using var test = new TrackerTest();
        var file = JudgeText.Of("PF");
        file["evaluations"] = JudgeText.Evaluations("PPF", "right\u200B");
        test.With("in/a.json", file.ToJsonString());

        test.Run("import", "{project}/in/a.json", "--dataset", "gd\u2060").Exits(ExitCode.Fine);
        Assert.AreEqual(2, test.Err.Split("ST214").Length - 1, test.Err);
        StringAssert.Contains(test.Err, "the dataset 'gd\\u2060'", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "the rubric 'right\\u200b'", StringComparison.Ordinal);

        test.Run("check").Exits(ExitCode.Fine);
        Assert.AreEqual(2, test.Out.Split("ST214").Length - 1, test.Out);
    }

    [TestMethod]
    public void AnAliasMakesOneModelOfTwo()
    {
        using var test = new TrackerTest();
        test.With("data/tracker.json", """{ "models": { "gpt-5": ["gpt\u200b-5"] } }""").With("in/a.json", JudgeText.Of("PF", model: "gpt\u200B-5").ToJsonString());

        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);

        Assert.DoesNotContain("ST214", test.Err);
        Assert.AreEqual("gpt-5", JudgeText.Experiment(test.Read("data/modules/m01.json")).GetProperty("model").GetString());
    }
}
