using System.Text.Json.Nodes;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Prompts;

[TestClass]
public sealed class KeepingPrompts
{
    private const string Bundle = "data/prompts/m01/v1/bundle.json";

    [TestMethod]
    public void WritesReadablePartsAndABundleThatNamesThem()
    {
        using var test = Added();

        Assert.AreEqual("You extract brands.\n", test.Read("data/prompts/m01/v1/system.md"));
        Assert.AreEqual("Name the brand.\n\nOne a line.\n", test.Read("data/prompts/m01/v1/task.md"));
        Assert.AreEqual("Look again.\n", test.Read("data/prompts/m01/v1/role.reviewer.md"));
        var bundle = JsonNode.Parse(test.Read(Bundle))!;
        Assert.AreEqual("task.md", (string?)bundle["task_prompt"]);
        Assert.AreEqual("""{"seed":"x7","temperature":0.70}""", bundle["decoding"]!.ToJsonString());
        Assert.AreEqual("gpt-4o", (string?)bundle["role_models"]!["reviewer"]);
        test.Run("check").Exits(0);
        Assert.AreEqual("", test.Out);
    }

    [TestMethod]
    public void HasOneHashWhateverItIsCalled()
    {
        using var test = Added();
        test.Run("prompt", "add", "m01", "w9", "--label", "another name", "--notes", "why", "--system", "{project}/s.md", "--task", "{project}/t.md",
            "--role", "reviewer={project}/r.md", "--model", "reviewer=gpt-4o", "--decoding", "seed=x7", "--decoding", "temperature=0.7").Exits(0);

        Assert.AreEqual((string?)JsonNode.Parse(test.Read(Bundle))!["prompt_hash"], (string?)JsonNode.Parse(test.Read("data/prompts/m01/w9/bundle.json"))!["prompt_hash"]);
    }

    [TestMethod]
    public void AddsNothingTheSecondTime()
    {
        using var test = Added();
        var before = test.Read(Bundle);

        Add(test).Exits(0);

        StringAssert.StartsWith(test.Out, "already there m01@v1", StringComparison.Ordinal);
        Assert.AreEqual(before, test.Read(Bundle));
    }

    [TestMethod]
    public void RefusesAnotherContentUnderTheSameVersion()
    {
        using var test = Added();
        var before = test.Read(Bundle);
        test.With("t.md", "Something else.\n");

        Add(test).Exits(1);

        StringAssert.Contains(test.Err, "ST807", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "--amend", StringComparison.Ordinal);
        Assert.AreEqual(before, test.Read(Bundle));
    }

    [TestMethod]
    public void AmendsIntoTheNextVersionThatIsFree()
    {
        using var test = Added().With("better.md", "Name every brand.\n");
        test.Run("prompt", "add", "m01", "v1", "--amend", "--task", "{project}/better.md").Exits(0);
        test.Run("prompt", "add", "m01", "v1", "--amend", "--decoding", "temperature=1").Exits(0);

        Assert.AreEqual("Name every brand.\n", test.Read("data/prompts/m01/v2/task.md"));
        Assert.AreEqual("You extract brands.\n", test.Read("data/prompts/m01/v2/system.md"));
        Assert.AreEqual("v1", (string?)JsonNode.Parse(test.Read("data/prompts/m01/v3/bundle.json"))!["amends"]);
        Assert.AreEqual("Name the brand.\n\nOne a line.\n", test.Read("data/prompts/m01/v3/task.md"));
    }

    [TestMethod]
    public void AmendsWhatWasEditedInPlaceAndSaysHowToGetTheOldOneBack()
    {
        using var test = Added().With("data/prompts/m01/v1/task.md", "Name every brand.\n");

        test.Run("prompt", "add", "m01", "v1", "--amend").Exits(0);

        Assert.AreEqual("Name every brand.\n", test.Read("data/prompts/m01/v2/task.md"));
        StringAssert.Contains(test.Err, "git checkout -- ", StringComparison.Ordinal);
    }

    [TestMethod]
    public void RefusesToAmendIntoTheSame()
    {
        using var test = Added();

        test.Run("prompt", "add", "m01", "v1", "--amend").Exits(1);

        StringAssert.Contains(test.Err, "nothing in it was changed", StringComparison.Ordinal);
        Assert.IsFalse(test.Has("data/prompts/m01/v2/bundle.json"));
    }

