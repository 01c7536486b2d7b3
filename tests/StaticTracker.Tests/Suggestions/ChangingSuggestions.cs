using System.Text.Json;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Suggestions;

[TestClass]
public sealed class ChangingSuggestions
{
    /// <summary>printf %s "Add examples" | sha256sum</summary>
    private const string Id = "a6d718a3";

    private static SuggestedModule Module() => new SuggestedModule().Run("v1", "a", "found 10 of 100, fine 90 of 100").Run("v2", "a", "found 60 of 100, fine 91 of 100");

    private static JsonElement First(TrackerTest test)
    {
        using var file = JsonDocument.Parse(test.Read("data/modules/m01.json"));
        return file.RootElement.GetProperty("suggestions")[0].Clone();
    }

    [TestMethod]
    public void AddingGivesAPermanentIdOfTheFirstText()
    {
        using var module = Module();

        module.Written().Run("suggest", "add", "m01", "Add examples", "--rubric", "found", "--version", "v1").Exits(0);

        Assert.AreEqual($"added m01 v1 on found: Add examples  [{Id}]\n", module.Test.Out);
        module.Test.Run("suggest", "edit", Id, "--text", "Add better examples", "--priority", "high").Exits(0);
        Assert.AreEqual("""{"id":"a6d718a3","version":"v1","rubric":"found","suggestion":"Add better examples","priority":"high","status":"pending"}""", Compact(First(module.Test)));
        module.Test.Run("check").Exits(0);
        Assert.AreEqual("", module.Test.Out);
    }

    [TestMethod]
    public void AddingToAWeakRubricOfTheNewestVersionTakesItsFigures()
    {
        using var module = Module();

        module.Written().Run("suggest", "add", "m01", "Add examples", "--rubric", "found").Exits(0);

        var made = First(module.Test);
        Assert.AreEqual("v2", made.GetProperty("version").GetString());
        Assert.AreEqual("medium", made.GetProperty("priority").GetString());
        Assert.AreEqual("60 of 100 passed on a (60.0 %, 95 % interval 50.2–69.1)", made.GetProperty("issue").GetString());
    }

    [TestMethod]
    public void WhatIsProposedCanBeAddedAsItIs()
    {
        using var module = Module();

        module.Written().Run("suggest", "add", "m01", "--proposed").Exits(0);

        Assert.AreEqual("Say in the prompt what \"found\" asks, with an example that passes and one that fails", First(module.Test).GetProperty("suggestion").GetString());
        module.Test.Run("suggest", "add", "m01", "--proposed").Exits(1);
        Assert.Contains("error ST453: the figures propose nothing here", module.Test.Err);
    }

    [TestMethod]
    public void EverythingElseInTheFileStaysAsItWas()
    {
        using var module = Module().Suggestion(""" "version": "v1", "suggestion": "Old one", "status": "pending", "own": [1, 2.50] """);
        module.Written().Run("check", "--fix");

        module.Test.Run("suggest", "add", "m01", "Add examples", "--version", "v1").Exits(0);
        module.Test.Run("suggest", "reject", "m01/" + OldId, "--reason", "no").Exits(0);

        var text = module.Test.Read("data/modules/m01.json");
        Assert.Contains("2.50", text);
        Assert.Contains("\"reason\": \"no\"", text);
        module.Test.Run("check", "--fix");
        Assert.AreEqual(text, module.Test.Read("data/modules/m01.json"));
    }

    /// <summary>printf %s "Old one" | sha256sum</summary>
    private const string OldId = "2a256794";

    [TestMethod]
    public void ALifeGoesFromPendingToAppliedAndBack()
    {
        using var module = Module();
        module.Written().Run("suggest", "add", "m01", "Add examples", "--rubric", "found", "--version", "v1").Exits(0);

        module.Test.Run("suggest", "apply", Id, "--in", "v2").Exits(0);
        Assert.StartsWith($"applied m01 v1 on found in v2: Add examples  [{Id}]\n  a: 10.0 % to 60.0 % (+50.0 points): better\n", module.Test.Out);
        Assert.AreEqual("applied v2", $"{First(module.Test).GetProperty("status")} {First(module.Test).GetProperty("applied_in")}");

        module.Test.Run("suggest", "reject", Id).Exits(1);
        Assert.Contains($"ST451: the suggestion {Id} stays as it is: it is applied; 'tracker suggest reopen {Id}' makes it pending again", module.Test.Err);
        module.Test.Run("suggest", "apply", Id, "--in", "v3").Exits(1);
        Assert.Contains("it is applied in v2 already", module.Test.Err);

        module.Test.Run("suggest", "reopen", Id).Exits(0);
        Assert.AreEqual("pending False", $"{First(module.Test).GetProperty("status")} {First(module.Test).TryGetProperty("applied_in", out _)}");
        module.Test.Run("suggest", "reopen", Id).Exits(1);
        Assert.Contains("it is pending; there is nothing to reopen", module.Test.Err);

        module.Test.Run("suggest", "reject", Id, "--reason", "wrong test cases").Exits(0);
        Assert.AreEqual("rejected wrong test cases", $"{First(module.Test).GetProperty("status")} {First(module.Test).GetProperty("reason")}");
        module.Test.Run("suggest", "reopen", Id).Exits(0);
        Assert.IsFalse(First(module.Test).TryGetProperty("reason", out _));
    }

