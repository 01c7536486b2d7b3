using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>What <c>tracker show</c> prints where no terminal says how wide it is.</summary>
[TestClass]
public sealed class ShowingInTheTerminal
{
    private const string LongId = "m01_v10_somevendorsomeverylongmodelname20260120_20260120_1a2b3c4d";

    [TestMethod]
    public void PrintsTheHeatmapWithItsDifferences()
    {
        using var test = Project();

        test.Run("show").Exits(ExitCode.Fine);

        Assert.Contains("m01", test.Out);
        Assert.Contains("30.0", test.Out);
        Assert.Contains("(+15.0) 45.0", test.Out, "nothing tells that the data sets are the same");
        Assert.Contains("(−5.0) 40.0", test.Out, "the model changed");
        Assert.Contains("in brackets where model or data", test.Out);
    }

    [TestMethod]
    [DataRow("""{ "pass_rate": 57.3 }""", "as stated", "– / – / ")]
    [DataRow("""{ "error": 3 }""", "– / – / 3", "as stated")]
    [DataRow("{}", "–", "as stated")]
    public void NothingIsStatedWhereOnlyScoresAreGiven(string metrics, string said, string not)
    {
        using var test = new TrackerTest().With("data/modules/m01.json", $$$"""{ "module_id": "m01", "experiments": [{ "id": "e", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": {{{metrics}}}, "score": { "mean": 0.9, "n": 99 } }] }""");

        test.Run("show", "m01").Exits(ExitCode.Fine);

        Assert.Contains(said, test.Out);
        Assert.DoesNotContain(not, test.Out);
    }

