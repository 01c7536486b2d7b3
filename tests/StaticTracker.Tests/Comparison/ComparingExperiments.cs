using System.Text.Json;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Comparison;

[TestClass]
public class ComparingExperiments
{
    private const string TwelveOfTwelve = "R1=PPPPPPPPPPPP R2=PPPPPPFFFFFF";
    private const string TwoOfTwelve = "R1=PPFFFFFFFFFF R2=PPPPPFPFFFFF";

    [TestMethod]
    public void TheVerdictStandsFirstAndTheFlipsHaveTheirItems()
    {
        using var test = new ComparedModule("R1").Run("one", "v1", TwelveOfTwelve).Run("two", "v2", TwoOfTwelve).Lay();

        test.Run("compare", "one", "two").Exits(0);

        Assert.AreEqual(
            """
            worse: m01 v2 a against v1 a, pass rate 75.0 % to 33.3 % (−41.7 points, 96.67 % interval −59.5 to −15.8)

            before  v1 a  data set d1  2026-01-20T00:00:00  one
            after   v2 a  data set d1  2026-01-20T00:01:00  two

                               before        after  change        interval              n     −/+   p (adjusted)  verdict
            Pass rate    75.0 (18/24)  33.3 (8/24)   −41.7  −59.5 to −15.8  24 (12 items)  −11/+1  0.004 (0.006)  worse
            Match rate  100.0 (12/12)  16.7 (2/12)   −83.3  −95.7 to −42.2             12  −10/+0  0.002 (0.006)  worse
              R1        100.0 (12/12)  16.7 (2/12)   −83.3  −95.7 to −42.2             12  −10/+0  0.002 (0.006)  worse
              R2          50.0 (6/12)  50.0 (6/12)     0.0  −26.2 to +26.2             12   −1/+1  1.000 (1.000)  not enough evidence

            R1: 10 worse, 0 better
              − i03, i04, i05, i06, i07, i08, i09, i10, i11, i12

            R2: 1 worse, 1 better
              − i06
              + i07

            method: paired permutation over items, interval clustered by item (Pass rate)
            method: exact McNemar test, Newcombe's paired interval (Match rate, R1, R2)
            3 comparisons in one family: p in brackets adjusted (Benjamini–Hochberg), intervals at 96.67 % to match

            """.ReplaceLineEndings("\n"),
            test.Out);
    }

    [TestMethod]
    public void ItReportsAndDoesNotJudgeSoThatWorseIsNoFailure()
    {
        using var test = new ComparedModule().Run("one", "v1", TwelveOfTwelve).Run("two", "v2", TwoOfTwelve).Lay();

        test.Run("compare", "m01@v2", "--json").Exits(0);

        using var json = JsonDocument.Parse(test.Out);
        Assert.AreEqual("worse", json.RootElement.GetProperty("verdict").GetString());
        Assert.AreEqual("one", json.RootElement.GetProperty("before").GetProperty("experiment").GetString());
        var rubric = json.RootElement.GetProperty("figures")[1];
        Assert.AreEqual("R1", rubric.GetProperty("rubric").GetString());
        Assert.AreEqual(10, rubric.GetProperty("worse").GetArrayLength());
        Assert.AreEqual(2 / 1024.0, rubric.GetProperty("p").GetDouble(), 1e-12);
    }

    [TestMethod]
    public void TurningTheTwoAroundTurnsTheVerdictAround()
    {
        using var test = new ComparedModule().Run("one", "v1", TwelveOfTwelve).Run("two", "v2", TwoOfTwelve).Lay();

        test.Run("compare", "two", "one").Exits(0);

        StringAssert.StartsWith(test.Out, "better: m01 v1 a against v2 a, pass rate 33.3 % to 75.0 % (+41.7 points, 96.67 % interval +15.8 to +59.5)");
    }

    [TestMethod]
    public void OtherVersionsOfTheDataSetAreNotComparable() => IsNotComparable(
        new ComparedModule().Run("one", "v1", "R1=PPPP").Run("two", "v2", "R1=FFFF", dataset: "d2"), "other data set: version d1 and version d2");