    [TestMethod]
    public void AVersionWithoutAResultIsAWarning()
    {
        using var module = Module().Suggestion(""" "id": "one", "version": "v1", "suggestion": "x", "status": "pending" """);

        module.Written().Run("suggest", "apply", "one", "--in", "v3").Exits(0);

        Assert.Contains("warning ST454: m01 has no result of v3 yet", module.Test.Err);
        module.Test.Run("suggest", "--all");
        Assert.Contains("no effect to be seen: v3 has no result yet", module.Test.Out);
    }

    [TestMethod]
    [DataRow("v1", "it is about v1, and v1 does not come after that")]
    [DataRow("v0", "it is about v1, and v0 does not come after that")]
    public void ItCannotBeAppliedInAVersionThatDoesNotComeAfter(string version, string why)
    {
        using var module = Module().Suggestion(""" "id": "one", "version": "v1", "suggestion": "x", "status": "pending" """);

        module.Written().Run("suggest", "apply", "one", "--in", version).Exits(1);

        Assert.Contains(why, module.Test.Err);
    }

    [TestMethod]
    public void OneTakesThePlaceOfAnother()
    {
        using var module = Module().Suggestion(""" "id": "one", "version": "v1", "suggestion": "x", "status": "pending" """);

        module.Written().Run("suggest", "add", "m01", "Add examples", "--version", "v1", "--supersedes", "one").Exits(0);

        using var file = JsonDocument.Parse(module.Test.Read("data/modules/m01.json"));
        var old = file.RootElement.GetProperty("suggestions").EnumerateArray().Single(s => s.GetProperty("id").GetString() == "one");
        Assert.AreEqual($"superseded {Id}", $"{old.GetProperty("status")} {old.GetProperty("superseded_by")}");
        module.Test.Run("check").Exits(0);
        module.Test.Run("suggest", "apply", "one", "--in", "v2").Exits(1);
        Assert.Contains("it is superseded", module.Test.Err);
    }

    [TestMethod]
    public void NoneOfAnotherModuleGivesWay()
    {
        using var module = Module().Suggestion(""" "id": "one", "version": "v1", "suggestion": "x", "status": "pending" """);
        module.Written().With("data/modules/m02.json", """
            { "module_id": "m02", "experiments": [{ "id": "e", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 50.0 } }],
              "suggestions": [{ "id": "two", "version": "v1", "suggestion": "y", "status": "pending" }] }
            """);
        var before = module.Test.Read("data/modules/m01.json") + module.Test.Read("data/modules/m02.json");

        module.Test.Run("suggest", "add", "m01", "Add examples", "--version", "v1", "--supersedes", "m02/two").Exits(1);

        Assert.AreEqual("m02/two: error ST450: this suggestion is one of m02, and only one of m01 can give way to one of m01; 'tracker suggest m01 --all' lists them\n", module.Test.Err);
        Assert.AreEqual(before, module.Test.Read("data/modules/m01.json") + module.Test.Read("data/modules/m02.json"));
    }

    [TestMethod]
    public void AnEmptyIssueIsNone()
    {
        using var module = Module().Suggestion(""" "id": "one", "version": "v1", "suggestion": "x", "issue": "old", "status": "pending" """);

        module.Written().Run("suggest", "edit", "one", "--issue", "").Exits(0);
        module.Test.Run("suggest", "add", "m01", "Add examples", "--version", "v1", "--issue", "").Exits(0);

        Assert.DoesNotContain("\"issue\"", module.Test.Read("data/modules/m01.json"));
        module.Test.Run("check").Exits(0);
    }

    [TestMethod]
    public void TheSameSuggestionIsMadeOnce()
    {
        using var module = Module();
        module.Written().Run("suggest", "add", "m01", "Add examples", "--version", "v1").Exits(0);

        module.Test.Run("suggest", "add", "m01", "Add examples", "--version", "v1").Exits(1);
        Assert.Contains($"ST452: m01 has this suggestion for v1 already: {Id}, pending", module.Test.Err);

        module.Test.Run("suggest", "add", "m01", "Add examples", "--version", "v2").Exits(0);
        Assert.Contains("[a6d718a3", module.Test.Out);
        Assert.DoesNotContain($"[{Id}]", module.Test.Out);
    }

