using System.Diagnostics;
using System.Text;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Runs;

/// <summary>A log that is killed at any moment, some hundred times: what is there is a beginning of what was sent, and in the end all of it, once.</summary>
[TestClass]
public sealed class KillingTheLog
{
    private const int Kills = 200;
    private const int Lines = 20_000;

    [TestMethod]
    public void LosesAndDoublesNothing()
    {
        using var test = KeepingRuns.Ready();
        var run = KeepingRuns.Start(test);
        var path = test.PathOf($"data/runs/{run}/log.jsonl");
        var first = File.ReadAllText(path);
        var sent = Enumerable.Range(0, Lines).Select(i => $"{{\"item\":\"B{i}\",\"rubric\":\"r\",\"verdict\":\"{(i % 3 == 0 ? "FAIL" : "PASS")}\",\"output\":\"{new string((char)('a' + (i % 26)), i % 700)}\"}}\n").ToList();
        var whole = first + string.Concat(sent.Select(l => $"{{\"run_id\":\"{run}\",\"kind\":\"evaluation\",{l[1..]}"));
        var random = new Random(11);
        var killed = 0;

        for (var i = 0; i < Kills; i++)
        {
            using var process = Start(test, run);
            var feeding = Task.Run(() => Feed(process, sent, random.Next(Lines)));
            if (!process.WaitForExit(random.Next(20, 160)))
            {
                process.Kill();
                process.WaitForExit();
                killed++;
            }

            feeding.GetAwaiter().GetResult();
            Assert.IsTrue(whole.StartsWith(File.ReadAllText(path), StringComparison.Ordinal), $"kill {i}: the log is no beginning of what was sent");
        }

        test.RunWithInput(string.Concat(sent), "run", "log", run, "--kind", "evaluation", "--resume").Exits(0);

        Assert.AreEqual(whole, File.ReadAllText(path), $"after {killed} kills");
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
        test.Run("run", "finish", run).Exits(0);
    }

    /// <summary>Hands over what a killed program may still take: a pipe that breaks is no fault here.</summary>
    private static void Feed(Process process, List<string> sent, int count)
    {
        try
        {
            using var input = process.StandardInput;
            for (var i = 0; i < count; i += 50)
            {
                input.Write(string.Concat(sent.Skip(i).Take(Math.Min(50, count - i))));
                input.Flush();
            }
        }
        catch (IOException)
        {
            Assert.IsTrue(process.HasExited || process.WaitForExit(60_000));
        }
    }

    private static Process Start(TrackerTest test, string run) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, "run", "log", run, "--kind", "evaluation", "--resume", "--data", test.PathOf("data"), "-q"])
        {
            WorkingDirectory = test.Project,
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
}
