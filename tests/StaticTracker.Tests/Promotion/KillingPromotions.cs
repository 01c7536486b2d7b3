using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Promotion;

/// <summary>Promotions and rollbacks that are killed at any moment, some hundred times: what was active still is, or the next version is; nothing is half there.</summary>
[TestClass]
public sealed class KillingPromotions
{
    private const int Kills = 200;

    [TestMethod]
    public void LeavesNothingHalf()
    {
        using var test = GoingBack.Three();
        var random = new Random(7);
        var (killed, took) = (0, 0);

        for (var i = 0; i < Kills; i++)
        {
            var before = test.Entries();
            using var process = Start(test, i % 4 == 3 ? ["rollback", "m01"] : ["promote", $"m01@v{(1 + (i % 3)).ToString(CultureInfo.InvariantCulture)}/a", "--override", $"try {i.ToString(CultureInfo.InvariantCulture)}"]);
            if (!process.WaitForExit(random.Next(20, 400)))
            {
                process.Kill();
                process.WaitForExit();
                killed++;
            }

            took += AssertWhole(test, before, i);
        }

        var last = (string?)test.Entries()[^1]!["prompt_version"] == "v1" ? "v2" : "v1";
        test.Run("promote", $"m01@{last}/a", "--override", "a second try").Exits(0);

        Assert.AreEqual($"{last}/a", test.Active(), $"after {killed} kills, {took} of {Kills} took effect");
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
        Assert.IsFalse(test.Has("data/promotions/.pending/m01"));
    }

    [TestMethod]
    public void ACycleIsDoneWholeOrNotAtAll()
    {
        var results = new List<Result> { new("v1", "a", "r:PFFF") };
        using var test = new TrackerTest().WithPolicy("\"allow_first\":true,\"min_reward_delta\":-100").WithResults([.. results]);
        test.Run("promote", "m01@v1/a").Exits(0);
        var random = new Random(5);

        for (var i = 0; i < Kills / 2; i++)
        {
            results.Add(new Result("v2", $"m{i.ToString(CultureInfo.InvariantCulture)}", i % 2 == 0 ? "r:PPFF" : "r:PFPF") { Day = 21 });
            test.WithResults([.. results]);
            var (before, seen) = (test.Entries(), Seen(test));
            using var process = Start(test, ["cycle"]);
            if (!process.WaitForExit(random.Next(20, 500)))
            {
                process.Kill();
                process.WaitForExit();
            }

            var took = AssertWhole(test, before, i);
            Assert.IsTrue(Seen(test) == seen || Seen(test) == results.Count, $"kill {i}: {seen} were seen, {Seen(test)} are, of {results.Count}");
            Assert.IsTrue(took == 0 || Seen(test) == results.Count, $"kill {i}: promoted without having seen");
        }

        test.Run("cycle").Exits(0);

        Assert.AreEqual(results.Count, Seen(test));
        Assert.AreEqual("m01: nothing new\n", test.Run("cycle").Out);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    private static int Seen(TrackerTest test) => JsonNode.Parse(test.Read("data/promotions/m01.json"))!["seen"]?.AsArray().Count ?? 0;

    /// <summary>The list is what it was, or has one whole entry more; every report is whole, and belongs to an entry unless the mark says that it was cut off. Gives how many entries were added.</summary>
    private static int AssertWhole(TrackerTest test, JsonArray before, int i)
    {
        var now = test.Entries();
        Assert.IsTrue(now.Count - before.Count is 0 or 1, $"kill {i}: {before.Count} entries became {now.Count}");
        Assert.IsTrue(JsonNode.DeepEquals(before, new JsonArray([.. now.Take(before.Count).Select(e => e!.DeepClone())])), $"kill {i}: an entry was changed");
        var entries = now.Where(e => e!["report"] is not null).ToDictionary(e => (string)e!["report"]!, e => (string)e!["id"]!, StringComparer.Ordinal);
        var half = test.Has("data/promotions/.pending/m01") ? test.Read("data/promotions/.pending/m01").Split(' ')[0] : null;
        var reports = Directory.GetFiles(test.PathOf("data/promotions/reports/m01"), "*.json").Select(f => JsonNode.Parse(File.ReadAllText(f))!).ToDictionary(r => (string)r["id"]!, StringComparer.Ordinal);
        Assert.AreEqual("", string.Join(' ', entries.Keys.Where(r => !reports.ContainsKey(r))), $"kill {i}: an entry without its report");
        Assert.AreEqual(
            "", string.Join(' ', reports.Values.Where(r => (string?)r["promoted_version"] is not null && (string?)r["id"] != half && entries.GetValueOrDefault((string)r["id"]!) != (string?)r["entry"]).Select(r => (string?)r["id"])),
            $"kill {i}: a report of a promotion that was not made");
        return now.Count - before.Count;
    }

    private static Process Start(TrackerTest test, string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, .. arguments, "--data", test.PathOf("data"), "-q"])
        {
            WorkingDirectory = test.Project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
