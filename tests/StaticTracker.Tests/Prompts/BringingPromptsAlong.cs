using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Prompts;

[TestClass]
public sealed class BringingPromptsAlong
{
    [TestMethod]
    public void ReadsFilesByTheirNames()
    {
        using var test = Empty().With("p/m01_v3_system.md", "You extract.\n").With("p/m01_v3_task.md", "Name it.\n").With("p/M01_V10_Prompt.txt", "Name all.\n").With("p/m01_v3_reviewer.md", "Look.\n").With("p/notes.md", "x");

        test.Run("prompt", "import", "{project}/p").Exits(0);

        Assert.AreEqual("You extract.\n", test.Read("data/prompts/m01/v3/system.md"));
        Assert.AreEqual("Look.\n", test.Read("data/prompts/m01/v3/role.reviewer.md"));
        Assert.AreEqual("Name all.\n", test.Read("data/prompts/m01/v10/task.md"));
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
        test.Run("prompt", "import", "{project}/p").Exits(0);
        Assert.DoesNotContain("added", test.Out);
    }

    [TestMethod]
    public void RefusesTwoFilesForOnePartAndWritesNothing()
    {
        using var test = Empty().With("p/m01_v3_task.md", "a").With("p/m01_v3_prompt.md", "b").With("p/m01_v2_task.md", "c");

        test.Run("prompt", "import", "{project}/p").Exits(1);

        StringAssert.Contains(test.Err, "ST808", StringComparison.Ordinal);
        Assert.IsFalse(Directory.Exists(test.PathOf("data/prompts")));
    }

    [TestMethod]
    public void ReadsPromptfooTextsFilesAndChats()
    {
        using var test = Empty().With("p/brands.txt", "Name {{text}}.\n").With("p/chat.json", """[{"role":"system","content":"You extract."},{"role":"user","content":"A?"},{"role":"assistant","content":"B"},{"role":"user","content":"{{text}}"}]""")
            .With("p/promptfooconfig.yaml", "providers: [openai:gpt-4o]\nprompts:\n  - 'Say {{name}}'\n  - file://brands.txt\n  - label: few shots\n    id: file://./chat.json\n  - |\n    Two\n    lines\n");

        test.Run("prompt", "import", "{project}/p/promptfooconfig.yaml", "--module", "m02").Exits(0);

        Assert.AreEqual("Say {{name}}\n", test.Read("data/prompts/m02/v1/task.md"));
        Assert.AreEqual("Name {{text}}.\n", test.Read("data/prompts/m02/v2/task.md"));
        Assert.AreEqual("You extract.\n", test.Read("data/prompts/m02/v3/system.md"));
        Assert.AreEqual("{{text}}\n", test.Read("data/prompts/m02/v3/task.md"));
        Assert.AreEqual("B\n", test.Read("data/prompts/m02/v3/role.message-03-assistant.md"));
        Assert.AreEqual("few shots", (string?)JsonNode.Parse(test.Read("data/prompts/m02/v3/bundle.json"))!["label"]);
        Assert.AreEqual("Two\nlines\n", test.Read("data/prompts/m02/v4/task.md"));
    }

    [TestMethod]
    [DataRow("prompts: [file://../outside.txt]", "is no text file below the configuration")]
    [DataRow("prompts: [file://make.py]", "is no text file below the configuration")]
    [DataRow("prompts: ['file://*.txt']", "is no text file below the configuration")]
    [DataRow("prompts: [file://none.txt]", "there is no file none.txt")]
    [DataRow("tests: []", "there are no \"prompts\" in it")]
    [DataRow("prompts: [", "this is no YAML")]
    [DataRow("prompts: [{label: x}]", "this prompt has no text")]
    public void RefusesWhatIsNoPromptOfPromptfoo(string yaml, string message)
    {
        using var test = Empty().With("p/c.yaml", yaml).With("outside.txt", "secret").With("p/make.py", "print(1)");

        test.Run("prompt", "import", "{project}/p/c.yaml", "--module", "m02").Exits(1);

        StringAssert.Contains(test.Err, message, StringComparison.Ordinal);
        Assert.IsFalse(Directory.Exists(test.PathOf("data/prompts")));
    }