    [TestMethod]
    public void OtherItemsAreNotComparable() => IsNotComparable(
        new ComparedModule().Run("one", "v1", "R1=PPPP", items: "a b c d").Run("two", "v2", "R1=FFFF", items: "b c d e"), "other items: 4 and 4 items, 3 in common");

    [TestMethod]
    public void WithoutVerdictsAnotherNumberTellsOtherItems() => IsNotComparable(
        new ComparedModule().Run("one", "v1", "R1=PPPP", stored: false).Run("two", "v2", "R1=FFF", stored: false), "other items: 4 and 3 verdicts");

    [TestMethod]
    public void AnotherJudgeIsNotComparable() => IsNotComparable(
        new ComparedModule().Run("one", "v1", "R1=PPPP", extra: """, "judge": { "model": "j1" }""").Run("two", "v2", "R1=FFFF", extra: """, "judge": { "model": "j2" }"""),
        "other judge: j1 and j2");

    [TestMethod]
    public void OtherRubricsMakeTheirSumNotComparable() => IsNotComparable(
        new ComparedModule().Run("one", "v1", "R1=PPPP R2=PPPP").Run("two", "v2", "R1=FFFF R3=FFFF"), "other rubrics: R2 only before, R3 only after");

    [TestMethod]
    public void AnotherUnitIsNotComparable() => IsNotComparable(
        new ComparedModule().Run("one", "v1", "R1=PPPP").Run("two", "v2", "*=FFFF R1=FFFF"), "other unit: verdicts and items are counted");

    [TestMethod]
    public void TooManyErrorsAreNotComparable() => IsNotComparable(
        new ComparedModule().Run("one", "v1", "R1=PPPP").Run("two", "v2", "R1=FFFE"), "too many errors: 0.0 % and 25.0 %, allowed are 5 %");

    [TestMethod]
    public void ARubricOfBothSidesIsComparedThoughTheSumsAreNot()
    {
        using var test = new ComparedModule().Run("one", "v1", "R1=PPPPPPPP R2=PPPPPPPP").Run("two", "v2", "R1=FFFFFFFF R3=FFFFFFFF").Lay();

        test.Run("compare", "one", "two").Exits(0);

        StringAssert.Matches(test.Out, new(@"  R1 .* worse\n  R2 .* not comparable \(other rubrics: only before\)"));
    }

    [TestMethod]
    public void PairsWithAnErrorAreLeftOutAndCounted()
    {
        var many = new string('P', 30);
        using var test = new ComparedModule().Run("one", "v1", $"R1=E{many}").Run("two", "v2", $"R1=F{many}").Lay();

        test.Run("compare", "one", "two").Exits(0);

        StringAssert.Contains(test.Out, "1 pair left out of the pass rate's comparison (an error, or no verdict on one side); over the other 30 it changed by 0.0 points.");
    }

    [TestMethod]
    public void ChangeOfWhatBothJudgedStandsBesideTheWordWhereErrorsMoveTheRatesTheOtherWay()
    {
        var (ten, alike, worse) = (new string('x', 10), new string('P', 74), new string('F', 6));
        using var test = new ComparedModule()
            .Run("one", "v1", $"R1={ten.Replace('x', 'E')}{ten.Replace('x', 'F')}{alike}PPPPPP").Run("two", "v2", $"R1={ten.Replace('x', 'P')}{ten.Replace('x', 'E')}{alike}{worse}")
            .Lay().With("data/tracker.json", """{ "thresholds": { "max_error_share": 20 } }""");

        test.Run("compare", "m01@v2").Exits(0);

        StringAssert.StartsWith(test.Out, "worse: m01 v2 a against v1 a, pass rate 88.9 % to 93.3 % (−7.5 points over what both sides judged, 95 % interval −15.4 to −1.4)\n");
        StringAssert.Matches(test.Out, new(@"Pass rate +88\.9 \(80/90\)  93\.3 \(84/90\)  −7\.5 of pairs \(rates \+4\.4\)  −15\.4 to −1\.4"));
        test.Run("compare", "m01@v2", "--json").Exits(0);
        var figure = JsonDocument.Parse(test.Out).RootElement.GetProperty("figures")[0];
        Assert.AreEqual((4.4, -7.5), (figure.GetProperty("change").GetDouble(), figure.GetProperty("change_of_pairs").GetDouble()));
        test.Run("build").Exits(0);
        StringAssert.Matches(test.Read("_site/modules/m01/index.html"), new("<strong>−7\\.5</strong><span><span class=\"tag e1\">worse</span>.* interval −15\\.4 to −1\\.4 · over what both sides judged; the rates changed by \\+4\\.4"));
        StringAssert.Contains(test.Read("_site/overview/index.html"), "−7.5<small>over what both sides judged</small>");
    }

