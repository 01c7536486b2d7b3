using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>With --json stdout is one JSON document, whatever the verb.</summary>
[TestClass]
public sealed class AnsweringInJson
{
    private static readonly string Good = new ModuleBuilder("m01").Run("v1", "gpt-5", "2026-01-20T00:31:46", 15, 35).Text();

    [TestMethod]
    [DataRow("build", "--no-history")]
    [DataRow("index")]
    [DataRow("show")]
    [DataRow("show", "m01")]
    [DataRow("check", "--fix")]
    [DataRow("init", "{project}", "--dry-run")]
    public void EveryVerbGivesADocument(params string[] verb)
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good);

        test.Run([.. verb, "--json"]).Exits(ExitCode.Fine);

        using var answer = JsonDocument.Parse(test.Out);
    }

    [TestMethod]
    public void ARetractionNamesTheExperiment()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", Good);
        using var module = JsonDocument.Parse(Good);
        var id = module.RootElement.GetProperty("experiments")[0].GetProperty("id").GetString()!;

        test.Run("retract", id, "--reason", "wrong", "--json").Exits(ExitCode.Fine);

        using var answer = JsonDocument.Parse(test.Out);
        Assert.AreEqual(id, answer.RootElement.GetProperty("experiment").GetString());
        Assert.IsTrue(answer.RootElement.GetProperty("withdrawn").GetBoolean());
    }

    [TestMethod]
    public void ShowGivesTheIndexItself()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-03-01T10:00:00Z", "One", ("data/modules/m01.json", Good));
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.AreEqual(ExitCode.Fine, App.Run(["index", "--data", repo.Data], TextReader.Null, TextWriter.Null, error), error.ToString());
        Assert.AreEqual(ExitCode.Fine, App.Run(["show", "--json", "--data", repo.Data], TextReader.Null, output, error), error.ToString());

        Assert.AreEqual(File.ReadAllText(repo.PathOf("data/heatmap_index.json")), output.ToString());
        Assert.Contains("\"generated_at\":\"2026-03-01T10:00:00Z\"", output.ToString());
    }

    [TestMethod]
    public void ABuildThatFailsSaysSo()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", "{");

        test.Run("build", "--no-history", "--json").Exits(ExitCode.Problems);

        using var answer = JsonDocument.Parse(test.Out);
        Assert.IsFalse(answer.RootElement.GetProperty("built").GetBoolean());
    }
}
