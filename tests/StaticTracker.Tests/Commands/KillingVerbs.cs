using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Migrating;
using StaticTracker.Tests.Routing;
using StaticTracker.Tests.Runs;

namespace StaticTracker.Tests.Commands;

/// <summary>
/// Verbs that write and are killed at any moment, a hundred times between them: no file is half there, and the same command once more gives what an undisturbed one gives. Every other kill comes just after the
/// data folder was locked, when files are written. Promotions, cycles, logs, imports and prune have tests of their own.
/// </summary>
[TestClass]
public sealed partial class KillingVerbs
{
    [TestMethod]
    public void ARouterIsTrainedWholeOrNotAtAll()
    {
        using var test = RoutedData.Ready();

        Kill(test, 36, "route", "train", "m01");
    }

    [TestMethod]
    public void ARunEndsWithItsExperimentOrGoesOn()
    {
        using var test = KeepingRuns.Ready();
        var run = KeepingRuns.Start(test, "--pid", "0");
        test.RunWithInput(string.Concat(Enumerable.Range(0, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"item\":\"B{i}\",\"rubric\":\"r\",\"verdict\":\"{(i % 3 == 0 ? "FAIL" : "PASS")}\"}}\n"))), "run", "log", run, "--kind", "evaluation").Exits(0);

        Kill(test, 20, "run", "finish", run);
    }

    [TestMethod]
    public void AnExperimentIsConcludedOrGoesOn()
    {
        using var test = RunningAbExperiments.Planned();
        RunningAbExperiments.Add(test, 30, turned: 10, back: 0);

        Kill(test, 14, "ab", "conclude", "own");
    }

    [TestMethod]
    public void APromptIsKeptWithAllItsPartsOrNotAtAll()
    {
        using var test = new TrackerTest().With("s.md", "You extract brands.\n").With("t.md", "Name the brand.\n").With("r.md", "Look again.\n");

        Kill(test, 14, "prompt", "add", "m01", "v1", "--system", "{project}/s.md", "--task", "{project}/t.md", "--role", "reviewer={project}/r.md");
    }

    [TestMethod]
    public void AMigrationTakesTheRestTheSecondTime()
    {
        using var test = new TrackerTest().With("old.yaml", LegacyText.Yaml([.. Enumerable.Range(1, 9).Select(m => LegacyText.Run($"m0{m}", "v1", "gpt-5", "2026-01-20T00:31:46", m, 10 - m))]));

        Kill(test, 16, "migrate", "{project}/old.yaml");
    }

    /// <summary>Kills the command again and again on the data as it is now; behind each kill a second try has to give what the first one would have.</summary>
    private static void Kill(TrackerTest test, int kills, params string[] args)
    {
        var start = Files(test);
        test.Run(args).Exits(0);
        var whole = Told(test);
        var random = new Random(kills);
        var (killed, half) = (0, 0);
        for (var i = 0; i < kills; i++)
        {
            Restore(test, start);
            using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, .. args.Select(a => a.Replace("{project}", test.Project, StringComparison.Ordinal)), "--data", test.PathOf("data"), "-q"])
            {
                WorkingDirectory = test.Project,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            if (i % 2 == 0)
            {
                SpinWait.SpinUntil(() => test.Has("data/.lock") || process.HasExited, TimeSpan.FromMinutes(1));
            }

            if (!process.WaitForExit(i % 2 == 0 ? random.Next(0, 12) : random.Next(40, 200)))
            {
                process.Kill();
                process.WaitForExit();
                killed++;
            }

            foreach (var file in Directory.GetFiles(test.PathOf("data"), "*.json", SearchOption.AllDirectories))
            {
                using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(file));
            }

            var left = Told(test);
            half += left != Told(start) && left != whole ? 1 : 0;
            test.Run(args);
            Assert.IsTrue(test.ExitCode == 0 || left == whole, $"kill {i}: the second try failed: {test.Err}");
            Assert.AreEqual(whole, Told(test), $"kill {i} of {killed}, {half} in the middle");
        }

        test.Run("check");
        Assert.AreEqual("", test.Out);
    }

    private static Dictionary<string, byte[]> Files(TrackerTest test) =>
        Directory.GetFiles(test.PathOf("data"), "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(test.PathOf("data"), f).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);

    private static void Restore(TrackerTest test, Dictionary<string, byte[]> files)
    {
        Directory.Delete(test.PathOf("data"), recursive: true);
        Directory.CreateDirectory(test.PathOf("data/modules"));
        foreach (var (name, bytes) in files.Where(f => f.Key != ".lock"))
        {
            test.With("data/" + name, bytes);
        }
    }

    private static string Told(TrackerTest test) => Told(Files(test));

    /// <summary>What git would track, with what the clock gave as one word. The index is made anew by every build.</summary>
    private static string Told(Dictionary<string, byte[]> files) => ClockTime().Replace(string.Join('\n', files
        .Where(f => !f.Key.Split('/').Any(n => n[0] == '.') && f.Key != "heatmap_index.json" && !f.Key.Contains(".tracker-new", StringComparison.Ordinal))
        .OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + "\n" + System.Text.Encoding.UTF8.GetString(f.Value))), "NOW");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex ClockTime();
}
