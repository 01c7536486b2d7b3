using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Runs;

[TestClass]
public sealed class KeepingRuns
{
    private const string Lines = """
        {"item":"B1","rubric":"r","verdict":"PASS","tokens_in":10,"tokens_out":2,"cost_usd":0.001}
        {"item":"B2","rubric":"r","verdict":"FAIL","tokens_in":12,"tokens_out":3,"cost_usd":0.002}
        {"item":"B3","rubric":"r","verdict":"engine down","tokens_in":0,"tokens_out":0,"cost_usd":0}

        """;

    [TestMethod]
    public void StartPrintsTheIdAndNothingElse()
    {
        using var test = Ready();

        test.Run("run", "start", "m01", "v1", "--model", "gpt-4o").Exits(0);

        StringAssert.Matches(test.Out, new Regex("^m01_v1_\\d{8}T\\d{6}Z_[0-9a-f]{8}\n$"));
        Assert.AreEqual("", test.Err);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    /// <summary>A file in the place of the folder stands for any reason why nothing can be written there.</summary>
    [TestMethod]
    public void DoesNotStartWhereItCannotNoteWhoWorksOnIt()
    {
        using var test = Ready().With("data/runs/.leases", "");

        test.Run("run", "start", "m01", "v1", "--model", "gpt-4o").Exits(1);

        Assert.AreEqual("", test.Out);
        Assert.Contains("error ST703: this file cannot be written: ", test.Err);
        Assert.IsEmpty(Directory.GetDirectories(test.PathOf("data/runs")));
    }

    [TestMethod]
    public void SaysWhereNothingTellsWhatWillBeRun()
    {
        using var test = Ready();

        test.Run("run", "start", "m01", "v2", "--model", "gpt-4o").Exits(0);

        StringAssert.Matches(test.Out, new Regex("^m01_v2_\\d{8}T\\d{6}Z_[0-9a-f]{8}\n$"));
        StringAssert.StartsWith(test.Err, "data/prompts/m01: warning ST822: m01 v2 has no prompt here, so nothing will tell what was run: kept are v1;", StringComparison.Ordinal);

        // Who keeps no prompts at all runs without them.
        test.Run("run", "start", "m02", "v1", "--model", "gpt-4o").Exits(0);
        Assert.AreEqual("", test.Err);
    }

    [TestMethod]
    public void BecomesAnExperimentThatNamesRunAndPrompt()
    {
        using var test = Ready();
        var run = Start(test);
        test.RunWithInput(Lines, "run", "log", run, "--kind", "evaluation").Exits(0);
        test.RunWithInput("{\"text\":\"half way\"}\n", "run", "log", run, "--kind", "trace").Exits(0);

        test.Run("run", "finish", run).Exits(0);

        var experiment = JsonNode.Parse(test.Read("data/modules/m01.json"))!["experiments"]![0]!;
        Assert.AreEqual(run, (string?)experiment["run"]);
        Assert.AreEqual("run", (string?)experiment["source"]!["format"]);
        Assert.AreEqual("gpt-4o", (string?)experiment["model"]);
        Assert.AreEqual("""{"temperature":0}""", experiment["params"]!.ToJsonString());
        Assert.AreEqual("1/1/1", $"{experiment["metrics"]!["pass"]}/{experiment["metrics"]!["fail"]}/{experiment["metrics"]!["error"]}");
        Assert.AreEqual(test.Run("prompt", "hash", "m01@v1").Out.Trim(), (string?)experiment["prompt_hash"]);
        var file = Json(test, run);
        Assert.AreEqual("completed", (string?)file["status"]);
        Assert.AreEqual((string?)experiment["id"], (string?)file["results"]![0]);
        Assert.AreEqual("22 5 0.003 3 3", $"{file["token_input"]} {file["token_output"]} {file["cost_usd"]} {file["total_items_seen"]} {file["total_items_scored"]}");
        Assert.AreEqual("Name the brand.\n", (string?)file["bundle"]!["task_prompt"]);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void TheSameExperimentComesFromItsLogElsewhere()
    {
        using var test = Ready();
        var run = Start(test);
        test.RunWithInput(Lines, "run", "log", run, "--kind", "evaluation").Exits(0);
        test.Run("run", "finish", run).Exits(0);

        test.Run("import", $"{{project}}/data/runs/{run}/log.jsonl").Exits(0);

        StringAssert.EndsWith(test.Out, "0 new, 1 already there, 0 refused\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TakesNoMoreLinesWhenItHasEnded()
    {
        using var test = Ready();
        var run = Start(test);
        test.RunWithInput(Lines, "run", "log", run, "--kind", "evaluation").Exits(0);
        test.Run("run", "finish", run).Exits(0);
        var log = test.Read($"data/runs/{run}/log.jsonl");

        test.RunWithInput(Lines, "run", "log", run, "--kind", "evaluation").Exits(1);
        StringAssert.Contains(test.Err, "ST817", StringComparison.Ordinal);
        test.Run("run", "finish", run).Exits(1);
        test.Run("run", "fail", run).Exits(1);

        Assert.AreEqual(log, test.Read($"data/runs/{run}/log.jsonl"));
    }

    [TestMethod]
    public void GoesOnWhereNothingCanBeMadeOfItsLog()
    {
        using var test = Ready();
        var run = Start(test);

        test.Run("run", "finish", run).Exits(1);

        StringAssert.Contains(test.Err, "ST408", StringComparison.Ordinal);
        Assert.AreEqual("running", (string?)Json(test, run)["status"]);
        test.RunWithInput(Lines, "run", "log", run, "--kind", "evaluation").Exits(0);
        test.Run("run", "finish", run).Exits(0);
    }

    [TestMethod]
    public void FailsWithItsReasonAndWithoutAnExperiment()
    {
        using var test = Ready();
        var run = Start(test);
        test.RunWithInput(Lines, "run", "log", run, "--kind", "evaluation").Exits(0);

        test.Run("run", "fail", run, "--reason", "out of memory").Exits(0);

        Assert.AreEqual("failed", (string?)Json(test, run)["status"]);
        Assert.AreEqual("out of memory", (string?)Json(test, run)["notes"]![0]);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
        test.Run("check").Exits(0);
    }

    [TestMethod]
    public void RefusesLinesThatAreNoObjectsAndTakesTheOthers()
    {
        using var test = Ready();
        var run = Start(test);

        test.RunWithInput("{\"item\":\"B1\",\"verdict\":\"PASS\"}\nnonsense\n[1]\n{\"run_id\":\"other\"}\n{\"item\":\"B2\",\"verdict\":\"PASS\"}\n", "run", "log", run, "--kind", "evaluation").Exits(1);

        StringAssert.Contains(test.Err, "-:2:2: error ST812", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "-:3:1: error ST812", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "-:4:11: error ST812", StringComparison.Ordinal);
        Assert.HasCount(3, test.Read($"data/runs/{run}/log.jsonl").TrimEnd().Split('\n'));
    }

    [TestMethod]
    public void ResumesWithoutDoublingAndRefusesAnotherStory()
    {
        using var test = Ready();
        var run = Start(test);
        var all = string.Concat(Enumerable.Range(0, 50).Select(i => $"{{\"item\":\"B{i}\",\"verdict\":\"PASS\"}}\n"));
        test.RunWithInput(all[..all.IndexOf("{\"item\":\"B20\"", StringComparison.Ordinal)], "run", "log", run, "--kind", "evaluation").Exits(0);

        test.RunWithInput(all, "run", "log", run, "--kind", "evaluation", "--resume", "--json").Exits(0);
        StringAssert.Contains(test.Out, "\"added\": 30", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "\"already_there\": 20", StringComparison.Ordinal);
        var log = test.Read($"data/runs/{run}/log.jsonl");
        test.RunWithInput(all.Replace("B7\"", "B7x\"", StringComparison.Ordinal), "run", "log", run, "--kind", "evaluation", "--resume").Exits(1);

        StringAssert.Contains(test.Err, "-:8:1: error ST819", StringComparison.Ordinal);
        Assert.AreEqual(log, test.Read($"data/runs/{run}/log.jsonl"));
    }

    [TestMethod]
    public void HealsATornLineAndSaysSo()
    {
        using var test = Ready();
        var run = Start(test);
        test.RunWithInput(Lines, "run", "log", run, "--kind", "evaluation").Exits(0);
        var log = test.Read($"data/runs/{run}/log.jsonl");
        File.AppendAllText(test.PathOf($"data/runs/{run}/log.jsonl"), "{\"run_id\":\"m01");
        test.Run("check");
        StringAssert.Contains(test.Out, "warning ST811: 14 bytes", StringComparison.Ordinal);

        test.RunWithInput("", "run", "log", run, "--kind", "trace").Exits(0);

        StringAssert.Contains(test.Err, "ST811", StringComparison.Ordinal);
        Assert.AreEqual(log, test.Read($"data/runs/{run}/log.jsonl"));
    }

    [TestMethod]
    public void IsPutAsideAndBroughtBack()
    {
        using var test = Ready();
        var run = Start(test);
        test.Run("run", "archive", run).Exits(1);
        test.Run("run", "fail", run).Exits(0);
        var before = test.Read($"data/runs/{run}/run.json");

        test.Run("run", "archive", run).Exits(0);
        test.Run("check").Exits(0);
        test.Run("run", "list").Exits(0);
        Assert.AreEqual("", test.Out);
        test.Run("run", "list", "--all");
        StringAssert.Contains(test.Out, run, StringComparison.Ordinal);
        test.Run("run", "restore", run).Exits(0);

        Assert.AreEqual(before, test.Read($"data/runs/{run}/run.json"));
    }

    [TestMethod]
    public void IsTaggedAndNotedAndFoundByItsBeginning()
    {
        using var test = Ready();
        var run = Start(test);
        test.Run("run", "tag", run[..^4], "nightly", "big").Exits(0);
        test.Run("run", "tag", run, "big", "--remove").Exits(0);
        test.Run("run", "note", run, "the judge was slow").Exits(0);

        test.Run("run", "show", run).Exits(0);

        StringAssert.Matches(test.Out, new Regex("tags +nightly\n"));
        StringAssert.Matches(test.Out, new Regex("note +the judge was slow\n"));
        StringAssert.Matches(test.Out, new Regex("cost +unknown\n"));
        test.Run("run", "list", "--tag", "big");
        Assert.AreEqual("", test.Out);
        test.Run("run", "show", "m01_v1_x").Exits(1);
        StringAssert.Contains(test.Err, "ST816", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ALeaseOfADeadProcessIsTold()
    {
        using var test = Ready();
        using var self = Process.GetCurrentProcess();
        Start(test, "--pid", self.Id.ToString(CultureInfo.InvariantCulture));

        test.Run("run", "list").Exits(0);
        Assert.AreEqual("", test.Err.Replace("1 run\n", "", StringComparison.Ordinal));
        var lease = Directory.GetFiles(test.PathOf("data/runs/.leases"), "m01*").Single();
        var parts = File.ReadAllText(lease).Trim().Split(' ');
        File.WriteAllText(lease, $"{parts[0]} {parts[1]} {parts[2]} 1\n");

        test.Run("run", "list").Exits(0);

        StringAssert.Contains(test.Err, "ST818", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "left behind", StringComparison.Ordinal);
    }

    [TestMethod]
    public void LeasesTellNothingPrivateAndAreIgnoredByGit()
    {
        using var test = Ready();
        Start(test);

        Assert.AreEqual("*\n", test.Read("data/runs/.leases/.gitignore"));
        Assert.DoesNotContain(Environment.MachineName, File.ReadAllText(Directory.GetFiles(test.PathOf("data/runs/.leases"), "m01*").Single()));
    }

    [TestMethod]
    [DataRow("start", "M 1", "v1")]
    [DataRow("start", "m01", "../v1")]
    [DataRow("start", "m01", "v1", "--kind", "test")]
    [DataRow("start", "m01", "v1", "--config", "temperature")]
    [DataRow("start", "m01", "v1", "--pid", "2147483646")]
    [DataRow("log", "x")]
    public void TakesMisuseForWhatItIs(params string[] args)
    {
        using var test = Ready();

        test.Run(["run", .. args]).Exits(2);

        Assert.IsFalse(Directory.Exists(test.PathOf("data/runs")));
    }

    [TestMethod]
    public void NeverMixesRunsUnderWayAtTheSameTime()
    {
        using var test = Ready();
        var runs = new string[8];
        Parallel.For(0, runs.Length, i => runs[i] = Alone(test, "", "run", "start", "m01", "v1", "--model", "gpt-4o").Trim());
        Assert.HasCount(8, runs.Distinct().ToList());

        Parallel.For(0, 32, i => Alone(test, string.Concat(Enumerable.Range(0, 20).Select(n => $"{{\"item\":\"B{i / 8}-{n}\",\"verdict\":\"PASS\",\"of\":{i % 8}}}\n")), "run", "log", runs[i % 8], "--kind", "evaluation"));

        for (var i = 0; i < runs.Length; i++)
        {
            var lines = test.Read($"data/runs/{runs[i]}/log.jsonl").TrimEnd().Split('\n').Skip(1).Select(l => JsonNode.Parse(l)!).ToList();
            Assert.HasCount(80, lines);
            Assert.IsTrue(lines.TrueForAll(l => (string?)l["run_id"] == runs[i] && (int)l["of"]! == i));
        }

        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    internal static TrackerTest Ready()
    {
        var test = new TrackerTest().With("data/tracker.json", "{}\n").With("t.md", "Name the brand.\n");
        return test.Run("prompt", "add", "m01", "v1", "--task", "{project}/t.md").Exits(0);
    }

    internal static string Start(TrackerTest test, params string[] more) =>
        test.Run(["run", "start", "m01", "v1", "--model", "gpt-4o", "--config", "temperature=0", .. more]).Exits(0).Out.Trim();

    private static JsonNode Json(TrackerTest test, string run) => JsonNode.Parse(test.Read($"data/runs/{run}/run.json"))!;

    /// <summary>One run of the program beside others: the harness keeps only the last one's answer.</summary>
    private static string Alone(TrackerTest test, string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        Assert.AreEqual(0, App.Run([.. args, "--data", test.PathOf("data")], new StringReader(input), output, error), error.ToString());
        return output.ToString();
    }
}
