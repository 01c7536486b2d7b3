using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Promotion;

/// <summary>What a cost is divided by: how often an item was tried.</summary>
[TestClass]
public sealed class CountingTries
{
    private const string AllowFirst = """{"promotion":{"default":{"allow_first":true,"reward":{"cost_weight":1}}}}""";

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void SeveralAssertionsOnOneAnswerAreOneTryHoweverTheResultIsStored(bool storesVerdicts)
    {
        // Four tests for 0.006 USD, one of which ended in an error; two have two assertions of one kind.
        using var test = new TrackerTest().WithSettings(AllowFirst);
        test.Run(["import", SampleFiles.Own("results/promptfoo-two-models.json"), "--module", "greeter", "--prompt-version", "v1", .. storesVerdicts ? (string[])[] : ["--no-verdicts"]]).Exits(0);

        test.Run("promote", "greeter@v1/openai:gpt-4o", "--dry-run", "--json").Exits(0);

        Assert.AreEqual("1.5", Cost(test));
    }

    [TestMethod]
    public void WhatWasAskedTwiceWasTriedTwice()
    {
        using var test = new TrackerTest().WithSettings(AllowFirst).With("data/modules/m01.json", """
            { "module_id": "m01", "experiments": [ { "id": "one", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "usage": { "cost_usd": 0.1 },
              "metrics": { "unit": "verdict", "pass": 9, "fail": 1, "error": 0, "total": 10 }, "rubrics": { "r": { "pass": 9, "fail": 1, "error": 0, "total": 10 } } } ] }
            """).With("data/verdicts/m01/one.json", """
            { "experiment": "one", "items": [ "a", "a#2", "b", "b#2", "c", "c#2", "d", "d#2", "e", "e#2" ], "verdicts": { "r": "PPPPPPPPPF" } }
            """);

        test.Run("promote", "m01@v1/a", "--dry-run", "--json").Exits(0);

        Assert.AreEqual("10", Cost(test));
    }

    private static string? Cost(TrackerTest test) => JsonNode.Parse(test.Out)!["decision"]!["metrics"]!["cost_per_1000"]?["challenger"]?.ToJsonString();
}
