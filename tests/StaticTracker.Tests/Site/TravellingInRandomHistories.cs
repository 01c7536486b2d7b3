using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Site;

/// <summary>Branches, merges of all kinds, repeats, late imports, edits, moves, withdrawals, removals, errors and ties: at each commit the files of time travel say what the heatmap of that commit's own tree says.</summary>
[TestClass]
public sealed class TravellingInRandomHistories
{
    private const int Commits = 14;

    private static readonly string[] s_files = ["m01", "m02"];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    public void EachCommitIsAsItsOwnTree(int seed)
    {
        var random = new Random(seed);
        using var repo = new ReviewedRepo();
        var git = repo.Git;
        var states = new Dictionary<string, Dictionary<string, List<string[]>>>(StringComparer.Ordinal) { ["main"] = Fresh(), ["side"] = Fresh() };
        Write(git, states["main"]);
        Settle(git, "Begin", 0);
        git.Git("branch", "side");
        for (var i = 1; i < Commits; i++)
        {
            var (branch, other) = random.Next(2) == 0 ? ("main", "side") : ("side", "main");
            git.Checkout(branch);
            var joins = random.Next(4) == 0;
            if (joins)
            {
                git.TryGit("merge", "-q", "--no-ff", "--no-commit", "-s", "ours", other);
                states[branch] = random.Next(3) switch { 0 => states[branch], 1 => Copy(states[other]), _ => Joined(states[branch], states[other]) };
            }

            if (!joins || random.Next(3) == 0)
            {
                states[branch] = Copy(states[branch]);
                Change(states[branch], random, i);
            }

            Write(git, states[branch]);
            Settle(git, $"Step {i}", i);
            if (random.Next(4) == 0)
            {
                repo.Run("build").Exits(ExitCode.Fine);
            }
        }

        git.Checkout(random.Next(4) == 0 ? "side" : "main");
        repo.Run("build").Exits(ExitCode.Fine);
        var site = git.PathOf("_site");
        var told = PastFiles.Moments(site);

        Assert.IsNotEmpty(told);
        foreach (var (hash, figures) in told)
        {
            Assert.AreEqual(AtCommit(git, hash, PastFiles.Shown(site)), figures, $"seed {seed}, commit {hash}");
        }

        var line = git.Git("log", "--first-parent", "--format=%H").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        CollectionAssert.IsSubsetOf(told.Select(m => m.Hash).ToArray(), line.Select(h => h[..8]).ToArray());
        Assert.AreEqual(AtCommit(git, line[0], PastFiles.Shown(site)), told[^1].Figures, "the newest moment is what HEAD holds");

        Directory.Delete(git.PathOf(".git/statictracker"), recursive: true);
        repo.Run("build", "-o", git.PathOf("cold")).Exits(ExitCode.Fine);
        Assert.AreEqual(File.ReadAllText(git.PathOf("cold/data/time.js")), File.ReadAllText(git.PathOf("_site/data/time.js")), "what was kept is what is read");
        Assert.AreEqual(File.ReadAllText(git.PathOf("cold/data/time-0.js")), File.ReadAllText(git.PathOf("_site/data/time-0.js")));
    }

