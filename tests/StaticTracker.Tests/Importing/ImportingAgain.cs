using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>Importing adds what is new, once, whatever the order, the split and the names.</summary>
[TestClass]
public sealed class ImportingAgain
{
    private const int Files = 14;

    [TestMethod]
    public void TheSameFileAddsNothing()
    {
        using var test = new TrackerTest();
        string[] import = ["import", SampleFiles.Own("results/m07_v2_judge_20260302_090000.json")];
        test.Run(import).Exits(ExitCode.Fine);
        var before = Snapshot(test);

        test.Run(import).Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "0 new, 1 already there, 0 refused", StringComparison.Ordinal);
        Assert.AreEqual(before, Snapshot(test));
    }

    [TestMethod]
    public void ASecondRunOfTheSameThingIsASecondExperiment()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF", time: "2026-01-20T00:00:00").ToJsonString()).With("in/b.json", JudgeText.Of("PF", time: "2026-01-21T00:00:00").ToJsonString());

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "2 new", StringComparison.Ordinal);
    }

    [TestMethod]
    public void APrimaryRubricNamedLateGivesTheSameBytesAsOneNamedFirst()
    {
        using var late = new TrackerTest();
        using var first = new TrackerTest();
        foreach (var test in new[] { late, first })
        {
            test.With("in/a.json", JudgeText.Of("PF", time: "2026-01-20T00:00:00").ToJsonString()).With("in/b.json", JudgeText.Of("PP", time: "2026-01-21T00:00:00").ToJsonString());
        }

        var rubric = JudgeText.Experiment(late.Run("import", "{project}/in/a.json").Exits(0).Read("data/modules/m01.json")).GetProperty("rubrics").EnumerateObject().First().Name;
        late.Run("import", "{project}/in/b.json", "--primary-rubric", rubric).Exits(0);
        first.Run("import", "{project}/in/b.json", "--primary-rubric", rubric).Exits(0).Run("import", "{project}/in/a.json").Exits(0);

        Assert.AreEqual(Snapshot(first), Snapshot(late));
        late.Run("check").Exits(0);
        Assert.IsFalse(late.Out.Contains("ST1", StringComparison.Ordinal), late.Out);
    }

    [TestMethod]
    public void TheSameContentUnderAnotherNameIsTheSameExperiment()
    {
        var text = JudgeText.Of("PPF").ToJsonString();
        using var forth = new TrackerTest();
        using var back = new TrackerTest();
        using var together = new TrackerTest();
        foreach (var test in new[] { forth, back, together })
        {
            test.With("in/a.json", text).With("in/b.json", text);
        }

        forth.Run("import", "{project}/in/a.json").Exits(0).Run("import", "{project}/in/b.json").Exits(0);
        back.Run("import", "{project}/in/b.json").Exits(0).Run("import", "{project}/in/a.json").Exits(0);
        together.Run("import", "{project}/in").Exits(0);

        StringAssert.Contains(together.Out, "1 new, 1 already there", StringComparison.Ordinal);
        StringAssert.Contains(forth.Read("data/modules/m01.json"), "\"file\": \"a.json\"", StringComparison.Ordinal);
        Assert.AreEqual(Snapshot(forth), Snapshot(back));
        Assert.AreEqual(Snapshot(forth), Snapshot(together));
    }

    /// <summary>Nothing but the names tells the time here, and they tell different ones: the earliest is taken, whatever came first.</summary>
    [TestMethod]
    [DataRow("1 2 3")]
    [DataRow("3 2 1")]
    [DataRow("2 3 1")]
    [DataRow("12 3")]
    [DataRow("3 12")]
    public void NamesThatTellDifferentTimesGiveTheSameBytesInAnyOrder(string order)
    {
        using var together = WithOneContentUnderThreeNames();
        together.Run("import", "{project}/in").Exits(0);
        using var test = WithOneContentUnderThreeNames();
        foreach (var names in order.Split(' '))
        {
            test.Run(["import", .. names.Select(n => $"{{project}}/in/m01_v1_gpt5_judge_2026012{n}_120000.json")]).Exits(0);
        }

        Assert.AreEqual(Snapshot(together), Snapshot(test));
        Assert.Contains("\"timestamp\": \"2026-01-21T12:00:00\"", test.Read("data/modules/m01.json"));
        Assert.AreEqual("2", Directory.GetFiles(test.PathOf("data/verdicts/m01")).Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        test.Run("check").Exits(0);
        test.Run("import", "{project}/in").Exits(0);
        StringAssert.Contains(test.Err, "warning ST405: the same content goes by several names", StringComparison.Ordinal);
        Assert.AreEqual(Snapshot(together), Snapshot(test));
    }

    [TestMethod]
    public void NamesThatTellTwoTimesOfOneDayKeepTheId()
    {
        using var forth = new TrackerTest();
        using var back = new TrackerTest();
        var file = JudgeText.Of("PPF");
        file.Remove("timestamp");
        string[] names = ["in/m01_v1_gpt5_judge_20260121_120000.json", "in/m01_v1_gpt5_judge_20260121_130000.json"];
        foreach (var (test, order) in new[] { (forth, names), (back, names.Reverse().ToArray()) })
        {
            foreach (var name in order)
            {
                test.With(name, file.ToJsonString()).Run("import", "{project}/" + name).Exits(0);
            }
        }

        Assert.AreEqual(Snapshot(forth), Snapshot(back));
        Assert.HasCount(1, Directory.GetFiles(back.PathOf("data/verdicts/m01")));
        Assert.Contains("\"timestamp\": \"2026-01-21T12:00:00\"", back.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void ACorrectionFollowsWhatGetsAnotherTime()
    {
        using var test = WithOneContentUnderThreeNames();
        test.Run("import", "{project}/in/m01_v1_gpt5_judge_20260123_120000.json").Exits(0);
        var id = JudgeText.Experiments(test.Read("data/modules/m01.json")).Select(e => e.GetProperty("id").GetString()!).Single(i => i.Contains("20260123", StringComparison.Ordinal));
        test.With("fixed.json", JudgeText.Of("PPP", time: "2026-01-25T00:00:00").ToJsonString()).Run("import", "{project}/fixed.json", "--corrects", id).Exits(0);

        test.Run("import", "{project}/in/m01_v1_gpt5_judge_20260121_120000.json").Exits(0);

        StringAssert.Contains(test.Err, $"{id} had the time 2026-01-23T12:00:00: the first of both is taken, and the id is now {id.Replace("20260123", "20260121", StringComparison.Ordinal)}", StringComparison.Ordinal);
        Assert.DoesNotContain(id, test.Read("data/modules/m01.json"));
        test.Run("check").Exits(0);
    }

    [TestMethod]
    public void AnExperimentWithoutSourceIsKnownByVersionModelAndTime()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", """{"module_id":"m01","experiments":[{"id":"by-hand","prompt_version":"v1","model":"gpt-5","timestamp":"2026-01-20T00:31:46","metrics":{"pass_rate":50.0}}]}""")
            .With("in/a.json", JudgeText.Of("PF", time: "2026-01-20T00:31:46.961853").ToJsonString())
            .With("in/b.json", JudgeText.Of("PF", time: "2026-01-20T00:31:47").ToJsonString());

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "already there by-hand  (in/a.json)", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "1 new, 1 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    public void PromptsOfOneFileStayApart()
    {
        const string Row = """{"promptIdx":@,"provider":{"id":"p"},"success":true,"vars":{"a":1}}""";
        static string Of(int index) => Row.Replace("@", index.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        using var test = new TrackerTest();
        test.With("in/a.json", """{"results":{"version":3,"timestamp":"2026-01-20T00:31:46Z","results":[""" + Of(0) + "," + Of(1) + "]}}");
        string[] import = ["import", "{project}/in", "--module", "m01", "--prompt-version", "v1"];

        test.Run(import).Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "2 new, 0 already there", StringComparison.Ordinal);

        test.Run(import).Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "0 new, 2 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnEmptyFolderIsTold()
    {
        using var test = new TrackerTest();

        test.Run("import", test.PathOf("data/modules")).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST412: there is no *.json or *.eval file", StringComparison.Ordinal);
    }

    [TestMethod]
    public void UnknownKeysOfTheModuleFileAreKept()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", """{"module_id":"m01","owner":"Ann","experiments":[{"id":"old","prompt_version":"v0","model":"gpt-5","timestamp":"2026-01-20T00:31:46","metrics":{"pass_rate":50.00},"mood":1.50}]}""")
            .With("in/a.json", JudgeText.Of("PF").ToJsonString());

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        var text = test.Read("data/modules/m01.json");
        StringAssert.Contains(text, "\"owner\": \"Ann\"", StringComparison.Ordinal);
        StringAssert.Contains(text, "\"mood\": 1.50", StringComparison.Ordinal);
        StringAssert.Contains(text, "\"pass_rate\": 50.00", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    public void AnyOrderInAnyNumberOfGoesGivesTheSameBytes(int seed)
    {
        using var expected = WithFiles();
        expected.Run("import", "{project}/in", "--primary-rubric", "right").Exits(ExitCode.Fine);
        using var test = WithFiles();
        var random = new Random(seed);
        var names = Enumerable.Range(0, Files).Select(i => $"{{project}}/in/f{i:00}.json").ToArray();
        random.Shuffle(names);

        for (var at = 0; at < names.Length;)
        {
            var count = random.Next(1, 6);
            test.Run(["import", .. names.Skip(at).Take(count), "--primary-rubric", "right"]).Exits(ExitCode.Fine);
            at += count;
        }

        Assert.AreEqual(Snapshot(expected), Snapshot(test));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void TheIndexIsWhatTrackerIndexMakes()
    {
        using var test = WithFiles();
        test.Run("import", "{project}/in/f00.json", "{project}/in/f01.json").Exits(ExitCode.Fine);
        test.Run("import", "{project}/in", "--primary-rubric", "right").Exits(ExitCode.Fine);
        var made = test.Read("data/heatmap_index.json");
        File.Delete(test.PathOf("data/heatmap_index.json"));

        test.Run("index").Exits(ExitCode.Fine);

        Assert.AreEqual(test.Read("data/heatmap_index.json"), made);
    }

    [TestMethod]
    public void ADryRunWritesNothing()
    {
        using var test = WithFiles();

        test.Run("import", "{project}/in", "--dry-run").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "would add m01 ", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "; nothing was written", StringComparison.Ordinal);
        Assert.AreEqual("", Snapshot(test));
    }

    [TestMethod]
    public void JsonTellsWhatWasWritten()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF").ToJsonString());

        test.Run("import", "{project}/in", "--json").Exits(ExitCode.Fine);

        var answer = System.Text.Json.JsonDocument.Parse(test.Out).RootElement;
        Assert.AreEqual(1, answer.GetProperty("new").GetArrayLength());
        Assert.AreEqual("data/modules/m01.json", answer.GetProperty("written")[0].GetString());
    }

    [TestMethod]
    public void PathsThatSayInvalidAreLeftOut()
    {
        using var test = new TrackerTest();
        test.With("in/a.json", JudgeText.Of("PF").ToJsonString()).With("in/Invalid/b.json", "not even JSON").With("in/c_invalid.json", "");

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "1 new, 0 already there, 0 refused, 2 left out", StringComparison.Ordinal);
    }

    [TestMethod]
    public void LinksInsideFoldersAreNotFollowed()
    {
        using var test = new TrackerTest();
        using var elsewhere = new TrackerTest();
        elsewhere.With("in/x.json", JudgeText.Of(module: "m66").ToJsonString());
        test.With("in/a.json", JudgeText.Of("PF").ToJsonString());
        Directory.CreateSymbolicLink(test.PathOf("in/out"), elsewhere.PathOf("in"));
        File.CreateSymbolicLink(test.PathOf("in/link.json"), elsewhere.PathOf("in/x.json"));

        test.Run("import", "{project}/in").Exits(ExitCode.Fine);

        Assert.IsFalse(test.Has("data/modules/m66.json"));
    }

    [TestMethod]
    public void PatternsAreExpanded()
    {
        using var test = new TrackerTest();
        test.With("in/a1.json", JudgeText.Of("PF").ToJsonString()).With("in/b1.json", JudgeText.Of("PP").ToJsonString()).With("in/x/a2.json", JudgeText.Of("FF").ToJsonString());

        test.Run("import", "{project}/in/**/a?.json").Exits(ExitCode.Fine);

        StringAssert.Contains(test.Out, "2 new", StringComparison.Ordinal);
    }

    private static TrackerTest WithOneContentUnderThreeNames()
    {
        var test = new TrackerTest();
        var file = JudgeText.Of("PPF");
        file.Remove("timestamp");
        for (var day = 1; day <= 3; day++)
        {
            test.With($"in/m01_v1_gpt5_judge_2026012{day}_120000.json", file.ToJsonString());
        }

        return test.With("in/other.json", JudgeText.Of("FFF").ToJsonString()).Run("import", "{project}/in/other.json").Exits(0);
    }

    /// <summary>Every data file with its content, but what is derived.</summary>
    internal static string Snapshot(TrackerTest test) => string.Join('\n', Directory.GetFiles(test.PathOf("data"), "*.json", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith("heatmap_index.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f => f[test.Project.Length..] + "\n" + File.ReadAllText(f)));

    /// <summary>Files of two modules, three versions and two models, some of the same content, one of them a promptfoo result's neighbour.</summary>
    internal static TrackerTest WithFiles()
    {
        var test = new TrackerTest();
        for (var i = 0; i < Files; i++)
        {
            var letters = string.Concat(Enumerable.Range(0, 9).Select(k => "PFPEP"[((i / 2) + (k * k)) % 5]));
            test.With($"in/f{i:00}.json", JudgeText.Of(letters, i % 3 == 0 ? "m01" : "m02", $"v{1 + (i % 4)}", i % 2 == 0 ? "gpt-5" : "gpt4o", $"2026-01-{10 + (i % 5)}T00:00:00").ToJsonString());
        }

        return test.With("in/f13.json", test.Read("in/f02.json"));
    }
}
