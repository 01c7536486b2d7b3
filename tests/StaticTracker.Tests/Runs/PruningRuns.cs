using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Runs;

[TestClass]
public sealed class PruningRuns
{
    [TestMethod]
    public void SaysExactlyWhatItWouldDoAndDoesIt()
    {
        using var test = Ready(Policy(1, 30, 60))
            .With(File("old"), Run("old", "2020-01-01T00:00:00Z")).With(File("base"), Run("base", "2020-01-01T00:00:00Z", kind: "baseline")).With(File("new"), Run("new", "2020-02-01T00:00:00Z"))
            .With(File("gone"), Run("gone", "2020-01-01T00:00:00Z", archived: true)).With(File("kept"), Run("kept", "2020-01-01T00:00:00Z", archived: true))
            .With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "a", "2020-01-01T00:00:00", 1, 1, extra: ", \"run\": \"kept\"", id: "e1").Text());
        test.Run("check", "--fix");
        var before = Snapshot(test);

        test.Run("prune").Exits(0);
        var said = test.Out;
        Assert.AreEqual(before, Snapshot(test));
        StringAssert.Matches(said, new("would delete +gone +archived \\d+ days ago, more than 60 days\n"));
        StringAssert.Matches(said, new("kept +kept +the experiment e1 was made from its log\n"));
        StringAssert.Matches(said, new("would archive +old +ended \\d+ days ago"));
        Assert.HasCount(3, said.TrimEnd().Split('\n'));

        test.Run("prune", "--apply").Exits(0);

        Assert.IsFalse(Directory.Exists(test.PathOf("data/runs/gone")));
        Assert.AreEqual("archived", (string?)JsonNode.Parse(test.Read(File("old")))!["status"]);
        Assert.AreEqual("completed", (string?)JsonNode.Parse(test.Read(File("base")))!["status"]);
        Assert.AreEqual("completed", (string?)JsonNode.Parse(test.Read(File("new")))!["status"]);
        test.Run("check").Exits(0);
        test.Run("prune").Exits(0);
        Assert.DoesNotContain("would", test.Out);
    }

    [TestMethod]
    public void KeepsWhatAnActiveVersionStandsOn()
    {
        const string listed = """{ "module": "m01", "entries": [ { "prompt_version": "v1", "experiment": "before" }, { "prompt_version": "VERSION", "experiment": "ACTIVE" } ] }""";
        static string Made(string id, string result) => Run(id, "2020-01-01T00:00:00Z").Replace("\"ended_at\"", $"\"results\": [\"{result}\"], \"ended_at\"", StringComparison.Ordinal);
        using var test = Ready(Policy(0, 30, 60)).With(File("a"), Made("a", "before")).With(File("b"), Made("b", "active")).With(File("c"), Made("c", "routed"))
            .With("data/promotions/m01.json", listed.Replace("VERSION", "v2", StringComparison.Ordinal).Replace("ACTIVE", "active", StringComparison.Ordinal));

        test.Run("prune").Exits(0);
        StringAssert.Matches(test.Out, new("would archive +a +ended"));
        StringAssert.Matches(test.Out, new("kept +b +active is what the active version of m01 stands on\n"));
        StringAssert.Matches(test.Out, new("would archive +c +ended"));

        test.With("data/promotions/m01.json", listed.Replace("VERSION", "router-v1", StringComparison.Ordinal).Replace("ACTIVE", "m01@router-v1", StringComparison.Ordinal)).With("data/routers/m01/v1.json", """{ "candidates": [ { "experiment": "routed" } ] }""");
        test.Run("prune", "--apply").Exits(0);
        StringAssert.Matches(test.Out, new("kept +c +routed is what the active router of m01 was learned from\n"));
        Assert.AreEqual("completed", (string?)JsonNode.Parse(test.Read(File("c")))!["status"]);
        Assert.AreEqual("archived", (string?)JsonNode.Parse(test.Read(File("b")))!["status"]);
    }

    [TestMethod]
    public void DeletesDetailsOfWhatIsNoExperimentAnyMoreWithTheRun()
    {
        using var test = Ready(Policy(0, 1, 1)).With(File("gone"), Run("gone", "2020-01-01T00:00:00Z", archived: true).Replace("\"ended_at\"", "\"results\": [\"lost\", \"there\"], \"ended_at\"", StringComparison.Ordinal))
            .With("data/details/m01/lost.json", "{}").With("data/details/m01/there.json", "{}").With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "a", "2020-01-01T00:00:00", 1, 1, id: "there").Text());

        test.Run("prune").Exits(0);
        StringAssert.Contains(test.Out, "would delete  data/details/m01/lost.json  details of no experiment", StringComparison.Ordinal);
        Assert.IsTrue(test.Has("data/details/m01/lost.json"));
        test.Run("prune", "--apply").Exits(0);

        Assert.IsFalse(test.Has("data/details/m01/lost.json"));
        Assert.IsTrue(test.Has("data/details/m01/there.json"));
        Assert.IsFalse(test.Has(File("gone")));
    }

    [TestMethod]
    public void DoesNothingWithoutAPolicy()
    {
        using var test = Ready("{}");

        test.Run("prune").Exits(2);
    }

    [TestMethod]
    [DataRow("base", "ST820", false)]
    [DataRow("used", "ST820", false)]
    [DataRow("named", "ST820", false)]
    [DataRow("free", "", true)]
    public void DeletesOnlyWhatNothingRefersTo(string run, string code, bool goes)
    {
        using var test = Ready("{}").With(File("base"), Run("base", "2020-01-01T00:00:00Z", kind: "baseline")).With(File("used"), Run("used", "2020-01-01T00:00:00Z")).With(File("named"), Run("named", "2020-01-01T00:00:00Z"))
            .With(File("free"), Run("free", "2020-01-01T00:00:00Z")).With("data/ab/x.json", """{"control":["named"]}""")
            .With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "a", "2020-01-01T00:00:00", 1, 1, extra: ", \"run\": \"used\"", id: "e1").Text());

        test.Run("run", "delete", run).Exits(goes ? 0 : 1);

        StringAssert.Contains(test.Err, code, StringComparison.Ordinal);
        Assert.AreEqual(!goes, Directory.Exists(test.PathOf($"data/runs/{run}")));
    }

    [TestMethod]
    public void DeletesABaselineWhenForcedButNeverWhatIsReferredTo()
    {
        using var test = Ready("{}").With(File("base"), Run("base", "2020-01-01T00:00:00Z", kind: "baseline")).With(File("used"), Run("used", "2020-01-01T00:00:00Z", kind: "baseline"))
            .With("data/modules/m01.json", new ModuleBuilder("m01").Run("v1", "a", "2020-01-01T00:00:00", 1, 1, extra: ", \"run\": \"used\"", id: "e1").Text());

        test.Run("run", "delete", "used", "--force").Exits(1);
        test.Run("run", "delete", "base", "--force").Exits(0);

        Assert.IsTrue(test.Has(File("used")));
        Assert.IsFalse(test.Has(File("base")));
    }

    [TestMethod]
    public void TouchesNothingWhereAModuleCannotBeRead()
    {
        using var test = Ready(Policy(0, 1, 1)).With(File("old"), Run("old", "2020-01-01T00:00:00Z")).With("data/modules/m01.json", "{");

        test.Run("prune", "--apply").Exits(1);

        Assert.AreEqual("completed", (string?)JsonNode.Parse(test.Read(File("old")))!["status"]);
    }

    [TestMethod]
    public void AKillAtAnyMomentLeavesEveryRunAsItWasOrDoneWith()
    {
        const int Runs = 120;
        using var test = Ready(Policy(0, 1, 1));
        for (var i = 0; i < Runs; i++)
        {
            test.With(File($"r{i}"), Run($"r{i}", "2020-01-01T00:00:00Z", archived: i % 2 == 0)).With($"data/runs/r{i}/log.jsonl", $"{{\"run_id\":\"r{i}\",\"kind\":\"trace\"}}\n");
        }

        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, "prune", "--apply", "--data", test.PathOf("data"), "-q"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (!process.WaitForExit(random.Next(40, 220)))
            {
                process.Kill();
                process.WaitForExit();
            }

            foreach (var folder in Directory.GetDirectories(test.PathOf("data/runs")).Where(f => !f.EndsWith(".tracker-new", StringComparison.Ordinal)))
            {
                Assert.AreEqual(Path.GetFileName(folder), (string?)JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(folder, "run.json")))!["id"]);
                Assert.IsTrue(System.IO.File.Exists(Path.Combine(folder, "log.jsonl")));
            }
        }

        test.Run("prune", "--apply").Exits(0);

        Assert.HasCount(Runs / 2, Directory.GetDirectories(test.PathOf("data/runs")).Where(f => !f.EndsWith(".tracker-new", StringComparison.Ordinal)).ToList());
        test.Run("run", "list", "--status", "archived", "--json").Exits(0);
        Assert.HasCount(Runs / 2, JsonNode.Parse(test.Out)!["runs"]!.AsArray());
    }

    private static string File(string run) => $"data/runs/{run}/run.json";

    private static string Policy(int keep, int archive, int delete) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{ "retention": { "keep_last": {{keep}}, "archive_after_days": {{archive}}, "delete_after_days": {{delete}} } }""");

    private static TrackerTest Ready(string settings) => new TrackerTest().With("data/tracker.json", settings);

    private static string Run(string id, string ended, string kind = "experimental", bool archived = false)
    {
        var (status, life) = archived ? ("archived", $$""", "archived": { "was": "completed", "at": "{{ended}}" }""") : ("completed", "");
        return $$"""{ "id": "{{id}}", "status": "{{status}}", "kind": "{{kind}}", "module": "m01", "prompt_version": "v1", "started_at": "{{ended}}", "ended_at": "{{ended}}"{{life}} }""";
    }

    private static string Snapshot(TrackerTest test) =>
        string.Join('\n', Directory.GetFiles(test.PathOf("data/runs"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => f + System.IO.File.ReadAllText(f)));
}