    /// <summary>The figures of a commit's tree by the program's own index, of the columns and data sets of today.</summary>
    private static string AtCommit(TestRepo git, string hash, (string[] Ids, string[] Versions, string[] Models) shown)
    {
        var lines = new List<string>();
        foreach (var id in shown.Ids)
        {
            var (exit, text) = git.TryGit("show", $"{hash}:data/modules/{id}.json");
            if (exit != 0)
            {
                continue;
            }

            using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text));
            var row = HeatmapIndexer.RowOf(ModuleReader.TryRead(tree, out _)!, Settings.Default);
            foreach (var cell in row.Cells.Where(c => shown.Versions.Contains(c.Version.Text) && c.ByModel.Count > 0))
            {
                foreach (var result in cell.ByModel.Where(r => shown.Models.Contains(r.Model)))
                {
                    var rate = result.PassRate is { } known ? Rate.Text(known) : "none";
                    lines.Add($"{id} {cell.Version} {result.Model} {rate}{(result.TooManyErrors ? "!" : "")}{(result.Model == cell.Best!.Model ? " best" : "")}");
                }
            }
        }

        return string.Join('\n', lines);
    }

    private static Dictionary<string, List<string[]>> Fresh() => s_files.ToDictionary(f => f, f => new List<string[]> { Result($"{f}a", "v1", "gpt-4o", 1, 50, 0) }, StringComparer.Ordinal);

    private static Dictionary<string, List<string[]>> Copy(Dictionary<string, List<string[]>> state) => state.ToDictionary(p => p.Key, p => p.Value.ConvertAll(e => (string[])e.Clone()), StringComparer.Ordinal);

    /// <summary>All that either has; where both have it, the other's.</summary>
    private static Dictionary<string, List<string[]>> Joined(Dictionary<string, List<string[]>> one, Dictionary<string, List<string[]>> other) =>
        s_files.ToDictionary(f => f, f => other[f].Concat(one[f].Where(e => !other[f].Exists(o => o[0] == e[0]))).Select(e => (string[])e.Clone()).ToList(), StringComparer.Ordinal);

    /// <summary>Id, version, model, day, passed of a hundred, errors, match, whether it was taken back.</summary>
    private static string[] Result(string id, string version, string model, int day, int pass, int errors) =>
        [id, version, model, Number(day), Number(pass), Number(errors), Number((pass + day) % 50), ""];

    private static void Change(Dictionary<string, List<string[]>> state, Random random, int step)
    {
        var list = state[s_files[random.Next(s_files.Length)]];
        var (version, model) = ($"v{random.Next(1, 3)}", random.Next(2) == 0 ? "gpt-4o" : "gpt-5");
        if (list.Count < 3 || random.Next(3) == 0)
        {
            list.Add(Result($"x{step}", version, model, random.Next(1, 28), 10 * random.Next(4, 7), random.Next(4) == 0 ? 30 : 0));
            return;
        }

        var one = list[random.Next(list.Count)];
        switch (random.Next(6))
        {
            case 0:
                one[1] = version;
                break;
            case 1:
                one[2] = model;
                break;
            case 2:
                one[3] = Number(random.Next(1, 28));
                break;
            case 3:
                one[4] = Number(10 * random.Next(4, 7));
                break;
            case 4:
                one[7] = one[7].Length == 0 ? ", \"withdrawn\": { \"reason\": \"wrong\", \"at\": \"2026-03-01T00:00:00\" }" : "";
                break;
            default:
                list.Remove(one);
                break;
        }
    }

    private static void Write(TestRepo git, Dictionary<string, List<string[]>> state)
    {
        foreach (var (id, list) in state)
        {
            var experiments = list.ConvertAll(e => $$"""
                { "id": "{{e[0]}}", "prompt_version": "{{e[1]}}", "model": "{{e[2]}}", "dataset_version": "1", "timestamp": "2026-01-{{e[3].PadLeft(2, '0')}}T00:00:00",
                  "metrics": { "pass_rate": {{e[4]}}.0, "match_rate": {{e[6]}}.0, "total": {{100 + int.Parse(e[5], CultureInfo.InvariantCulture)}}, "pass": {{e[4]}}, "fail": {{100 - int.Parse(e[4], CultureInfo.InvariantCulture)}}, "error": {{e[5]}} }{{e[7]}} }
                """);
            git.Write($"data/modules/{id}.json", TestRepo.Lines($$"""{ "module_id": "{{id}}", "experiments": [{{string.Join(',', experiments)}}] }"""));
        }
    }

    private static void Settle(TestRepo git, string message, int day)
    {
        git.Git("add", "data/modules");
        git.GitAs("Ada", $"2026-03-{day + 1:00}T10:00Z", "commit", "-q", "--allow-empty", "-m", message);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