    [TestMethod]
    public void ACellIsOfTheDataSetThatTheHeatmapShows()
    {
        const string Run = """{ "id": "ID", "prompt_version": "v1", "dataset": "SET", "model": "a", "timestamp": "2026-01-DAYT00:00:00", "metrics": { "pass": PASS, "fail": FAIL, "total": TOTAL } }""";
        string Of(string id, string set, int day, int pass, int fail) => Run.Replace("ID", id).Replace("SET", set).Replace("DAY", $"{day}").Replace("PASS", $"{pass}").Replace("FAIL", $"{fail}").Replace("TOTAL", $"{pass + fail}");
        var runs = string.Join(", ", Of("big1", "big", 10, 90, 10), Of("small1", "small", 11, 1, 9), Of("big2", "big", 12, 50, 50).Replace("v1", "v2"), Of("small2", "small", 13, 9, 1).Replace("v1", "v2"), Of("alone", "small", 14, 5, 5).Replace("\"a\"", "\"b\""));
        using var test = new TrackerTest().With("data/modules/m01.json", $$"""{ "module_id": "m01", "experiments": [{{runs}}] }""");

        test.Run("compare", "m01@v1/a", "m01@v2").Exits(0);
        StringAssert.StartsWith(test.Out, "worse: m01 v2 a against v1 a, pass rate 90.0 % to 50.0 %");

        // Where the heatmap shows nothing, what there is is compared all the same.
        test.Run("compare", "m01@v1/b", "m01@v1/a").Exits(0);
        StringAssert.StartsWith(test.Out, "not comparable (other data set: small and big): m01 v1 a against v1 b");
    }

    [TestMethod]
    public void WhereItemsAreCountedTheirOwnOutcomeFlips()
    {
        using var test = new ComparedModule().Run("one", "v1", "*=PPFF R1=PPPF").Run("two", "v2", "*=PFPF R1=PPPF").Lay();

        test.Run("compare", "one", "two").Exits(0);

        StringAssert.Contains(test.Out, "Pass rate: 1 worse, 1 better\n  − i02\n  + i03\n");
        StringAssert.Matches(test.Out, new(@"Pass rate  50\.0 \(2/4\)  50\.0 \(2/4\)  .*  4  −1/\+1  1\.000"));
    }

    [TestMethod]
    public void SoManyEqualVerdictsShowNoDifference()
    {
        var letters = string.Concat(Enumerable.Repeat("PPPF", 125));
        using var test = new ComparedModule().Run("one", "v1", $"R1={letters}").Run("two", "v2", $"R1={letters}").Lay();

        test.Run("compare", "one", "two").Exits(0);

        StringAssert.StartsWith(test.Out, "no difference shown: m01 v2 a against v1 a, pass rate 75.0 % to 75.0 % (0.0 points, 95 % interval −0.5 to +0.5)");
        StringAssert.Contains(test.Out, "1 comparison in one family");
    }

    [TestMethod]
    public void RatesWithoutCountsAreShownAsStated()
    {
        using var test = new Infra.TrackerTest().With("data/modules/m01.json", """
            { "module_id": "m01", "experiments": [
              { "id": "one", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-01T00:00:00", "metrics": { "pass_rate": 57, "match_rate": 30.5 } },
              { "id": "two", "prompt_version": "v2", "model": "a", "timestamp": "2026-01-02T00:00:00", "metrics": { "pass_rate": 60.25 } } ] }
            """);

        test.Run("compare", "one", "two").Exits(0);

        StringAssert.StartsWith(test.Out, "not enough evidence: m01 v2 a against v1 a, pass rate 57 % to 60.25 %\n");
        StringAssert.Contains(test.Out, "note: There are rates but no counts: no interval, no verdict.");
        StringAssert.Contains(test.Out, "note: The data set's version is not known on either side: taken as the same.");
    }

