using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary><c>--details</c> keeps what the model was given, what it said and why it was judged so, wherever a file has it; of a passed item nothing where only failed ones are wanted.</summary>
[TestClass]
public sealed class KeepingTextsOfEveryFormat
{
    private const string Rules = """{ "import": { "rules": [ { "match": { "format": "table" }, "columns": { "item": "case", "rubric": "check", "result": "outcome", "output": "answer" } } ] } }""";

    [TestMethod]
    [DataRow("judge.json", "why", "")]
    [DataRow("promptfoo-3.json", "Hello|Ann1", "")]
    [DataRow("inspect.json", "How far?|far|Very|It says so.", "")]
    [DataRow("lm-eval", "q0|q3", "")]
    [DataRow("openai-evals.jsonl", "One?|\"expected\": \"2\"|\"output\": \"3\"|rate limit", "\"output\": \"1\"")]
    [DataRow("helm", "Which law?|\"expected\": \"None\"|Whose law?| B, I guess", "\"output\": \" A\"")]
    [DataRow("every-eval.jsonl", "\"q\"|\"output\": \"a\"", "")]
    [DataRow("deepeval.json", "What?|Why?|rate limit", "A deal")]
    [DataRow("ragas.json", "One?|\"output\": \"3\"", "")]
    [DataRow("mt-bench.jsonl", "Rating: [[4]]", "Rating: [[9]]", "7")]
    [DataRow("meai", "How far?|No score.", "It hangs together.")]
    [DataRow("mlflow-table.json", "one?|three|wrong", "\"output\": \"one\"", "4")]
    [DataRow("braintrust.jsonl", "q1?|rate limit", "")]
    [DataRow("langsmith.csv", "one?|\"output\": \"4\"|TimeoutError()", "")]
    [DataRow("langfuse.csv", "no, \\\"never\\\"", "")]
    [DataRow("junit.xml", "\"no\"|broke", "")]
    [DataRow("table.csv", "a, \\\"b\\\"", "\"yes\"")]
    public void KeepsWhatTheFileHas(string name, string texts, string ofPassed, string mark = "0.5")
    {
        foreach (var choice in (string[])["all", "failed"])
        {
            using var test = With(name);
            test.Run("import", "{project}/in/" + name, "--module", "m", "--prompt-version", "v1", "--model", "a", "--timestamp", "2026-03-01T00:00:00", "--override", "--pass-mark", mark, "--details", choice).Exits(ExitCode.Fine);

            var kept = string.Concat(((string[])["data/details", "data/items"]).Select(test.PathOf).Where(Directory.Exists).SelectMany(d => Directory.GetFiles(d, "*.json", SearchOption.AllDirectories)).Select(File.ReadAllText));
            foreach (var text in texts.Split('|'))
            {
                Assert.Contains(text, kept, $"{name}, {choice}");
            }

            Assert.AreEqual(ofPassed.Length > 0 && choice == "all", ofPassed.Length > 0 && kept.Contains(ofPassed, StringComparison.Ordinal), $"{name}, {choice}: {kept}");
            test.Run("check").Exits(ExitCode.Fine);
        }
    }

    [TestMethod]
    public void InspectTextsAreRedactedWhateverTheirShape()
    {
        const string Sample = """
            { "id": "a", "epoch": 1, "input": [ { "role": "system", "content": "Be brief." }, { "role": "user", "content": [ { "type": "text", "text": "Mail ann@example.org" }, { "type": "image", "image": "data:x" } ] } ], "target": [ "yes", "no" ],
              "output": { "choices": [ { "message": { "role": "assistant", "content": [ { "type": "text", "text": "Call +49 171 1234567." } ] } } ] }, "scores": { "match": { "value": "I", "explanation": "Not ann@example.org" } } }
            """;
        using var test = new TrackerTest().With("in/a.json", InspectText.Log(Sample));

        test.Run("import", "{project}/in/a.json", "--module", "m", "--prompt-version", "v1", "--details", "failed").Exits(ExitCode.Fine);

        var kept = File.ReadAllText(Directory.GetFiles(test.PathOf("data/details/m")).Single());
        Assert.Contains("\"input\": \"system: Be brief.\\n\\nuser: Mail [redacted: e-mail address]\"", kept);
        Assert.Contains("\"expected\": \"yes\\nno\"", kept);
        Assert.Contains("\"output\": \"Call [redacted: phone number].\"", kept);
        Assert.Contains("\"match\": \"Not [redacted: e-mail address]\"", kept);
    }

    private static TrackerTest With(string name)
    {
        var test = new TrackerTest().With("data/tracker.json", Rules);
        test.Run("check", "--fix");
        var path = SampleFiles.Own("formats/" + name);
        foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [path])
        {
            test.With("in/" + Path.GetRelativePath(SampleFiles.Own("formats"), file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        return test;
    }
}