    [TestMethod]
    public void ABeginningThatOnlyOneHasIsEnough()
    {
        using var module = Module().Suggestion(""" "id": "abc1", "version": "v1", "suggestion": "x", "status": "pending" """).Suggestion(""" "id": "abd2", "version": "v1", "suggestion": "y", "status": "pending" """);

        module.Written().Run("suggest", "reject", "ABD").Exits(0);
        Assert.Contains("[abd2]", module.Test.Out);

        module.Test.Run("suggest", "reject", "ab").Exits(1);
        Assert.Contains("ST450: several suggestions are called so; name one: m01/abc1, m01/abd2", module.Test.Err);
        module.Test.Run("suggest", "reject", "abx1").Exits(1);
        Assert.Contains("ST450: no suggestion is called so; did you mean 'abc1'?", module.Test.Err);
        module.Test.Run("suggest", "reject", "").Exits(2);
        Assert.Contains("SUGGESTION is empty", module.Test.Err);
    }

    [TestMethod]
    public void WhereTwoModulesHaveTheSameIdTheModuleIsNamed()
    {
        using var module = Module().Suggestion(""" "version": "v1", "suggestion": "Add examples", "status": "pending" """);
        var other = module.Written().Read("data/modules/m01.json").Replace("\"m01\"", "\"m02\"", StringComparison.Ordinal).Replace("_a_", "_b_", StringComparison.Ordinal);
        module.Test.With("data/modules/m02.json", other);

        module.Test.Run("suggest", "reject", Id).Exits(1);
        Assert.Contains($"name one: m01/{Id}, m02/{Id}", module.Test.Err);

        module.Test.Run("suggest", "reject", $"m02/{Id}").Exits(0);
        Assert.Contains("rejected", module.Test.Read("data/modules/m02.json"));
        Assert.DoesNotContain("rejected", module.Test.Read("data/modules/m01.json"));
    }

    [TestMethod]
    [DataRow("--rubric", "fuond", "ST453: no experiment of m01 has the rubric 'fuond'; did you mean 'found'?")]
    [DataRow("--version", "v7", "ST453: m01 has no experiment of version 'v7'; its versions are v1, v2")]
    public void WhatItNamesMustBeThere(string option, string value, string told)
    {
        using var module = Module();

        module.Written().Run("suggest", "add", "m01", "Add examples", option, value).Exits(1);

        Assert.Contains(told, module.Test.Err);
        Assert.DoesNotContain("Add examples", module.Test.Read("data/modules/m01.json"));
    }

    [TestMethod]
    [DataRow("suggest", "add", "m01")]
    [DataRow("suggest", "add", "m01", " ")]
    [DataRow("suggest", "add", "m01", "x", "--proposed")]
    [DataRow("suggest", "add", "m01", "x", "--version", "a/b")]
    [DataRow("suggest", "add", "m01", "x", "--priority", "urgent")]
    [DataRow("suggest", "add", "m9", "x")]
    [DataRow("suggest", "add")]
    [DataRow("suggest", "edit", "one")]
    [DataRow("suggest", "edit", "one", "--version", "a b")]
    [DataRow("suggest", "apply", "one")]
    [DataRow("suggest", "apply", "one", "--in", "")]
    [DataRow("suggest", "reject", "one", "--reason", " ")]
    [DataRow("suggest", "reopen", "one", "--message", "x")]
    [DataRow("suggest", "nothing")]
    public void CallingItWronglyIsToldAndWritesNothing(params string[] args)
    {
        using var module = Module().Suggestion(""" "id": "one", "version": "v1", "suggestion": "x", "status": "pending" """);
        var before = module.Written().Read("data/modules/m01.json");

        module.Test.Run(args).Exits(2);

        Assert.AreNotEqual("", module.Test.Err);
        Assert.AreEqual(before, module.Test.Read("data/modules/m01.json"));
    }

    [TestMethod]
    public void ADryRunWritesNothing()
    {
        using var module = Module();
        var before = module.Written().Read("data/modules/m01.json");

        module.Test.Run("suggest", "add", "m01", "Add examples", "--dry-run", "--json").Exits(0);

        using var answer = JsonDocument.Parse(module.Test.Out);
        Assert.AreEqual(Id, answer.RootElement.GetProperty("suggestions")[0].GetProperty("id").GetString());
        Assert.AreEqual(before, module.Test.Read("data/modules/m01.json"));
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
