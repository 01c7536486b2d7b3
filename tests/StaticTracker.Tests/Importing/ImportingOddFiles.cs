using System.Text;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>
/// Every format, sound and spoiled in a thousand ways: a file is refused with a reason, or what is written is whole, and its figures are those that its verdicts give. Nothing of it
/// breaks the program.
/// </summary>
[TestClass]
public sealed class ImportingOddFiles
{
    private const int Spoiled = 12;

    private const string Rules = """
        { "import": { "rules": [
            { "match": { "format": "table" }, "columns": { "item": "case", "rubric": "check", "result": "outcome", "scores": { "points": "points" }, "output": "answer", "cost_usd": "cost" } },
            { "match": { "format": "every-eval-ever" }, "fields": { "dataset": "{task|slug}" } } ] } }
        """;

    private static readonly Lazy<string> s_rules = new(static () =>
    {
        using var test = new TrackerTest().With("data/tracker.json", Rules);
        return test.Run("check", "--fix").Exits(ExitCode.Fine).Read("data/tracker.json");
    });

    private static readonly string[] s_wanted = ["--prompt-version", "v1", "--model", "a", "--timestamp", "2026-03-01T00:00:00", "--override"];

    public static IEnumerable<object[]> Samples => Directory.GetFiles(SampleFiles.Own("formats"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => new object[] { Path.GetRelativePath(SampleFiles.Own("formats"), f).Replace('\\', '/') });

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void WhatASoundOneWritesPassesEveryCheck(string name)
    {
        foreach (string[] options in (string[][])[[], ["--pass-mark", "0.5"], ["--no-verdicts"], ["--details", "all"]])
        {
            using var test = With(name, null, out var path);
            Import(test, path, options).Exits(ExitCode.Fine);
            AssertSound(test, $"{name} {string.Join(' ', options)}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void ASpoiledOneIsRefusedOrGivesSoundFigures(string name)
    {
        var odd = new OddFiles(Seed(name));
        for (var i = 0; i < Spoiled; i++)
        {
            var (what, content) = odd.Next(name, File.ReadAllBytes(SampleFiles.Own("formats/" + name)));
            using var test = With(name, content, out var path);
            Import(test, path, (i % 4) switch { 0 => [], 1 => ["--pass-mark", "0.5"], 2 => ["--details", "all"], _ => ["--details", "failed", "--pass-mark", "0.5"] });
            AssertSound(test, $"{name}, {i}: {what}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void AnotherDressGivesTheSameFigures(string name)
    {
        using var sound = With(name, null, out var at);
        Import(sound, at).Exits(ExitCode.Fine);
        foreach (var (what, content) in new OddFiles(Seed(name)).Harmless(name, File.ReadAllBytes(SampleFiles.Own("formats/" + name))))
        {
            using var test = With(name, content, out var path);
            Import(test, path);
            Assert.AreEqual(ExitCode.Fine, test.ExitCode, $"{name}: {what}\n{test.Err}\n{Encoding.UTF8.GetString(content)}");
            Assert.AreEqual(ExperimentText.Of(sound), ExperimentText.Of(test), $"{name}: {what}\n{Encoding.UTF8.GetString(content)}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void CutOffAnywhereItNeverCountsMore(string name)
    {
        using var whole = With(name, null, out var at);
        Import(whole, at).Exits(ExitCode.Fine);
        var most = Total(whole);
        var content = File.ReadAllBytes(SampleFiles.Own("formats/" + name));
        for (var i = 1; i <= 12; i++)
        {
            using var test = With(name, content[..(content.Length * i / 13)], out var path);
            Import(test, path);
            AssertSound(test, $"{name}, {i} of 13");
            Assert.IsLessThanOrEqualTo(most, Total(test), $"{name}, {i} of 13: {test.Err}");
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ASpoiledArchiveIsRefusedOrGivesSoundFigures(bool isPacked)
    {
        var log = File.ReadAllText(SampleFiles.Own("formats/inspect.json"));
        using var whole = JsonDocument.Parse(log);
        var samples = whole.RootElement.GetProperty("samples").EnumerateArray().Select((s, i) => ($"samples/{i}_epoch_1.json", s.GetRawText()));
        var head = File.ReadAllText(SampleFiles.Own("formats/inspect-head.json"));
        var archive = isPacked ? InspectText.Archive([("header.json", head), .. samples]) : InspectText.Archive(("a/inspect.json", log), ("b/ragas.csv", File.ReadAllText(SampleFiles.Own("formats/ragas.csv"))));
        var random = new Random(11);
        for (var i = 0; i < 60; i++)
        {
            var spoiled = archive.ToArray();
            for (var k = 0; k < 3; k++)
            {
                spoiled[random.Next(spoiled.Length)] = (byte)random.Next(256);
            }

            var content = i % 3 == 0 ? spoiled[..random.Next(spoiled.Length)] : spoiled;
            using var test = new TrackerTest().With(isPacked ? "in/a.eval" : "in/a.zip", content).With("data/tracker.json", s_rules.Value);
            Import(test, isPacked ? "in/a.eval" : "in/a.zip");
            AssertSound(test, $"archive {i}");
        }
    }

    [TestMethod]
    [DataRow("mt-bench.jsonl", "\"question_id\": 81", "\"question_id\": \"\"", "error ST409: an item in it has no name")]
    [DataRow("run.jsonl", "\"rubric\": \"tone\"", "\"rubric\": \"LONG\"", "error ST409: a rubric in it has no name, or one of more than 500 characters")]
    [DataRow("run.jsonl", "FORMAT_ERROR", "not a label", "")]
    [DataRow("promptfoo-3.json", "eval-abc-2026-03-05T12:00:00", "LONG", "")]
    public void NamesThatNoDataMayHoldAreRefusedOrLeftOut(string name, string sound, string odd, string expected)
    {
        var text = File.ReadAllText(SampleFiles.Own("formats/" + name)).Replace(sound, odd.Replace("LONG", new string('z', 700), StringComparison.Ordinal), StringComparison.Ordinal);
        using var test = With(name, Encoding.UTF8.GetBytes(text), out var path);

        Import(test, path).Exits(expected.Length == 0 ? ExitCode.Fine : ExitCode.Problems);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        AssertSound(test, name);
    }

    private static int Seed(string name) => name.Aggregate(17, (seed, c) => unchecked((seed * 31) + c));

    /// <summary>A project with the sample, the given content in its place, and the files that lie beside it; what is to be imported.</summary>
    private static TrackerTest With(string name, byte[]? content, out string path)
    {
        var test = new TrackerTest().With("data/tracker.json", s_rules.Value);
        var folder = name.Contains('/', StringComparison.Ordinal) ? name[..name.IndexOf('/', StringComparison.Ordinal)] : null;
        var files = folder is null ? [name] : Directory.GetFiles(SampleFiles.Own("formats/" + folder), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(SampleFiles.Own("formats"), f).Replace('\\', '/'));
        foreach (var file in files)
        {
            test.With("in/" + file, file == name && content is not null ? content : File.ReadAllBytes(SampleFiles.Own("formats/" + file)));
        }

        path = folder is null ? "in/" + name : "in/" + folder;
        return test;
    }

    private static TrackerTest Import(TrackerTest test, string path, params string[] options) => test.Run(["import", "{project}/" + path, "--module", "m", .. s_wanted, .. options]);

    private static long Total(TrackerTest test) => Directory.GetFiles(test.PathOf("data/modules"), "*.json").Sum(f =>
    {
        using var module = JsonDocument.Parse(File.ReadAllBytes(f));
        return module.RootElement.GetProperty("experiments").EnumerateArray().Sum(e => e.GetProperty("metrics").TryGetProperty("total", out var total) ? total.GetInt64() : 0);
    });

    /// <summary>Refused with a reason, or written whole, in canonical form and with figures that add up; never half of either.</summary>
    private static void AssertSound(TrackerTest test, string what)
    {
        what = $"{what}\n{test.Out}\n{test.Err}";
        Assert.IsTrue(test.ExitCode is ExitCode.Fine or ExitCode.Problems, what);
        Assert.AreEqual(test.ExitCode == ExitCode.Problems, test.Err.Contains(": error ST", StringComparison.Ordinal), what);
        Assert.IsTrue(test.ExitCode == ExitCode.Problems || test.Out.Contains(" 0 refused", StringComparison.Ordinal), what);
        var files = Directory.GetFiles(test.PathOf("data"), "*", SearchOption.AllDirectories);
        Assert.IsEmpty(files.Where(f => f.EndsWith(".tracker-new", StringComparison.Ordinal)), what);
        test.Run("check");
        Assert.IsTrue(test.ExitCode == ExitCode.Fine, $"{what}\n{test.Out}\n{test.Err}");
    }
}
