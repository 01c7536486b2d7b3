using System.Diagnostics;
using System.Text.Json;
using StaticTracker.History;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.History;

/// <summary>A history of many commits whose counts are known.</summary>
[TestClass]
public sealed class ReadingAWorkload
{
    [TestMethod]
    public void FindsEveryAdditionAndCorrection()
    {
        using var repo = new TestRepo();
        var random = new Random(7);
        var experiments = new List<List<string>> { new(), new(), new() };
        var (added, corrected) = (0, 0);
        for (var commit = 0; commit < 40; commit++)
        {
            var module = random.Next(experiments.Count);
            var list = experiments[module];
            if (list.Count > 0 && random.Next(3) == 0)
            {
                var at = random.Next(list.Count);
                var parts = list[at].Split(':');
                list[at] = $"{parts[0]}:{parts[1]}:{(int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) + 1) % 11}";
                corrected++;
            }
            else
            {
                list.Insert(random.Next(list.Count + 1), $"e{added}:v{1 + (added % 4)}:{random.Next(11)}");
                added++;
            }

            repo.Commit("Ada", $"2026-01-20T10:{commit:D2}Z", $"Commit {commit}", ($"data/modules/m{module}.json", HistoryFile.With($"m{module}", "", [.. list])));
        }

        AssertCounts(repo.Read(), 40, added, corrected);
    }

    [TestMethod]
    public void FindsWhatTheManifestOfTheBenchmarkSays()
    {
        if (Bench() is not { } bench)
        {
            // Without the benchmark beside the checkout the test above holds the same.
            return;
        }

        using var repo = new TestRepo();
        var folder = repo.Beside("S");
        using (var process = Process.Start(new ProcessStartInfo("python3", [Path.Combine(bench, "make_workload.py"), "S", folder, "--judge", "none"]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode);
        }

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        int Count(string name) => manifest.RootElement.GetProperty(name).GetInt32();
        for (var round = 0; round < 2; round++)
        {
            AssertCounts(HistoryReader.Read(Path.Combine(folder, "repo", "data")), Count("commits"), Count("experiments"), Count("experiments_corrected"));
        }
    }

    [TestMethod]
    public void ReadsALongHistoryAsWellAsAShortOne()
    {
        using var repo = new TestRepo();
        var stream = new System.Text.StringBuilder();
        const int commits = 3300;
        for (var commit = 0; commit < commits; commit++)
        {
            // A linear history of one experiment whose figure goes up and down, as git fast-import reads it.
            var text = HistoryFile.With($"m{commit % 3}", "", $"e:v1:{commit / 3 % 11}");
            stream.Append(System.Globalization.CultureInfo.InvariantCulture, $"commit refs/heads/main\ncommitter Ada <a@example.org> {1_700_000_000 + commit} +0000\ndata 3\nYes\n");
            stream.Append(System.Globalization.CultureInfo.InvariantCulture, $"M 100644 inline data/modules/m{commit % 3}.json\ndata {text.Length}\n{text}\n");
        }

        repo.Write("stream", stream.ToString());
        repo.Git("config", "core.autocrlf", "false");
        repo.GitFrom("stream", "fast-import", "--quiet");
        File.Delete(repo.PathOf("stream"));
        repo.Git("reset", "-q", "--hard", "main");

        var history = repo.Read();

        AssertCounts(history, commits, added: 3, corrected: commits - 3);
        CollectionAssert.AreEqual(history.Commits.OrderByDescending(c => c.CommittedAt).ToList(), history.Commits.ToList());
        Assert.IsEmpty(history.Uncommitted);
    }

    private static void AssertCounts(ProjectHistory history, int commits, int added, int corrected)
    {
        var facts = history.Commits.SelectMany(c => c.Changes).SelectMany(m => m.Facts).ToList();
        Assert.AreEqual(
            $"{commits} commits, {added} added, {corrected} changed, 0 else",
            $"{history.Commits.Count} commits, {facts.Count(f => f is DataFact.ExperimentAdded)} added, {facts.Count(f => f is DataFact.ExperimentChanged)} changed, "
            + $"{facts.Count(f => f is DataFact.ExperimentRemoved or DataFact.FormOnly or DataFact.ExperimentWithdrawn)} else");
        Assert.IsEmpty(history.Notices);
    }

    private static string? Bench()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var bench = Path.Combine(folder.FullName, "shared", "bench");
            if (File.Exists(Path.Combine(bench, "make_workload.py")))
            {
                return bench;
            }
        }

        return null;
    }
}