    [TestMethod]
    public void WritesNothingInADryRun()
    {
        using var test = Add(Parts(), "--dry-run").Exits(0);

        StringAssert.StartsWith(test.Out, "would add m01@v1", StringComparison.Ordinal);
        Assert.IsFalse(test.Has(Bundle));
    }

    [TestMethod]
    [DataRow("add", "M 1", "v1")]
    [DataRow("add", "m01", "../v1")]
    [DataRow("hash", "", "")]
    public void TakesMisuseForWhatItIs(string verb, string module, string version)
    {
        using var test = new TrackerTest();

        test.Run([.. ((string[])["prompt", verb, module, version]).Where(a => a.Length > 0)]).Exits(2);
    }

    [TestMethod]
    [DataRow("--task", "{project}/none.md", "ST808", DisplayName = "no such file")]
    [DataRow("--task", "{project}/latin.md", "ST002", DisplayName = "not UTF-8")]
    [DataRow("--role", "reviewer", "ST404", DisplayName = "no equals sign")]
    [DataRow("--tools", "{project}/s.md", "ST003", DisplayName = "no JSON")]
    [DataRow("--tools", "{project}/text.json", "ST808", DisplayName = "no contract")]
    [DataRow("--decoding", "seed=9007199254740993", "ST804", DisplayName = "a number that would become another")]
    public void RefusesWhatCannotBeAPart(string option, string value, string code)
    {
        using var test = Parts().With("latin.md", [0x63, 0x61, 0x66, 0xE9]).With("text.json", "\"x\"");

        test.Run("prompt", "add", "m01", "v1", "--system", "{project}/s.md", option, value).Exits(1);

        StringAssert.Contains(test.Err, code, StringComparison.Ordinal);
        Assert.IsFalse(test.Has(Bundle));
    }

    [TestMethod]
    public void FindsByVersionAndByHashAndSaysWhatMayBeMeant()
    {
        using var test = Added();
        var hash = test.Run("prompt", "hash", "m01@v1").Exits(0).Out.Trim();

        test.Run("prompt", "show", hash[..8], "--part", "task_prompt").Exits(0);
        Assert.AreEqual("Name the brand.\n\nOne a line.\n", test.Out);
        test.Run("prompt", "show", "m01@v11").Exits(1);
        StringAssert.Contains(test.Err, "did you mean 'v1'?", StringComparison.Ordinal);
        test.Run("prompt", "show", "m01@v1", "--part", "task").Exits(1);
        StringAssert.Contains(test.Err, "ST806", StringComparison.Ordinal);
    }

    [TestMethod]
    public void CommitsExactlyTheBundle()
    {
        using var repo = new TestRepo();
        repo.Write("data/tracker.json", "{}\n").Write("t.md", "Name it.\n").Git("add", "data");
        repo.Git("config", "user.name", "Ada");
        repo.Git("config", "user.email", "ada@example.org");
        repo.Git("commit", "-q", "-m", "Begin");
        using var output = new StringWriter();

        Assert.AreEqual(0, App.Run(["prompt", "add", "m01", "v1", "--task", repo.PathOf("t.md"), "--commit", "--data", repo.Data], TextReader.Null, output, output), output.ToString());

        Assert.AreEqual("Add prompt m01@v1\n\ndata/prompts/m01/v1/bundle.json\ndata/prompts/m01/v1/task.md\n", repo.Git("log", "-1", "--format=%s", "--name-only"));
    }

    private static TrackerTest Parts() => new TrackerTest()
        .With("data/tracker.json", "{}\n").With("s.md", "You extract brands.").With("t.md", "Name the brand.\r\n\r\nOne a line.\r\n\r\n").With("r.md", "Look again.\n");

    private static TrackerTest Added() => Add(Parts()).Exits(0);

    private static TrackerTest Add(TrackerTest test, params string[] more) => test.Run([
        "prompt", "add", "m01", "v1", "--system", "{project}/s.md", "--task", "{project}/t.md", "--role", "reviewer={project}/r.md", "--model", "reviewer=gpt-4o",
        "--decoding", "temperature=0.70", "--decoding", "seed=x7", .. more]);
}