    [TestMethod]
    public void WhatARubricJudgesTwiceIsOneItem()
    {
        using var test = new ComparedModule().Run("one", "v1", "R1=PPPF", items: "a a#2 b c").Run("two", "v2", "R1=PFPF", items: "a a#2 b c").Lay();

        test.Run("compare", "one", "two").Exits(0);

        StringAssert.Contains(test.Out, "4 (3 items)");
        StringAssert.Contains(test.Out, "method: paired permutation over items");
    }

    [TestMethod]
    public void WithoutVerdictsTotalsAreComparedAndItIsSaid()
    {
        using var test = new ComparedModule().Run("one", "v1", TwelveOfTwelve, stored: false).Run("two", "v2", TwoOfTwelve).Lay();

        test.Run("compare", "one", "two").Exits(0);

        StringAssert.Contains(test.Out, "method: totals only, Newcombe's interval for independent rates");
        StringAssert.Contains(test.Out, "The single verdicts before are not stored: compared by totals");
        StringAssert.Contains(test.Out, "24 (12 items)");
    }

    [TestMethod]
    public void VerdictsThatDoNotGiveTheFiguresAreNotUsed()
    {
        using var test = new ComparedModule().Run("one", "v1", "R1=PPPPFF").Run("two", "v2", "R1=PPFFFF").Lay();
        test.With("data/verdicts/m01/two.json", test.Read("data/verdicts/m01/two.json").Replace("PPFFFF", "PPPFFF", StringComparison.Ordinal));

        test.Run("compare", "one", "two").Exits(0);

        StringAssert.Contains(test.Out, "note: The stored verdicts of two do not give its figures and are not used");
        StringAssert.Contains(test.Out, "totals only");
    }

    [TestMethod]
    public void AnUnsoundVerdictFileIsToldWithItsPlace()
    {
        using var test = new ComparedModule().Run("one", "v1", "R1=PPPPFF").Run("two", "v2", "R1=PPFFFF").Lay();
        test.With("data/verdicts/m01/two.json", test.Read("data/verdicts/m01/two.json").Replace("PPFFFF", "PPXFFF", StringComparison.Ordinal));

        test.Run("compare", "one", "two").Exits(1);

        StringAssert.StartsWith(test.Err, "data/verdicts/m01/two.json:6:11: error ST008: a row is a text with one letter of PFES- for each of the 6 items");
    }

    [TestMethod]
    public void ACellPoolsItsRepeatsAndShowsTheirSpread()
    {
        using var test = new ComparedModule()
            .Run("one", "v1", "R1=PPPPFFFF").Run("again", "v1", "R1=PPPPPPFF").Run("third", "v1", "R1=PPPPPPPF").Run("other", "v1", "R1=PPPPPPPP", extra: """, "params": { "t": 1 }""")
            .Run("two", "v2", "R1=PPPPFFFF", extra: """, "params": { "t": 1 }""").Lay();

        test.Run("compare", "m01@v1/a", "m01@v2/a").Exits(0);
        StringAssert.Contains(test.Out, "  v1 a  data set d1  2026-01-20T00:03:00  other");
        StringAssert.Contains(test.Out, "note: m01 v1 was run 4 times on a: one picked out of many runs flatters.");

        test.Run("compare", "third", "two").Exits(0);
        StringAssert.Contains(test.Out, "note: The parameters differ: not given and {\"t\":1}.");
        StringAssert.Contains(test.Out, "note: Before: one of 3 runs of the same thing (pass rates from 50.0 to 87.5 %).");
    }

