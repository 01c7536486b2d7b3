using System.Globalization;
using System.Text.Json.Nodes;
using StaticTracker.Diagnostics;
using StaticTracker.Merging;
using StaticTracker.Storage;
using static StaticTracker.Tests.Merging.MergeText;

namespace StaticTracker.Tests.Merging;

/// <summary>
/// Random pairs of branches made of imports, corrections, edits of suggestions and of settings, merged by the real git. Each pair is a module of its own and its entry in the
/// settings, so that one <c>git merge</c> tries them all. The driver starts a process for each: <c>TRACKER_MERGE_PAIRS=1000</c> tries that many of them too.
/// </summary>
[TestClass]
public class TryingManyBranches
{
    private const int Seed = 20261121;
    private const int ByResolve = 1000;
    private const int ByDriver = 40;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void TheDriverMergesAllThatDoNotContradictAndLosesNothing()
    {
        var pairs = int.TryParse(Environment.GetEnvironmentVariable("TRACKER_MERGE_PAIRS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : ByDriver;
        using var repo = Branches(pairs, withDriver: true, out var expected);

        repo.Repo.TryGit("merge", "theirs", "-m", "Merge");

        Verify(repo, expected, "git with the driver");
    }

    [TestMethod]
    public void ResolveMergesAllThatDoNotContradictAndLosesNothing()
    {
        using var repo = Branches(ByResolve, withDriver: false, out var expected);
        // Told not to try by lines, git leaves every file that both changed, with ours in its place.
        File.WriteAllText(Path.Combine(repo.Folder, ".git", "info", "attributes"), "data/** -merge\n");
        Assert.AreEqual(1, repo.Repo.TryGit("merge", "theirs", "-m", "Merge").ExitCode);
        repo.Tracker("resolve", "--force", "-q");

        Verify(repo, expected, "git and tracker resolve");
    }

    /// <summary>A repository on the branch ours, with the branch theirs beside it, and what is expected of merging each file that both changed.</summary>
    private static BranchedRepo Branches(int pairs, bool withDriver, out Dictionary<string, Expected> expected)
    {
        var random = new Random(Seed);
        var repo = new BranchedRepo(withDriver);
        var versions = Enumerable.Range(0, pairs).Select(i => Module(i, random)).ToList();
        var settings = (Before: Settings(pairs, null), Ours: Settings(pairs, random), Theirs: Settings(pairs, random));
        var files = versions.Select((v, i) => ($"data/modules/p{i:d4}.json", v)).Append(("data/tracker.json", settings)).ToList();
        Write(repo, files.Select(f => (f.Item1, f.Item2.Before)), "Begin");
        repo.Branch("theirs");
        Write(repo, files.Select(f => (f.Item1, f.Item2.Theirs)), "Theirs");
        repo.Branch("ours");
        Write(repo, files.Select(f => (f.Item1, f.Item2.Ours)), "Ours");
        expected = files.ToDictionary(f => f.Item1, f => new Expected(
            DataMerge.Merge(new MergeInput(DataPath.KindOf(f.Item1)!.Value, f.Item1, Bytes(f.Item2.Before), Bytes(f.Item2.Ours), Bytes(f.Item2.Theirs)), MergeLabels.Default, new Problems())!,
            [.. Ids(f.Item2.Ours), .. Ids(f.Item2.Theirs)]));
        return repo;
    }

    private static (string Before, string Ours, string Theirs) Module(int number, Random random)
    {
        string Text(JsonObject module) => Canonical(module.ToJsonString().Replace("m01", $"p{number:d4}", StringComparison.Ordinal));
        string Edited()
        {
            var module = BranchEdit.Start();
            for (var i = random.Next(2, 9); i > 0; i--)
            {
                new BranchEdit(random.Next(BranchEdit.Kinds), random.Next(10), random.Next(13)).Do(module);
            }

            return Text(module);
        }

        return (Text(BranchEdit.Start()), Edited(), Edited());
    }

    private static string Settings(int pairs, Random? random)
    {
        var modules = new JsonObject();
        for (var i = 0; i < pairs; i++)
        {
            var entry = new JsonObject { ["name"] = $"Module {i}" };
            modules[$"p{i:d4}"] = entry;
            if (random?.Next(2) == 0)
            {
                entry[new[] { "name", "group", "description" }[random.Next(3)]] = $"text {random.Next(6)}";
            }
        }

        return Canonical(new JsonObject { ["title"] = "Many", ["modules"] = modules }.ToJsonString(), DataKind.Settings);
    }

    private static void Write(BranchedRepo repo, IEnumerable<(string Path, string Text)> files, string message)
    {
        foreach (var (path, text) in files)
        {
            repo.Repo.Write(path, text);
        }

        repo.Commit(message);
    }

    private void Verify(BranchedRepo repo, Dictionary<string, Expected> expected, string by)
    {
        var open = repo.Repo.Git("diff", "--name-only", "--diff-filter=U").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var experiments = 0;
        foreach (var (path, (outcome, ids)) in expected)
        {
            var text = repo.Read(path);
            Assert.AreEqual(!outcome.IsClean, open.Contains(path), path);
            Assert.AreEqual(Half(Text(outcome.Content), ours: true), Half(text, ours: true), path);
            Assert.AreEqual(Half(Text(outcome.Content), ours: false), Half(text, ours: false), path);
            experiments += ids.Count;
            Assert.AreEqual("", string.Join(' ', ids.Except(Ids(text))), $"{path} lost experiments");
        }

        var modules = expected.Where(e => e.Key != "data/tracker.json").ToList();
        var clean = modules.Count(e => e.Value.Outcome.IsClean);
        Assert.IsGreaterThan(modules.Count / 2, clean);
        Assert.IsGreaterThan(0, modules.Count - clean);
        Assert.IsGreaterThan(0, expected["data/tracker.json"].Outcome.Conflicts.Count);
        if (open.Count > 0)
        {
            Assert.AreEqual(1, repo.Tracker("check"));
            Assert.AreEqual("", string.Join('\n', open.Where(path => !repo.Last.Out.Contains($"{path}:", StringComparison.Ordinal))), "what the check does not list");
        }

        TestContext.WriteLine($"{by}: {modules.Count} pairs of branches tried, {clean} merged, {modules.Count - clean} left a contradiction; "
            + $"{expected["data/tracker.json"].Outcome.Conflicts.Count} contradictions in the settings; none of {experiments} experiments lost");
    }

    private static HashSet<string> Ids(string text) =>
        [.. text.Split('\n').Where(l => l.StartsWith("      \"id\": \"p", StringComparison.Ordinal)).Select(l => l.Split('"')[3])];

    private sealed record Expected(MergeOutcome Outcome, HashSet<string> Experiments);
}