    [TestMethod]
    [DataRow("""{ "model": "kind" }""", "(+10.0) 70.0", "tracker compare holds it against the run of the same judge, from which it fell")]
    [DataRow("""{ "model": "third" }""", "(+10.0) 70.0", "another judge is not comparable")]
    [DataRow("""{ "model": "strict" }""", " +10.0 70.0", "the newest run before has the same judge")]
    public void PutsAChangeInBracketsWhereItIsNotLikeForLike(string judge, string change, string why)
    {
        const string Data = """, "dataset_version": "d1" """;
        using var test = new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-20T00:00:00", 80, 20, extra: Data + """, "judge": { "model": "kind" }""", id: "e1").Run("v1", "a", "2026-01-21T00:00:00", 60, 40, extra: Data + """, "judge": { "model": "strict" }""", id: "e2")
            .Run("v2", "a", "2026-01-22T00:00:00", 70, 30, extra: Data + $$""", "judge": {{judge}}""", id: "e3").Text());

        test.Run("show").Exits(ExitCode.Fine);

        Assert.Contains(change, test.Out, why);
    }

    [TestMethod]
    public void PrintsOneModelWhereItIsNamed()
    {
        using var test = Project();

        test.Run("show", "--model", "gpt4o").Exits(ExitCode.Fine);
        Assert.DoesNotContain("40.0", test.Out);

        test.Run("show", "--model", "gpt-4oo").Exits(ExitCode.Misuse);
        Assert.Contains("Did you mean 'gpt-4o'?", test.Err);
    }

    [TestMethod]
    public void ComparesOverAGapAndSaysWhatKindItIs()
    {
        const string Data = """, "dataset_version": "d1" """;
        using var test = new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01")
            .Run("v1", "a", "2026-01-20T00:00:00", 30, 70, extra: Data).Run("v2", "b", "2026-01-20T00:00:00", 10, 90, extra: Data).Run("v3", "a", "2026-01-21T00:00:00", 45, 55, extra: Data).Text())
            .With("data/modules/m02.json", new ModuleBuilder("m02").Run("v1", "b", "2026-01-20T00:00:00", 30, 70, extra: Data, id: "e4").Text())
            .With("data/modules/m03.json", new ModuleBuilder("m03").Run("v1", "a", "2026-01-20T00:00:00", 3, 7, extra: """, "dataset": "small" """, id: "e5").Run("v2", "a", "2026-01-20T00:00:00", 30, 70, extra: """, "dataset": "big" """, id: "e6").Text());

        test.Run("show", "--model", "a").Exits(ExitCode.Fine);

        var rows = test.Out.Split('\n');
        Assert.AreEqual("m01 30.0 other model +15.0 45.0", Words(rows.First(r => r.Contains("m01", StringComparison.Ordinal))));
        Assert.AreEqual("m02 other model · ·", Words(rows.First(r => r.Contains("m02", StringComparison.Ordinal))));
        Assert.AreEqual("m03 other data 30.0 ·", Words(rows.First(r => r.Contains("m03", StringComparison.Ordinal))));

        static string Words(string row) => string.Join(' ', row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [TestMethod]
    public void KeepsAnIdOnOneLineSoThatItCanBeCopied()
    {
        using var test = Project();

        test.Run("show", "m01").Exits(ExitCode.Fine);

        Assert.Contains(LongId, test.Out);
        Assert.Contains("2026-01-22T00:00:00", test.Out);
        Assert.Contains("withdrawn: wrong", test.Out);
    }

    [TestMethod]
    public void SqueezesNothingForALongId()
    {
        using var test = Project();

        test.Run("show", "m01").Exits(ExitCode.Fine);

        var line = test.Out.Split('\n').Single(l => l.Contains(LongId, StringComparison.Ordinal) && !l.StartsWith("withdrawn", StringComparison.Ordinal));
        Assert.Contains("2026-01-", line, "the row is one line");
        Assert.Contains(" / ", line);
    }

    [TestMethod]
    public void PrintsTheFiguresOfAClassifier()
    {
        using var test = new TrackerTest().With("data/modules/m02.json", new ModuleBuilder("m02")
            .Run("v1", "gpt-4o", "2026-01-20T00:00:00", 3, 7, extra: """, "classification": { "tp": 97, "tn": 735, "fp": 4, "fn": 80 }""")
            .Run("v2", "gpt-4o", "2026-01-21T00:00:00", 3, 7, extra: """, "classification": { "tp": 5, "tn": 0, "fp": 0, "fn": 0 }""").Text());

        test.Run("show", "m02").Exits(ExitCode.Fine);

        var words = string.Join(' ', test.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("yes or no in e1: tp 97, tn 735, fp 4, fn 80: accuracy 90.8 %, precision 96.0 %, recall 54.8 %, F1 69.8 %, MCC 0.684", words);
        Assert.Contains("yes or no in e2: tp 5, tn 0, fp 0, fn 0: accuracy 100.0 %, precision 100.0 %, recall 100.0 %, F1 100.0 %, MCC undefined", words);
    }

    [TestMethod]
    public void SaysWhichModuleMayBeMeant()
    {
        using var test = Project();

        test.Run("show", "m1").Exits(ExitCode.Misuse);

        Assert.AreEqual("tracker: there is no module 'm1'.\nDid you mean 'm01'?\n", test.Err);
    }

    [TestMethod]
    public void SaysHowToBeginWhereThereIsNothing()
    {
        using var test = new TrackerTest();

        test.Run("show").Exits(ExitCode.Fine);

        Assert.AreEqual("There are no results yet. Import some: tracker import RESULT.json\n", test.Out);
    }

    [TestMethod]
    public void LetsNoDataSteerTheTerminal()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "[red]\\u001b[2Jgpt\\u202e", "2026-01-20T00:00:00", 3, 7).Text());

        foreach (var arguments in (string[][])[["show"], ["show", "m01"]])
        {
            test.Run(arguments).Exits(ExitCode.Fine);
            Assert.DoesNotContain("\u001b", test.Out);
            Assert.DoesNotContain("\u202e", test.Out);
            Assert.Contains("[red]", test.Out);
        }
    }

    [TestMethod]
    public void ShowsWhatNobodySeesInAName()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:00:00", 3, 7).Run("v1", "gpt-5\\u00ad", "2026-01-20T00:00:00", 3, 7).Text());

        test.Run("show", "m01").Exits(ExitCode.Fine);

        Assert.Contains("gpt-5\\u00ad", test.Out);
    }

    private static TrackerTest Project() => new TrackerTest().With("data/modules/m01.json", new ModuleBuilder("m01")
        .Run("v1", "gpt-4o", "2026-01-20T00:00:00", 30, 70)
        .Run("v2", "gpt-4o", "2026-01-21T00:00:00", 45, 55)
        .Run("v10", "gpt-5", "2026-01-22T00:00:00", 40, 60, id: LongId)
        .Run("v10", "gpt-5", "2026-01-22T00:00:00", 90, 10, id: "taken-back", extra: ", \"withdrawn\": { \"reason\": \"wrong\" }").Text());
}