    [TestMethod]
    public void OrdersARegistryByTimeAndTellsWhatIsMissing()
    {
        const string one = """{"role_models":{},"task_prompt":"One é"}""";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("""{"role_models":{},"task_prompt":"One \u00e9"}"""u8));
        using var test = Empty().With($"r/versions/{hash}.json", one).With("r/versions/b.json", """{"task_prompt":"Two"}""").With("r/registry.json", $$"""
            { "versions": {
                "b": { "hash": "b", "path": "versions/b.json", "timestamp": "2026-02-22T00:00:00+00:00" },
                "a": { "hash": "a", "path": "versions/a.json", "timestamp": "2026-02-20T00:00:00+00:00" },
                "{{hash}}": { "hash": "{{hash}}", "path": "versions/{{hash}}.json", "timestamp": "2026-02-21T00:00:00+00:00" } } }
            """);

        test.Run("prompt", "import", "{project}/r", "--module", "triage").Exits(0);

        Assert.IsFalse(test.Has("data/prompts/triage/v1/bundle.json"));
        Assert.AreEqual("One é\n", test.Read("data/prompts/triage/v2/task.md"));
        Assert.AreEqual("Two\n", test.Read("data/prompts/triage/v3/task.md"));
        StringAssert.Contains(test.Err, "a.json: warning ST808", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "b.json: warning ST809", StringComparison.Ordinal);
        Assert.DoesNotContain($"{hash}.json: warning", test.Err);
    }

    [TestMethod]
    public void ReadsTheRealRegistryInTheOrderOfItsTimestamps()
    {
        if (SampleFiles.Shared("prompt-registry") is not { } registry)
        {
            return;
        }

        using var test = Empty();
        test.Run("prompt", "import", registry, "--module", "triage").Exits(0);

        Assert.AreEqual("versions/b0b8ba141ce379519e7f716430f075a943af9fffa7b8cc58c5d4f63d1e389336.json", (string?)JsonNode.Parse(test.Read("data/prompts/triage/v2/bundle.json"))!["source_paths"]![0]);
        Assert.AreEqual("versions/168564a89ca94c0d49132b8bbef7f71b7a608fdb6ec810a03197b2a22cffee96.json", (string?)JsonNode.Parse(test.Read("data/prompts/triage/v5/bundle.json"))!["source_paths"]![0]);
        Assert.DoesNotContain("ST809", test.Err);
        test.Run("prompt", "diff", "triage@v2", "triage@v5").Exits(0);
        StringAssert.Contains(test.Out, "rule reworded in role_prompts/code_analyst", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("prompts: [\"a\\0b\"]", "m01@v1: error ST808: task_prompt holds a null character")]
    [DataRow("prompts:\n- a: 1\n  [1, 2b: 3\n", "this is no YAML")]
    public void RefusesWhatNoTextFileMayHold(string text, string expected)
    {
        using var test = Empty().With("p/c.yaml", text);

        test.Run("prompt", "import", "{project}/p/c.yaml", "--module", "m01").Exits(1);

        StringAssert.Contains(test.Err, expected, StringComparison.Ordinal);
        Assert.IsFalse(Directory.Exists(test.PathOf("data/prompts/m01")));
    }

    [TestMethod]
    public void RefusesARoleWithoutAModelsName()
    {
        using var test = Empty().With("r/versions/a.json", """{"task_prompt":"One","role_models":{"writer":""}}""").With("r/registry.json", """{"versions":{"a":{"hash":"a","timestamp":"2026-01-20T00:00:00","path":"versions/a.json"}}}""");

        test.Run("prompt", "import", "{project}/r", "--module", "m01").Exits(1);

        StringAssert.Contains(test.Err, "role_models is an object of models' names of 1 to 500 characters", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ComparesABundleThatStatesNoHash()
    {
        using var test = Empty().With("p/c.yaml", "prompts: [one, two]");
        test.Run("prompt", "import", "{project}/p/c.yaml", "--module", "m01").Exits(0);
        var bundle = JsonNode.Parse(test.Read("data/prompts/m01/v1/bundle.json"))!;
        bundle["prompt_hash"] = "";
        test.With("data/prompts/m01/v1/bundle.json", bundle.ToJsonString());

        test.Run("prompt", "diff", "m01@v1", "m01@v2");

        Assert.IsLessThanOrEqualTo(1, test.ExitCode, test.Err);
    }

    [TestMethod]
    public void AsksForAModuleWhereTheSourceNamesNone()
    {
        using var test = Empty().With("p/c.yaml", "prompts: [x]");

        test.Run("prompt", "import", "{project}/p/c.yaml").Exits(1);

        StringAssert.Contains(test.Err, "give it with --module", StringComparison.Ordinal);
    }

    private static TrackerTest Empty() => new TrackerTest().With("data/tracker.json", "{}\n");
}
