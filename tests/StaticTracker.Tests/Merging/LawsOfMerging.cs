using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;
using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Merging;

/// <summary>What must hold of every merge, tried on branches made of imports, retractions, corrections, edits of suggestions and of settings.</summary>
[TestClass]
public class LawsOfMerging
{
    private static readonly Gen<BranchEdit> s_edit =
        from kind in Gen.Choose(0, BranchEdit.Kinds - 1)
        from target in Gen.Choose(0, 9)
        from value in Gen.Choose(0, 12)
        select new BranchEdit(kind, target, value);

    /// <summary>Shrunk by leaving edits out: what is left is what it takes.</summary>
    private static readonly Arbitrary<BranchEdit[]> s_branch = Arb.From(
        s_edit.ListOf().Resize(6).Select(edits => edits.ToArray()),
        edits => Enumerable.Range(0, edits.Length).Select(i => edits.Where((_, k) => k != i).ToArray()));

    private static readonly string s_start = Canonical(BranchEdit.Start().ToJsonString());

    [TestMethod]
    public void TheOrderOfTheSidesDoesNotMatter() => Holds(s_branch, s_branch, (x, y) =>
    {
        var (there, back) = (Merged(x, y), Merged(y, x));
        Assert.AreEqual(
            string.Join('\n', there.Conflicts.Select(c => $"{c.Place} {c.Ours} {c.Theirs}").Order(StringComparer.Ordinal)),
            string.Join('\n', back.Conflicts.Select(c => $"{c.Place} {c.Theirs} {c.Ours}").Order(StringComparer.Ordinal)));
        Assert.IsTrue(!there.IsClean || there.Content.AsSpan().SequenceEqual(back.Content));
    });

    [TestMethod]
    public void TheOrderOfMergesDoesNotMatter()
    {
        var tried = 0;
        Holds(s_branch, s_branch, (x, y) => Holds(s_branch, s_branch, (z, _) =>
        {
            if (Merged(x, y) is { IsClean: true } xy && Merged(y, z) is { IsClean: true } yz && Merged(x, z).IsClean)
            {
                tried++;
                Assert.AreEqual(Clean(s_start, Text(xy.Content), z), Clean(s_start, x, Text(yz.Content)));
            }
        }, times: 4), times: 150);
        Assert.IsGreaterThan(100, tried);
    }

    [TestMethod]
    public void MergingTheSameAgainChangesNothing() => Holds(s_branch, s_branch, (x, y) =>
    {
        Assert.AreEqual(x, Clean(s_start, x, x));
        Assert.AreEqual(x, Clean(s_start, x, s_start));
        if (Merged(x, y) is { IsClean: true } merged)
        {
            Assert.AreEqual(Text(merged.Content), Clean(s_start, Text(merged.Content), y));
            Assert.AreEqual(Text(merged.Content), Clean(x, Text(merged.Content), x));
        }
    });

    [TestMethod]
    public void WhatPassesTheCheckStillDoesInCanonicalForm()
    {
        var (clean, contradicting) = (0, 0);
        Holds(s_branch, s_branch, (x, y) =>
        {
            Assert.AreEqual("", Errors(x) + Errors(y), "the branches themselves");
            var merged = Merged(x, y);
            _ = merged.IsClean ? clean++ : contradicting++;
            foreach (var text in merged.IsClean ? [Text(merged.Content)] : new[] { Half(Text(merged.Content), ours: true), Half(Text(merged.Content), ours: false) })
            {
                Assert.AreEqual("", merged.IsClean ? Errors(text) : "");
                Assert.AreEqual(Canonical(text), text);
            }
        });
        Assert.IsGreaterThan(50, clean);
        Assert.IsGreaterThan(10, contradicting);
    }

    [TestMethod]
    public void NoExperimentIsLost() => Holds(s_branch, s_branch, (x, y) =>
    {
        var merged = Text(Merged(x, y).Content);
        foreach (var id in Ids(x).Concat(Ids(y)))
        {
            StringAssert.Contains(merged, $"\"id\": \"{id}\"", StringComparison.Ordinal);
        }
    });

    [TestMethod]
    public void EveryChangeOfEitherSideIsInTheResult() => Holds(s_branch, s_branch, (x, y) =>
    {
        if (Merged(x, y) is not { IsClean: true } merged)
        {
            return;
        }

        var (before, ofX, ofY, after) = (Leaves(s_start), Leaves(x), Leaves(y), Leaves(Text(merged.Content)));
        var expected = before.Where(l => ofX.ContainsKey(l.Key) && ofY.ContainsKey(l.Key)).ToDictionary();
        foreach (var (path, value) in ofX.Concat(ofY).Where(l => before.GetValueOrDefault(l.Key) != l.Value))
        {
            expected[path] = value;
        }

        Assert.AreEqual(Listed(expected), Listed(after));
    });

    private static StaticTracker.Merging.MergeOutcome Merged(string x, string y) => Merge(DataKind.Module, s_start, x, y);

    private static void Holds(Arbitrary<BranchEdit[]> left, Arbitrary<BranchEdit[]> right, Action<string, string> law, int times = 300) =>
        Prop.ForAll(left, right, (x, y) => law(Branch(x), Branch(y))).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(2026, 1121));

    private static string Branch(BranchEdit[] edits)
    {
        var module = BranchEdit.Start();
        foreach (var edit in edits)
        {
            edit.Do(module);
        }

        return Canonical(module.ToJsonString());
    }

    private static string Errors(string text)
    {
        using var file = JsonFile.Of("m01.json", Bytes(text), new Problems())!;
        var (found, problems) = (new FileProblems(file), new Problems());
        new ModuleFileCheck(Settings.Default).Check(found, "m01.json");
        found.MoveTo(problems);
        return string.Join('\n', problems.ToList().Where(p => p.Severity == Severity.Error));
    }

    private static string Listed(Dictionary<string, string> leaves) => string.Join('\n', leaves.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key} = {l.Value}"));

    /// <summary>Every single value by its path; elements of lists by their id, texts by themselves. Suggestions without an id have no path that stays.</summary>
    private static Dictionary<string, string> Leaves(string module)
    {
        var leaves = new Dictionary<string, string>();
        void Walk(string path, JsonNode node)
        {
            var inner = node switch
            {
                JsonObject o => o.Select(m => ($"{path}.{m.Key}", m.Value!)),
                JsonArray a => a.Where(e => e is not JsonObject o || o.ContainsKey("id")).Select(e => ($"{path}[{((e as JsonObject)?["id"] ?? e)!.ToJsonString()}]", e!)),
                _ => null,
            };
            if (inner is null)
            {
                leaves[path] = node.ToJsonString();
                return;
            }

            foreach (var (at, value) in inner)
            {
                Walk(at, value);
            }
        }

        Walk("", JsonNode.Parse(module)!);
        return leaves;
    }

    private static IEnumerable<string> Ids(string module) => JsonNode.Parse(module)!["experiments"]!.AsArray().Select(e => (string)e!["id"]!);
}
