using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Syncing;

/// <summary>Against an API in the making on this machine: no live account was ever used. Address and key stand in the environment, which is everybody's: one test at a time.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SyncingBraintrust
{
    private const string Key = "sk-very-secret";

    private const string Rules = """
        { "import": { "rules": [ {
          "match": { "format": "braintrust" },
          "fields": { "module": "m01", "prompt_version": "{experiment.metadata.prompt}" },
          "scores": { "exact": { "pass_mark": 1, "min": 0, "max": 1 } } } ] } }
        """;

    private string? _cursorThatFails;
    private bool _broken;

    [TestMethod]
    public void EveryExperimentIsFetchedPageByPageAndImported()
    {
        using var server = Server();
        using var test = Project(server);

        Sync(test).Exits(ExitCode.Fine);

        server.AssertFaultless();
        var runs = JudgeText.Experiments(test.Read("data/modules/m01.json")).Select(e =>
            $"{e.GetProperty("prompt_version").GetString()} {e.GetProperty("model").GetString()} {e.GetProperty("metrics").GetProperty("pass")}/{e.GetProperty("metrics").GetProperty("total")}");
        Assert.AreEqual("v1 gpt-5 1/1, v2 gpt-5 2/3", string.Join(", ", runs));
        Assert.HasCount(5, server.Requests);
        Assert.AreEqual("", test.Err.Replace("fetching experiment e1\n", "", StringComparison.Ordinal).Replace("fetching experiment e2\n", "", StringComparison.Ordinal));
        foreach (var experiment in JudgeText.Experiments(test.Read("data/modules/m01.json")))
        {
            // As the reader of Braintrust's events has it, and no table: what the API says of the experiment stands beside its events.
            Assert.AreEqual("braintrust", experiment.GetProperty("source").GetProperty("format").GetString());
            Assert.AreEqual("2026-01-20T00:31:46Z", experiment.GetProperty("timestamp").GetString());
            Assert.Contains(experiment.GetProperty("links").GetProperty("braintrust_id").GetString()!, "e1 e2");
        }

        test.Run("check", "--fix").Exits(ExitCode.Fine);
    }

    [TestMethod]
    public void WhatBrokeIsAnError()
    {
        _broken = true;
        using var server = Server();
        using var test = Project(server);

        Sync(test).Exits(ExitCode.Fine);

        Assert.AreEqual("1/1/0 2/3/1", string.Join(' ', JudgeText.Experiments(test.Read("data/modules/m01.json")).Select(e => e.GetProperty("metrics")).Select(m => $"{m.GetProperty("pass")}/{m.GetProperty("total")}/{m.GetProperty("error")}")));
    }

    [TestMethod]
    public void OnceMoreFetchesNoEventsAndAddsNothing()
    {
        using var server = Server();
        using var test = Project(server);
        Sync(test).Exits(ExitCode.Fine);
        server.Requests.Clear();
        var before = ImportingAgain.Snapshot(test);

        Sync(test).Exits(ExitCode.Fine);

        Assert.AreEqual(0, server.Requests.Count(r => r.Contains("/fetch", StringComparison.Ordinal)));
        Assert.AreEqual(before, ImportingAgain.Snapshot(test));
        Sync(test, "--anew").Exits(ExitCode.Fine);
        Assert.AreEqual(3, server.Requests.Count(r => r.Contains("/fetch", StringComparison.Ordinal)));
        Assert.AreEqual(before, ImportingAgain.Snapshot(test));
    }

    [TestMethod]
    public void WhatWasBrokenOffGoesOnWhereItStopped()
    {
        using var server = Server();
        using var test = Project(server);
        _cursorThatFails = "c1";
        Sync(test).Exits(ExitCode.Problems);
        Assert.Contains("error ST482: the events of experiment e2 cannot be had: status 400", test.Err);
        Assert.IsFalse(test.Has("data/modules/m01.json"), "half of the experiments would look like all of them");
        server.Requests.Clear();
        _cursorThatFails = null;

        Sync(test).Exits(ExitCode.Fine);

        Assert.AreEqual("GET /v1/experiment/e2/fetch?limit=500&cursor=c1", server.Requests.First(r => r.Contains("/fetch", StringComparison.Ordinal)));
        Assert.HasCount(2, JudgeText.Experiments(test.Read("data/modules/m01.json")));
    }

    [TestMethod]
    public void ABusyServerIsAskedAgain()
    {
        using var server = Server();
        using var test = Project(server);
        server.Busy(429, 503);

        Sync(test).Exits(ExitCode.Fine);

        Assert.Contains("the server answered 429: asking again in 0 s", test.Err);
        Assert.HasCount(7, server.Requests);
    }

    [TestMethod]
    public void ADryRunWritesNoData()
    {
        using var server = Server();
        using var test = Project(server);

        Sync(test, "--dry-run").Exits(ExitCode.Fine);

        Assert.Contains("2 new", test.Out);
        Assert.IsFalse(test.Has("data/modules/m01.json"));
    }

    [TestMethod]
    public void TheKeyIsAskedForAndNeverShown()
    {
        using var server = Server();
        using var test = Project(server);
        Environment.SetEnvironmentVariable("BRAINTRUST_API_KEY", "another-secret");
        Sync(test, "-v").Exits(ExitCode.Problems);
        Assert.Contains("status 401: wrong key; look at the key in BRAINTRUST_API_KEY", test.Err);
        Assert.DoesNotContain("another-secret", test.Out + test.Err);

        foreach (var key in (string?[])[null, "a b", "a\r\nX: y"])
        {
            Environment.SetEnvironmentVariable("BRAINTRUST_API_KEY", key);
            Sync(test).Exits(ExitCode.Problems);
            Assert.Contains("BRAINTRUST_API_KEY: error ST481", test.Err);
        }
    }

    [TestMethod]
    public void NoOtherMachineStandsInItsPlace()
    {
        using var server = Server();
        using var test = Project(server);
        Environment.SetEnvironmentVariable("TRACKER_BRAINTRUST_ADDRESS", "https://braintrust.example.org");

        Sync(test).Exits(ExitCode.Problems);

        Assert.Contains("TRACKER_BRAINTRUST_ADDRESS: error ST480", test.Err);
    }

    [TestMethod]
    public void WithoutARuleNothingIsGuessed()
    {
        using var server = Server();
        using var test = Project(server).With("data/tracker.json", "{}");

        Sync(test).Exits(ExitCode.Problems);

        Assert.IsFalse(test.Has("data/modules/m01.json"));
        Assert.Contains("error ST4", test.Err);
    }

    [TestMethod]
    public void TheProjectMustBeNamed()
    {
        using var test = new TrackerTest();

        test.Run("sync", "braintrust").Exits(ExitCode.Misuse);

        Assert.Contains("--project", test.Err);
    }

    [TestCleanup]
    public void Forget()
    {
        Environment.SetEnvironmentVariable("TRACKER_BRAINTRUST_ADDRESS", null);
        Environment.SetEnvironmentVariable("BRAINTRUST_API_KEY", null);
    }

    private static TrackerTest Project(LoopbackServer server)
    {
        Environment.SetEnvironmentVariable("TRACKER_BRAINTRUST_ADDRESS", server.Address);
        Environment.SetEnvironmentVariable("BRAINTRUST_API_KEY", Key);
        return new TrackerTest().With("data/tracker.json", Rules);
    }

    private static TrackerTest Sync(TrackerTest test, params string[] more) => test.Run(["sync", "braintrust", "--project", "p 1", .. more]);

    private LoopbackServer Server()
    {
        LoopbackServer? server = null;
        server = new LoopbackServer((request, _) => Answer(server!, request));
        return server;
    }

    /// <summary>Two experiments, the newest first; the second one's events on two pages, with a step and with an older state of the first event.</summary>
    private (int Status, string Body) Answer(LoopbackServer server, HttpListenerRequest request)
    {
        var query = HttpUtility.ParseQueryString(request.Url!.Query);
        server.Expect(request.HttpMethod == "GET", "only GET");
        if (request.Headers["Authorization"] != "Bearer " + Key)
        {
            return (401, """{ "message": "wrong key" }""");
        }

        if (request.Url.AbsolutePath == "/v1/experiment")
        {
            server.Expect(query["project_id"] == "p 1" && query["limit"] == "100" && query["starting_after"] is null or "e1", $"the query {request.Url.Query}");
            return (200, query["starting_after"] is null ? new JsonObject { ["objects"] = new JsonArray(Experiment("e2", "v2"), Experiment("e1", "v1")) }.ToJsonString() : """{ "objects": [] }""");
        }

        server.Expect(query["limit"] == "500", $"the query {request.Url.Query}");
        var cursor = query["cursor"];
        if (cursor is not null && cursor == _cursorThatFails)
        {
            return (400, """{ "error": "gone" }""");
        }

        return (request.Url.AbsolutePath, cursor) switch
        {
            ("/v1/experiment/e1/fetch", null) => (200, Page(null, Event("a", 1))),
            ("/v1/experiment/e2/fetch", null) => (200, Page("c1", Event("a", 1), Event("step", 0, root: "a"), _broken ? Broken("b") : Event("b", 0))),
            ("/v1/experiment/e2/fetch", "c1") => (200, Page(null, Event("a", 0), Event("c", 1))),
            _ => (404, "{}"),
        };
    }

    private static JsonObject Experiment(string id, string prompt) => new()
    {
        ["id"] = id, ["name"] = $"run {id}", ["created"] = "2026-01-20T00:31:46Z", ["metadata"] = new JsonObject { ["prompt"] = prompt, ["model"] = "gpt-5" },
    };

    private static JsonObject Event(string id, int exact, string? root = null) => new()
    {
        ["id"] = id, ["span_id"] = id, ["root_span_id"] = root ?? id, ["input"] = "x", ["scores"] = new JsonObject { ["exact"] = exact },
    };

    private static JsonObject Broken(string id)
    {
        var broken = Event(id, 0);
        broken["scores"] = null;
        broken["error"] = "rate limit";
        return broken;
    }

    private static string Page(string? cursor, params JsonObject[] events) => new JsonObject { ["events"] = new JsonArray([.. events]), ["cursor"] = cursor }.ToJsonString();
}
