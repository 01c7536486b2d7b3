using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Migrating;

/// <summary>JavaScript is read as literals; what is none, and what is no YAML of ours, is refused with its place, and nothing is written.</summary>
[TestClass]
public sealed class ReadingOldFiles
{
    [TestMethod]
    [DataRow("const a = [1, 2].map(x => x);", "1:17: error ST470: '.' is not expected here")]
    [DataRow("const a = require('fs');", "1:11: error ST470: 'require' is code, not a literal")]
    [DataRow("const a = { x: 1 + 1 };", "1:18: error ST470: '+' stands where ',' or '}' should")]
    [DataRow("const a = `${process.env.HOME}`;", "1:12: error ST470: '${' is code, not a literal")]
    [DataRow("function f() { return 1; }", "1:1: error ST470: 'function' begins code")]
    [DataRow("const a = {\n  \"x\": 1,\n  \"x\": 2\n};", "3:3: error ST470: the key 'x' stands twice in one object")]
    [DataRow("const a = { x: NaN };", "1:16: error ST470: NaN and Infinity are no figures")]
    [DataRow("const a = { x: 0x10 };", "1:16: error ST470: '0x10' is no decimal number")]
    [DataRow("const a = { x: 'open };", "1:24: error ST470: the text in quotes is not closed")]
    [DataRow("const a = [1, 2", "1:16: error ST470: the text ends before the list does")]
    [DataRow("const a = {};\nconst a = {};", "2:1: error ST470: 'a' is assigned twice")]
    [DataRow("const a = { x: undefined };", "1:16: error ST470: 'undefined' is code")]
    [DataRow("const a = {\n  x: 'y\\ud83d' };", "2:6: error ST470: half of a character stands alone in this text")]
    [DataRow("/* open", "1:1: error ST470: the comment is not closed")]
    [DataRow("", "1:1: error ST470: there is nothing in it")]
    [DataRow("const { a } = {};", "1:7: error ST470: '{' stands where a name should")]
    public void CodeIsNeverRun(string text, string expected)
    {
        using var test = new TrackerTest().With("old.js", text);

        test.Run("migrate", "{project}/old.js").Exits(ExitCode.Problems);

        StringAssert.StartsWith(test.Err, "old.js:" + expected, StringComparison.Ordinal);
    }

    [TestMethod]
    public void LiteralsMayBeWrittenInManyWays()
    {
        using var test = new TrackerTest().With("old.js", "\uFEFF// a comment\nexport const progressData = [{ run_id: 'a', 'module': \"m\\u0030\\x31\", prompt_version: `v1`, model: 'gp\\\nt-5',\n timestamp: '2026-01-20T00:00:00', /* here */ summary: { pass: 3, fail: 1e0, error: 0, }, ok: true, no: null, }, ]\n");

        test.Run("migrate", "{project}/old.js").Exits(ExitCode.Fine);

        Assert.Contains("m01 v1 gpt-5: 75.0 % (3 of 4)", test.Out);
        Assert.Contains("old.js:4  'ok' of 1 run: there is no place for it", test.Out);
    }

    [TestMethod]
    [DataRow("runs: &a [*a]", "an alias is not read")]
    [DataRow("runs: !!python/object:os.system [x]", "a tag is not read")]
    [DataRow("runs: [\n", "this YAML cannot be read")]
    [DataRow("runs: []\nruns: []", "the key 'runs' stands twice in one map")]
    [DataRow("a: 1\n---\nb: 2", "there is more than one document in it")]
    [DataRow("", "there is nothing in it")]
    [DataRow("runs:\n- a: 1\n  [1, 2b: 3\n", "this YAML cannot be read")]
    [DataRow("? [a]\n: 1", "a key must be a text")]
    public void YamlIsPlain(string text, string expected)
    {
        using var test = new TrackerTest().With("old.yaml", text);

        test.Run("migrate", "{project}/old.yaml").Exits(ExitCode.Problems);

        Assert.Contains("error ST003", test.Err);
        Assert.Contains(expected, test.Err);
    }

    [TestMethod]
    [DataRow("a.yaml", "a: 1\nb: é", "a.yaml:2:4: error ST002: these bytes are not UTF-8; save it as UTF-8\n")]
    [DataRow("a.js", "// a\n  // é", "a.js:2:6: error ST002: these bytes are not UTF-8; save it as UTF-8\n")]
    public void BytesThatAreNotUtf8AreTold(string name, string text, string expected)
    {
        using var test = new TrackerTest().With(name, System.Text.Encoding.Latin1.GetBytes(text));

        test.Run("migrate", "{project}/" + name).Exits(ExitCode.Problems);

        Assert.AreEqual(expected, test.Err);
    }

    [TestMethod]
    public void MarksAndLineEndsMakeNoDifference()
    {
        var yaml = LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", "2026-01-20T00:00:00", 1, 1)).TrimEnd('\n') + '\n';
        foreach (var text in (string[])[yaml, '\uFEFF' + yaml, yaml.Replace("\n", "\r\n", StringComparison.Ordinal)])
        {
            using var test = new TrackerTest().With("a.yaml", text);

            test.Run("migrate", "{project}/a.yaml").Exits(ExitCode.Fine);

            Assert.AreEqual("", test.Err);
            Assert.Contains("m01 v1 gpt-5: 50.0 % (1 of 2)", test.Out);
        }
    }

