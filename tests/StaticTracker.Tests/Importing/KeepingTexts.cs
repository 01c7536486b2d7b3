using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary><c>--details</c>: what was asked, said and judged, redacted and cut, beside the figures.</summary>
[TestClass]
public sealed class KeepingTexts
{
    private const string Judge = """
        { "module": "m01", "prompt_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:31:46", "data_source": "M01_V2_Extract_v1_200126_gpt5.csv",
          "evaluations": [
            { "sample_id": "a", "rubric_id": "right", "verdict": "PASS", "reasoning": "As it should be.", "input": "Mail ann@example.org", "expected": "42", "output": "42" },
            { "sample_id": "a", "rubric_id": "brief", "verdict": "PASS", "reasoning": "One word.", "input": "Mail ann@example.org", "expected": "42", "output": "42" },
            { "sample_id": "b", "rubric_id": "right", "verdict": "FAIL", "reasoning": "It says 41.\nCall +49 171 1234567.", "input": { "ask": [1, 2] }, "output": "41" },
            { "sample_id": "b", "rubric_id": "brief", "verdict": "PASS", "reasoning": null, "input": { "ask": [1, 2] }, "output": "41" },
            { "sample_id": "b", "rubric_id": "right", "verdict": "PASS", "reasoning": "On second thought.", "output": "43" } ] }
        """;

