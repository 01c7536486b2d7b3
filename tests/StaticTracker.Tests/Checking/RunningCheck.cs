using System.Text.Json.Nodes;
using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Checking;

[TestClass]
public sealed class RunningCheck
{
    private const string Messy = """
        { "experiments": [], "module_id": "m01" }
        """;

    private const string Clean = "{\n  \"module_id\": \"m01\",\n  \"experiments\": []\n}\n";

    private const string Broken = """
        { "module_id": "m01", "experiments": [ { "id": "a", "prompt_version": "v1", "model": "m", "timestamp": "2026-01-20T00:31:46",
          "metrics": { "pass_rate": 40.0, "total": 50, "pass": 5 } } ] }
        """;

    [TestMethod]
    public void CountsProblemsAndFilesOnTheOtherStream()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Messy).Run("check").Exits(1);

        Assert.AreEqual("1 error, 1 note in 1 file\n", test.Err);
        Assert.AreEqual(2, test.Out.Count(c => c == '\n'));
    }

    [TestMethod]
    public void SaysOfASingleFileThatItsModuleIsNotThere()
    {
        using var test = new TrackerTest()
            .With("data/modules/m01.json", Clean)
            .With("data/verdicts/n01/e1.json", "{\n  \"experiment\": \"e1\",\n  \"items\": [\"a\"],\n  \"verdicts\": {\n    \"R\": \"P\"\n  }\n}\n");

        test.Run("check", "{project}/data/verdicts/n01/e1.json").Exits(1);

        Assert.AreEqual("data/verdicts/n01: error ST308: there is no module 'n01'; did you mean 'm01'?\n", test.Out);
    }

    /// <summary>Two branches imported the same content under two names, which alone tell its time.</summary>
    [TestMethod]
    public void TellsOneContentThatCountsAtTwoTimes()
    {
        const string Judged = """{"module":"m01","prompt_version":"v1","experiment":"v1","model":"gpt-4o","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""";
        using var test = new TrackerTest();
        string Imported(string name)
        {
            test.With($"in/m01_judge_{name}.json", Judged).Run("import", $"{{project}}/in/m01_judge_{name}.json").Exits(0);
            var module = test.Read("data/modules/m01.json");
            File.Delete(test.PathOf("data/modules/m01.json"));
            return module;
        }

        var (one, other) = (JsonNode.Parse(Imported("20260119_000000"))!, JsonNode.Parse(Imported("20260120_000000"))!);
        one["experiments"]!.AsArray().Add(other["experiments"]![0]!.DeepClone());
        test.With("data/modules/m01.json", one.ToJsonString()).Run("check", "--fix");

        Assert.Contains("warning ST312: 'm01_v1_gpt4o_20260120_", test.Out);
        Assert.Contains("is the same run as 'm01_v1_gpt4o_20260119_", test.Out);
    }

    [TestMethod]
    public void IsFineWithAnEmptyFolder()
    {
        using var test = new TrackerTest().Run("check").Exits(0);

        Assert.AreEqual("", test.Out);
        Assert.AreEqual("no problems in 0 files\n", test.Err);
    }

    [TestMethod]
    public void SaysHowToBeginWhereThereIsNoData()
    {
        using var test = new TrackerTest();
        Directory.Delete(test.PathOf("data"), recursive: true);

        test.Run("check").Exits(1);

        StringAssert.Contains(test.Out, "error ST701: ", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "tracker init", StringComparison.Ordinal);
    }

    [TestMethod]
    public void FixRewritesWhatIsOnlyForm()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Messy).Run("check", "--fix").Exits(0);

        Assert.AreEqual(Clean, test.Read("data/modules/m01.json"));
        Assert.AreEqual("rewrote data/modules/m01.json\n1 note in 1 file\n", test.Err);
    }

    [TestMethod]
    public void FixPlacesProblemsInTheNewText()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Broken).Run("check", "--fix").Exits(1);

        StringAssert.StartsWith(test.Out, "data/modules/m01.json:10:22: error ST103: pass_rate is 40.0 but 5 of 50 pass is 10.0", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("data/modules/m01.json"), "        \"pass_rate\": 40.0,\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void DryRunWritesNothing()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Messy).Run("check", "--fix", "--dry-run").Exits(0);

        Assert.AreEqual(Messy, test.Read("data/modules/m01.json"));
        StringAssert.StartsWith(test.Err, "would rewrite data/modules/m01.json\n", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("{ \"module_id\": \"m01\", \"experiments\": [ }")]
    [DataRow("{ \"experiments\": 7,   \"module_id\": \"m01\" }")]
    [DataRow("{ \"experiments\": [], \"format\": 9, \"module_id\": \"m01\" }")]
    public void FixLeavesWhatCannotBeRead(string text)
    {
        using var test = new TrackerTest().With("data/modules/m01.json", text).Run("check", "--fix").Exits(1);

        Assert.AreEqual(text, test.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void FixTwiceRewritesOnce()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Messy).Run("check", "--fix").Run("check", "--fix").Exits(0);

        Assert.AreEqual("1 note in 1 file\n", test.Err);
    }

    [TestMethod]
    public void ChecksTheNamedFilesOnly()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Clean).With("data/modules/m02.json", Messy).Run("check", "{project}/data/modules/m01.json").Exits(0);

        Assert.AreEqual("1 note in 1 file\n", test.Err);
    }

    [TestMethod]
    public void TellsANamedFileThatIsNoDataFile()
    {
        using var test = new TrackerTest().With("notes.txt", "milk").Run("check", "{project}/notes.txt").Exits(0);

        StringAssert.StartsWith(test.Out, "notes.txt: warning ST206: this is no data file", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnnotatesTheLinesOnGitHub()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Broken).Run("check", "--fix").Run("check", "--format", "github").Exits(1);

        StringAssert.StartsWith(test.Out, "::error file=data/modules/m01.json,line=10,col=22,title=ST103::pass_rate is 40.0 but 5 of 50 pass is 10.0;", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AnswersInJson()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", Clean).Run("check", "--json").Exits(0);

        Assert.AreEqual("ST311", System.Text.Json.JsonDocument.Parse(test.Out).RootElement[0].GetProperty("code").GetString());
    }

    [TestMethod]
    public void ReadsNoSchemaOfTheProject()
    {
        // A pull request that brings broken figures along with a schema that allows everything.
        using var test = new TrackerTest().With("data/schemas/module.schema.json", "true")
            .With("data/modules/m01.json", Clean.Replace("[]", "[{}]", StringComparison.Ordinal)).Run("check").Exits(1);

        StringAssert.Contains(test.Out, "error ST008: \"id\" is missing", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "data/schemas/module.schema.json: warning ST706: ", StringComparison.Ordinal);
    }

    /// <summary>As after an update of the program: data/schemas is for editors, and has to say what the program says.</summary>
    [TestMethod]
    public void PutsTheSchemasOfThisVersionThereWhereItMayWrite()
    {
        const string Old = "{\"$comment\":\"of an older version\"}";
        const string Path = "data/schemas/module.schema.json";
        using var test = new TrackerTest().With(Path, Old).With("data/modules/m01.json", Clean);

        test.Run("check").Exits(0);
        StringAssert.Contains(test.Out, $"{Path}: warning ST706: this schema differs from the one built into this program, which alone is used; 'tracker check --fix' puts that one there", StringComparison.Ordinal);
        test.Run("check", "--fix", "--dry-run").Exits(0);
        StringAssert.Contains(test.Err, $"would rewrite {Path}", StringComparison.Ordinal);
        Assert.AreEqual(Old, test.Read(Path));

        test.Run("check", "--fix").Exits(0);
        StringAssert.Contains(test.Err, $"rewrote {Path}", StringComparison.Ordinal);
        Assert.AreEqual(System.Text.Encoding.UTF8.GetString(StaticTracker.Checking.SchemaSet.Text("module.schema.json")), test.Read(Path));
        test.Run("check").Exits(0);
        Assert.DoesNotContain("ST706", test.Out);
    }

    [TestMethod]
    public void TellsEveryFaultOfAFileAtOnce()
    {
        var runs = string.Join(',', Enumerable.Range(1, 3000).Select(i => $$$"""
            {"id":"e{{{i}}}","prompt_version":"v1","model":"m","timestamp":"2026-01-20T00:31:46.{{{i:0000}}}","metrics":{"pass_rate":40.0,"total":50,"pass":5}}
            """));
        using var test = new TrackerTest().With("data/modules/m01.json", "{\"module_id\":\"m01\",\"experiments\":[" + runs + "]}").Run("check").Exits(1);

        StringAssert.EndsWith(test.Err, "3001 errors in 1 file\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TakesTheSeedOfThePlan()
    {
        var seed = Path.Combine(Checkout.Root, "..", "shared", "samples", "seed", "m01.json");
        var text = File.Exists(seed) ? File.ReadAllText(seed) : File.ReadAllText(Path.Combine(CheckSamples.Root, "form", "seed-like.json"));
        using var test = new TrackerTest().With("data/modules/m01.json", text).Run("check", "--fix").Exits(0);

        StringAssert.EndsWith(test.Err, "1 warning in 1 file\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TakesTheExampleOfThePlanWithOneWarning()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", File.ReadAllText(Path.Combine(CheckSamples.Root, "form", "example.json")))
            .Run("check", "--fix").Run("check").Exits(0);

        Assert.AreEqual("data/modules/m01.json:44:21: warning ST305: no experiment has the version 'v2' yet; import its result when it is there\n", test.Out);
    }

    [TestMethod]
    public void CountsVerdictLettersWhateverWayTheyAreWritten()
    {
        using var test = CheckSamples.Open("invalid", "ST213-row-too-short")
            .With("data/verdicts/m01/m01_v1_a_20260120.json", """{"experiment":"m01_v1_a_20260120","items":["a","b","c"],"verdicts":{"found":"\u0050FP"}}""")
            .Run("check").Exits(1);

        StringAssert.EndsWith(test.Err, "1 error in 2 files\n", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "error ST201: ", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(10_000)]
    [DataRow(1_000_000)]
    public void RefusesBottomlessNesting(int depth)
    {
        using var test = new TrackerTest().With("data/modules/m01.json", new string('[', depth)).Run("check").Exits(1);

        Assert.AreEqual("data/modules/m01.json:1:65: error ST004: it is nested deeper than 64 levels; nothing that is read here is nested so: look at what wrote the file\n", test.Out);
    }
}