    [TestMethod]
    public void AWithdrawnRunIsNoRepeatOfItsCorrection()
    {
        using var test = new ComparedModule()
            .Run("wrong", "v1", "R1=PPPPFFFF", extra: """, "withdrawn": { "reason": "wrong file" }""").Run("right", "v1", "R1=PPPPPPFF", extra: """, "corrects": "wrong" """)
            .Run("two", "v2", "R1=PPPPFFFF").Lay();

        foreach (var before in (string[])["wrong", "right", "m01@v1"])
        {
            test.Run("compare", before, "two").Exits(0);
            Assert.DoesNotContain("runs of the same thing", test.Out, before);
            Assert.DoesNotContain("times", test.Out, before);
        }

        test.Run("compare", "wrong", "two").Exits(0);
        Assert.Contains("note: The experiment before is withdrawn: wrong file.", test.Out);
    }

    [TestMethod]
    public void PooledRepeatsCountEachItemOnce()
    {
        using var test = new ComparedModule().Run("one", "v1", "R1=PPPPFFFF").Run("again", "v1", "R1=PPPPPPFF").Run("two", "v2", "R1=PPPPFFFF").Lay();

        test.Run("compare", "m01@v1", "m01@v2").Exits(0);

        StringAssert.Contains(test.Out, "note: Before: 2 runs of the same thing are pooled (pass rates from 50.0 to 75.0 %).");
        StringAssert.Matches(test.Out, new(@"Pass rate  62\.5 \(10/16\)  50\.0 \(4/8\)   −12\.5 .*  8  −2/\+0  0\.500"));
    }

    /// <summary>A run is not compared with a pool that it is in: half of what changed would be told.</summary>
    [TestMethod]
    public void RunsOfTheSameThingAreComparedOneByOne()
    {
        using var test = new ComparedModule().Run("one", "v1", "R1=PPPPFFFF").Run("again", "v1", "R1=PPPPPPFF").Lay();

        foreach (var (before, after) in (ReadOnlySpan<(string, string)>)[("one", "again"), ("one", "m01@v1")])
        {
            test.Run("compare", before, after).Exits(0);

            Assert.DoesNotContain("are pooled", test.Out);
            StringAssert.Contains(test.Out, "note: After: one of 2 runs of the same thing (pass rates from 50.0 to 75.0 %).");
            StringAssert.Matches(test.Out, new(@"Pass rate  50\.0 \(4/8\)  75\.0 \(6/8\)   \+25\.0 .*  8  −0/\+2"));
        }
    }

    [TestMethod]
    public void AMistypedNameIsToldWithWhatMayBeMeant()
    {
        using var test = new ComparedModule().Run("one", "v1", "R1=PP", model: "gpt-5").Run("two", "v2", "R1=PF", model: "gpt-5").Lay();

        AssertMisuse("onne", "Did you mean 'one'?");
        AssertMisuse("m1@v1", "Did you mean 'm01'?");
        AssertMisuse("m01@v3/gpt-5", "Did you mean 'v1'?");
        AssertMisuse("m01@v1/gtp-5", "Did you mean 'gpt-5'?");
        AssertMisuse("one", "Name what to compare it with: tracker compare EXPERIMENT AFTER");

        void AssertMisuse(string address, string hint)
        {
            test.Run("compare", address).Exits(2);
            StringAssert.Contains(test.Err, hint);
        }
    }

    [TestMethod]
    public void AHostileNameMakesHarmlessMarkdown()
    {
        using var test = new ComparedModule()
            .Run("one", "v1", "R1=PPPP", model: "@everyone|[x](javascript:alert(1))", extra: """, "withdrawn": { "reason": "<!-- https://example.org\n::error -->" }""")
            .Run("two", "v2", "R1=PFFF").Lay();

        test.Run("compare", "one", "two", "--format", "md").Exits(0);

        foreach (var raw in new[] { "@everyone", "<!--", "x](", "https://", "\n::error" })
        {
            Assert.DoesNotContain(raw, test.Out);
        }
    }

    private static void IsNotComparable(ComparedModule module, string reason)
    {
        using var test = module.Lay();

        test.Run("compare", "one", "two").Exits(0);

        StringAssert.StartsWith(test.Out, $"not comparable ({reason}): ");
    }
}
