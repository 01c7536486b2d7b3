using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;
using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Commands;

/// <summary><c>tracker merge BASE OURS THEIRS</c> by hand, and as git calls it with files that have no names of their own.</summary>
[TestClass]
public class MergingThreeFiles
{
    private static readonly string s_before = Module("", Experiment("e1"));

    [TestMethod]
    public void TheResultIsInOursAndNothingIsSaid()
    {
        using var test = Files(s_before, Module("", Experiment("e1"), Experiment("e2")), Module("", Experiment("e1"), Experiment("e3")));

        Merge(test).Exits(ExitCode.Fine);

        Assert.AreEqual("", test.Out + test.Err);
        Assert.AreEqual(Canonical(Module("", Experiment("e1"), Experiment("e2"), Experiment("e3"))), test.Read("a"));
        Assert.AreEqual("a b o", string.Join(' ', Directory.GetFiles(test.Project).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void AnEmptyBaseMeansBothAddedIt()
    {
        using var test = Files("", Module("", Experiment("e2")), Module("", Experiment("e3")));

        Merge(test).Exits(ExitCode.Fine);

        Assert.AreEqual(Canonical(Module("", Experiment("e2"), Experiment("e3"))), test.Read("a"));
    }

    [TestMethod]
    public void ContradictionsAreNamedWithTheLabelsAndTheSizeAskedFor()
    {
        using var test = Files("{}", """{"title": "A"}""", """{"title": "B"}""");

        Merge(test, "--path", "data/tracker.json", "-L", "9", "--our-label", "main", "--their-label", "1a2b3c4 (Title\u001b[31m)").Exits(ExitCode.Problems);

        Assert.AreEqual("{\n<<<<<<<<< main\n  \"title\": \"A\"\n=========\n  \"title\": \"B\"\n>>>>>>>>> 1a2b3c4 (Title\\u001b[31m)\n}\n", test.Read("a"));
        Assert.AreEqual("data/tracker.json:2:1: error ST570: title: ours has \"A\", theirs has \"B\"; keep one of the two and delete the markers\n", test.Err);
    }

    [TestMethod]
    public void LabelsThatAnOlderGitDoesNotKnowAreNone()
    {
        using var test = Files("{}", """{"title": "A"}""", """{"title": "B"}""");

        Merge(test, "--path", "data/tracker.json", "--our-label", "%X", "--their-label", "%Y").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Read("a"), "<<<<<<< ours\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ADryRunWritesNothingAndTellsAPrograms()
    {
        using var test = Files("{}", """{"title": "A"}""", """{"title": "B", "links": {"x": "https://x.example"}}""");

        Merge(test, "--path", "data/tracker.json", "--dry-run", "--json").Exits(ExitCode.Problems);

        Assert.AreEqual("""{"title": "A"}""", test.Read("a"));
        var answer = JsonDocument.Parse(test.Out).RootElement;
        Assert.AreEqual("True False True", $"{answer.GetProperty("dry_run")} {answer.GetProperty("clean")} {answer.GetProperty("by_identity")}");
        Assert.AreEqual("title", answer.GetProperty("conflicts")[0].GetProperty("place").GetString());
    }

    [TestMethod]
    [DataRow("6")]
    [DataRow("201")]
    [DataRow("-7")]
    [DataRow("seven")]
    public void AnUnfitMarkerSizeIsMisuse(string size)
    {
        using var test = Files("{}", "{}", "{}");

        Merge(test, $"--marker-size={size}").Exits(ExitCode.Misuse);

        StringAssert.Contains(test.Err, "--marker-size is a number from 7 to 200", StringComparison.Ordinal);
    }

    [TestMethod]
    public void WhatNothingTellsTheKindOfIsNotTouched()
    {
        using var test = Files("{}", """{"title": "A"}""", """{"title": "B"}""");

        Merge(test).Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "a: error ST575: nothing tells what kind of data file this is; say where it lies with --path", StringComparison.Ordinal);
        Assert.AreEqual("""{"title": "A"}""", test.Read("a"));
    }

    [TestMethod]
    public void AFileOfAnotherKindMergesAsGitDoes()
    {
        using var test = Files("1\n2\n3\n4\n", "one\n2\n3\n4\n", "1\n2\n3\nfour\n");

        Merge(test, "--path", "notes.md").Exits(ExitCode.Fine);

        Assert.AreEqual("one\n2\n3\nfour\n", test.Read("a"));
    }

    [TestMethod]
    public void ASideThatIsBrokenIsMergedByLinesAndNeverClean()
    {
        using var test = Files("{\n\"a\": 1\n}\n", "{\n\"a\": 1\n", "{\n\"a\": 2\n}\n");

        Merge(test, "--path", "data/modules/m01.json").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "data/modules/m01.json (ours):3:1: error ST003", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "error ST572", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("a"), "\"a\": 2", StringComparison.Ordinal);
    }

    [TestMethod]
    public void TheDerivedIndexIsNotMergedByIdentity()
    {
        using var test = Files("{}", """{"a": 1}""", """{"a": 2}""");

        Merge(test, "--path", "data/heatmap_index.json").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST575: this file is derived", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AMissingFileIsAProblem()
    {
        using var test = Files("{}", "{}", "{}");

        test.Run("merge", "{project}/o", "{project}/a", "{project}/none").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST007: one of the three versions cannot be read: ", StringComparison.Ordinal);
        Assert.EndsWith("; look whether it is there, and at its permissions\n", test.Err);
        Assert.AreEqual("{}", test.Read("a"));
    }

    [TestMethod]
    public void ALinkIsNotFollowed()
    {
        using var test = Files("{}", "{}", """{"title": "B"}""");
        File.Delete(test.PathOf("a"));
        File.CreateSymbolicLink(test.PathOf("a"), test.PathOf("b"));

        Merge(test, "--path", "data/tracker.json").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "error ST010", StringComparison.Ordinal);
        Assert.AreEqual("""{"title": "B"}""", test.Read("b"));
    }

    private static TrackerTest Files(string before, string ours, string theirs)
    {
        var test = new TrackerTest();
        Directory.Delete(test.PathOf("data"), recursive: true);
        return test.With("o", before).With("a", ours).With("b", theirs);
    }

    private static TrackerTest Merge(TrackerTest test, params string[] more) => test.Run(["merge", "{project}/o", "{project}/a", "{project}/b", .. more]);
}