    [TestMethod]
    public void YamlThatMayBeCutOffIsTold()
    {
        var yaml = LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", "2026-01-20T00:00:00", 1, 12)).TrimEnd('\n');
        using var test = new TrackerTest().With("a.yaml", yaml[..^1]).With("b.yaml", "runs: []");

        test.Run("migrate", "{project}/a.yaml", "{project}/b.yaml");

        Assert.Contains(": warning ST487: the last line has no end: the file may be cut off, and its last value with it", test.Err);
        Assert.DoesNotContain("b.yaml", test.Err);
    }

    [TestMethod]
    public void DeepNestingEnds()
    {
        using var test = new TrackerTest().With("old.yaml", new string('[', 100) + new string(']', 100)).With("old.js", "const a = " + new string('[', 100));

        test.Run("migrate", "{project}/old.yaml", "{project}/old.js").Exits(ExitCode.Problems);

        Assert.Contains("nested deeper than 32 levels", test.Err);
        Assert.Contains("nested deeper than 64 levels", test.Err);
    }

    [TestMethod]
    [DataRow("thresholds: { high: 1 }")]
    [DataRow("- 1\n- 2")]
    [DataRow("just words")]
    public void AFileThatHoldsNothingKnownIsRefused(string text)
    {
        using var test = new TrackerTest().With("old.yaml", text);

        test.Run("migrate", "{project}/old.yaml").Exits(ExitCode.Problems);

        Assert.Contains("old.yaml: error ST471: this file holds nothing that is known", test.Err);
    }

    [TestMethod]
    public void OneBadFileKeepsAllFromBeingWritten()
    {
        using var test = new TrackerTest().With("a.yaml", LegacyText.Yaml(LegacyText.Run("m01", "v1", "gpt-5", "2026-01-20T00:00:00", 1, 1))).With("b.js", "alert(1)").With("c.txt", "x").With("d.js", [0xFF, 0xFE, 0x00]);

        test.Run("migrate", "{project}/a.yaml", "{project}/b.js", "{project}/c.txt", "{project}/d.js", "{project}/none.js", "{project}/data").Exits(ExitCode.Problems);

        Assert.IsFalse(test.Has("data/modules/m01.json"));
        Assert.AreEqual("ST470 ST471 ST002 ST412 ST412", string.Join(' ', new[] { "b.js", "c.txt", "d.js", "none.js", "data" }.Select(f => test.Err.Split('\n').Single(l => l.StartsWith(f + ":", StringComparison.Ordinal)).Split("error ")[1][..5])));
    }

    [TestMethod]
    [DataRow("prompt_version: v1\n  model: gpt-5\n  timestamp: yesterday\n  summary: {pass: 1, fail: 1}", "ST404")]
    [DataRow("prompt_version: v1\n  timestamp: '2026-01-20T00:00:00'\n  summary: {pass: 1, fail: 1}", "ST402")]
    [DataRow("prompt_version: v1\n  model: gpt-5\n  timestamp: '2026-01-20T00:00:00'\n  summary: {pass: -1, fail: 1}", "ST411")]
    [DataRow("prompt_version: v1\n  model: gpt-5\n  timestamp: '2026-01-20T00:00:00'\n  summary: {pass: 1.5, fail: 1}", "ST411")]
    [DataRow("prompt_version: v1\n  model: gpt-5\n  timestamp: '2026-01-20T00:00:00'\n  summary: {pass: 0, fail: 0}", "ST411")]
    [DataRow("prompt_version: v1\n  model: gpt-5\n  timestamp: '2026-01-20T00:00:00'\n  pass_rate: 120", "ST408")]
    public void ARunThatCannotBeOneIsLeftAndTold(string members, string code)
    {
        using var test = new TrackerTest().With("a.yaml", $"runs:\n- module: m01\n  {members}\n" + LegacyText.Run("m02", "v1", "gpt-5", "2026-01-20T00:00:00", 1, 1));

        test.Run("migrate", "{project}/a.yaml").Exits(ExitCode.Problems);

        Assert.Contains($"error {code}", test.Err);
        Assert.DoesNotContain("--", test.Err);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
        Assert.IsTrue(test.Has("data/modules/m02.json"));
        Assert.Contains("left    a.yaml:2  the run without an id: ", test.Out);
    }

    [TestMethod]
    [DataRow("--primary-rubric", "m01", "must be NAME=ID")]
    [DataRow("--primary-rubric", "M 01=x", "is no module")]
    [DataRow("--rubric", "=x", "must be NAME=ID")]
    [DataRow("--rubric", "x=", "must be NAME=ID")]
    public void OptionsAreLookedAtFirst(string option, string value, string expected)
    {
        using var test = new TrackerTest().With("a.yaml", LegacyText.Yaml());

        test.Run("migrate", "{project}/a.yaml", option, value).Exits(ExitCode.Misuse);

        Assert.Contains(expected, test.Err);
    }
}