    [TestMethod]
    public void KeepsWhatWasSaidBesideTheExperimentAndWhatTheItemsAreBesideTheDataSet()
    {
        using var test = new TrackerTest().With("in/a.json", Judge);

        test.Run("import", "{project}/in/a.json", "--details", "all").Exits(ExitCode.Fine);

        Assert.AreEqual(
            """
            {
              "$schema": "../../schemas/details.schema.json",
              "experiment": "ID",
              "redacted": {
                "e-mail address": 1,
                "phone number": 1
              },
              "items": {
                "a": {
                  "output": "42",
                  "reasons": {
                    "brief": "One word.",
                    "right": "As it should be."
                  }
                },
                "b": {
                  "output": "41",
                  "reasons": {
                    "right": "It says 41.\nCall [redacted: phone number]."
                  }
                },
                "b#2": {
                  "output": "43",
                  "reasons": {
                    "right": "On second thought."
                  }
                }
              }
            }

            """, Details(test));
        StringAssert.Contains(test.Read("data/items/m01/default@v2.json"), "\"text\": \"Mail [redacted: e-mail address]\"", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("data/items/m01/default@v2.json"), "\"text\": \"{ \\\"ask\\\": [1, 2] }\"", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "texts of 1 experiment; redacted: 2 (1 × e-mail address, 1 × phone number); 0 cut; 0 left out", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void OfFailedItemsAloneKeepsNoWordOfTheOthers()
    {
        using var test = new TrackerTest().With("in/a.json", Judge);

        test.Run("import", "{project}/in/a.json", "--details", "failed").Exits(ExitCode.Fine);

        Assert.DoesNotContain("\"a\"", Details(test));
        StringAssert.Contains(Details(test), "It says 41.", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("data/items/m01/default@v2.json"), "\"id\": \"a\"", StringComparison.Ordinal, "a data set is the same whoever failed on it");
    }

    [TestMethod]
    public void WithoutBeingAskedKeepsNothingAndKeepsItLaterWhenAsked()
    {
        using var test = new TrackerTest().With("in/a.json", Judge);
        test.Run("import", "{project}/in/a.json").Exits(ExitCode.Fine);
        Assert.IsFalse(Directory.Exists(test.PathOf("data/details")));
        Assert.IsFalse(Directory.Exists(test.PathOf("data/items")));

        test.Run("import", "{project}/in/a.json", "--details", "all", "--dry-run").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "would keep texts of 1 experiment", StringComparison.Ordinal);
        Assert.IsFalse(Directory.Exists(test.PathOf("data/details")));

        test.Run("import", "{project}/in/a.json", "--details", "failed").Exits(ExitCode.Fine);
        var first = Details(test);
        test.Run("import", "{project}/in/a.json", "--details", "all").Exits(ExitCode.Fine);
        Assert.AreEqual(first, Details(test), "details are written once");
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void AnotherTextUnderTheSameVersionOfADataSetIsRefused()
    {
        using var test = new TrackerTest().With("in/a.json", Judge).With("in/b.json", Judge.Replace("2026-01-20T00:31:46", "2026-01-21T00:31:46", StringComparison.Ordinal).Replace("Mail ann", "Write to ann", StringComparison.Ordinal))
            .With("in/c.json", Judge.Replace("2026-01-20T00:31:46", "2026-01-22T00:31:46", StringComparison.Ordinal).Replace("\"sample_id\": \"a\"", "\"sample_id\": \"z\"", StringComparison.Ordinal));
        test.Run("import", "{project}/in/a.json", "--details", "all").Exits(ExitCode.Fine);
        var (module, items) = (test.Read("data/modules/m01.json"), test.Read("data/items/m01/default@v2.json"));

        test.Run("import", "{project}/in/b.json", "--details", "all").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "in/b.json: error ST427: 1 of its items, \"a\" first, has another text than in data/items/m01/default@v2.json", StringComparison.Ordinal);
        Assert.AreEqual(module, test.Read("data/modules/m01.json"));
        Assert.AreEqual(items, test.Read("data/items/m01/default@v2.json"));

        test.Run("import", "{project}/in/c.json", "--details", "all").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Err, "in/c.json: warning ST428: 1 of its items is not in data/items/m01/default@v2.json: added there", StringComparison.Ordinal);
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void WhereTheVersionOfTheDataSetIsUnknownTheItemsStandWithTheDetails()
    {
        const string Row = """{ "promptIdx": 0, "provider": { "id": "gpt-5" }, "success": SUCCESS, "score": 0, "vars": { "city": "CITY" }, "prompt": { "label": "p" }, "response": { "output": "OUT" }, "testCase": { "description": "t", "assert": [] }, "gradingResult": { "pass": SUCCESS, "reason": "WHY", "componentResults": [ { "pass": SUCCESS, "reason": "WHY", "assertion": { "type": "contains" } } ] } }""";
        static string RowOf(string city, bool success, string output, string why) => Row.Replace("SUCCESS", success ? "true" : "false", StringComparison.Ordinal).Replace("CITY", city, StringComparison.Ordinal).Replace("OUT", output, StringComparison.Ordinal).Replace("WHY", why, StringComparison.Ordinal);
        using var test = new TrackerTest().With("in/a.json", $$"""{ "evalId": "e", "results": { "version": 3, "timestamp": "2026-02-24T11:53:11Z", "results": [ {{RowOf("Rome", true, "Italy", "fine")}}, {{RowOf("Oslo", false, "Bearer abcdefghijklmnop1234567890", "no country")}} ] } }""");

        test.Run("import", "{project}/in/a.json", "--module", "geo", "--prompt-version", "v1", "--details", "failed").Exits(ExitCode.Fine);

        var details = Details(test, "geo");
        StringAssert.Contains(details, "\"input\": \"Oslo\"", StringComparison.Ordinal);
        StringAssert.Contains(details, "\"input\": \"Rome\"", StringComparison.Ordinal);
        Assert.DoesNotContain("Italy", details);
        StringAssert.Contains(details, "\"output\": \"[redacted: token]\"", StringComparison.Ordinal);
        StringAssert.Contains(details, "\"*\": \"no country\",\n        \"contains\": \"no country\"", StringComparison.Ordinal);
        Assert.IsFalse(Directory.Exists(test.PathOf("data/items")));
        test.Run("check").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void LongTextsAreCutAndFilesDoNotGrowWithoutBound()
    {
        var long1 = new string('x', 250) + " sk-proj-abcdefghijklmnop";
        var evaluations = string.Join(',', Enumerable.Range(10, 80).Select(i => $$"""{ "sample_id": "i{{i}}", "rubric_id": "r", "verdict": "FAIL", "reasoning": "{{new string('y', 300)}}", "output": "{{long1}}" }"""));
        using var test = new TrackerTest().With("in/a.json", $$"""{ "module": "m01", "prompt_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:31:46", "experiment": "x", "evaluations": [ {{evaluations}} ] }""")
            .With("data/tracker.json", """{ "details": { "max_text": 100, "max_file_kb": 16 } }""");

        test.Run("import", "{project}/in/a.json", "--details", "all").Exits(ExitCode.Fine);

        var details = Details(test);
        StringAssert.Contains(details, new string('x', 100) + "… [cut: 170 characters more]\"", StringComparison.Ordinal);
        StringAssert.Contains(details, "\"left_out\": ", StringComparison.Ordinal);
        Assert.IsLessThan(32 << 10, details.Length);
        Assert.DoesNotContain("sk-proj", details);
        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void APatternOfOnesOwnIsRedactedToo()
    {
        using var test = new TrackerTest().With("in/a.json", Judge.Replace("It says 41.", "Customer KD-123456 said 41.", StringComparison.Ordinal))
            .With("data/tracker.json", """{ "details": { "redact": [ { "name": "customer", "pattern": "KD-[0-9]{6}" } ] } }""");

        test.Run("import", "{project}/in/a.json", "--details", "failed").Exits(ExitCode.Fine);

        StringAssert.Contains(Details(test), "Customer [redacted: customer] said 41.", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("^(([a-z])+.)+[A-Z]([a-z])+$", "error ST418: this pattern takes more than 1 second on one text")]
    [DataRow("(", "error ST418: this is no regular expression")]
    public void APatternThatCannotBeAppliedStopsTheImport(string pattern, string expected)
    {
        using var test = new TrackerTest().With("in/a.json", Judge.Replace("It says 41.", new string('a', 60) + "!", StringComparison.Ordinal))
            .With("data/tracker.json", $$"""{ "details": { "redact": [ { "name": "x", "pattern": "{{pattern}}" } ] } }""");

        test.Run("import", "{project}/in/a.json", "--details", "all").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void OptionsThatContradictEachOtherAreMisuse()
    {
        using var test = new TrackerTest().With("in/a.json", Judge);

        test.Run("import", "{project}/in/a.json", "--details", "all", "--no-verdicts").Exits(ExitCode.Misuse);
        StringAssert.Contains(test.Err, "--details is about single items, --no-verdicts keeps none", StringComparison.Ordinal);
        test.Run("import", "{project}/in/a.json", "--details", "some").Exits(ExitCode.Misuse);
    }

    private static string Details(TrackerTest test, string module = "m01")
    {
        var file = Directory.GetFiles(test.PathOf("data/details/" + module)).Single();
        return File.ReadAllText(file).Replace(Path.GetFileNameWithoutExtension(file), "ID", StringComparison.Ordinal);
    }
}
