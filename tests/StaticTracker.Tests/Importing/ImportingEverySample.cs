using System.Security.Cryptography;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>
/// Every result file that there is, ours and those of other projects: what an import into an empty project writes passes every check as it is, a second import changes no byte, and
/// <c>tracker verify</c> gets the same figures from the source again.
/// </summary>
[TestClass]
public sealed class ImportingEverySample
{
    private const string Given = "--module m --prompt-version v1";
    private const string Timed = Given + " --timestamp 2026-04-18T00:34:42-07:00";
    private const string Told = Timed + " --model m";

    private const string ByLabel = """{ "match": { "format": "promptfoo", "prompt": { "pattern": "^(?<what>[A-Za-z ]+) (?<prompt_version>v\\d+) " } }, "fields": { "module": "{what|slug}" } }""";

    private const string OfPosts = """{ "match": { "prompt": "*viral tweet*" }, "fields": { "module": "tweet" } }, { "match": { "prompt": "*viral Instagram post*" }, "fields": { "module": "post" } }""";

    private const string OfYears = """{ "match": { "prompt": "*Who won*" }, "fields": { "module": "won" } }, { "match": { "prompt": "*This team won*" }, "fields": { "module": "team" } }""";

    private const string ByTask = """{ "match": { "task": "*" }, "fields": { "module": "{task|slug}" } }""";

    private const string Pythia = """
        { "match": { "format": "lm-eval", "file": { "pattern": "(?<size>\\d+m)_(?<prompt_version>step\\d+)\\.json$" } },
          "fields": { "module": "{task|slug}", "model": "pythia-{size}", "timestamp": "2023-04-03T00:00:00" } }
        """;

    private const string Gptme = """
        { "name": "gptme", "match": { "file": { "pattern": "/(?<y>\\d{4})(?<mo>\\d\\d)(?<d>\\d\\d)_(?<h>\\d\\d)(?<mi>\\d\\d)(?<s>\\d\\d)Z/eval_results\\.csv$" } },
          "fields": { "module": "gptme", "prompt_version": "v1", "model": "{Model}[@{Tool Format}]", "timestamp": "{y}-{mo}-{d}T{h}:{mi}:{s}Z" },
          "columns": { "item": "Test", "rubric": "Test", "result": "Passed", "tokens_in": "Tokens Input", "tokens_out": "Tokens Output", "cost_usd": { "column": "Cost USD", "blank": 0 }, "latency_s": "Total Duration" },
          "outcomes": [ { "when": { "result": "fail", "columns": { "Model": "anthropic/*", "Tokens Total": "0" } }, "is": "error", "label": "ENGINE_ERROR" } ] }
        """;

    private const string Aider = """
        { "name": "aider", "match": { "file": "polyglot_leaderboard.yml" },
          "fields": { "module": "polyglot", "prompt_version": "v1", "model": "{model}", "timestamp": "{date}T00:00:00" }, "params": { "edit_format": "{edit_format}" },
          "columns": { "pass": "pass_num_2", "total": "test_cases", "rate_percent": "pass_rate_2", "cost_usd": { "column": "total_cost", "unknown": [0] } } }
        """;

    private const string Ours = """
        { "match": { "format": "table" }, "columns": { "item": "case", "rubric": "check", "result": "outcome", "scores": { "points": "points" }, "output": "answer", "cost_usd": "cost" } },
        { "match": { "format": "every-eval-ever" }, "fields": { "dataset": "{task|slug}" } }
        """;

    public static IEnumerable<object[]> OwnFiles => Directory.EnumerateFileSystemEntries(SampleFiles.Own("formats")).Select(f => new object[] { Path.GetFileName(f) }).OrderBy(f => (string)f[0], StringComparer.Ordinal);

    [TestMethod]
    [DynamicData(nameof(OwnFiles))]
    public void OfOursIsSoundTheSameTwiceAndRecomputed(string name) => AssertHolds(SampleFiles.Own("formats/" + name), Told + " --override", Ours);

    [TestMethod]
    [DataRow("judge/m01_judge_20260119_120000.json", "--prompt-version v1 --model gpt-4o-mini", "")]
    [DataRow("judge/m01_v*.json", "", "")]
    [DataRow("judge/m04b_v2_gpt4o_judge_20260201_090000.json", "", "")]
    [DataRow("promptfoo/mdma-author-*.json", Given, "")]
    [DataRow("promptfoo/mdma-custom-2026-02-25.json", Given, "")]
    [DataRow("promptfoo/riddles-two-models-v3.json", Given, "")]
    [DataRow("promptfoo/redteam-tracing-v3.json", Given, "")]
    [DataRow("promptfoo/nicheiq-4prompts-2models-v3.json", "", ByLabel)]
    [DataRow("promptfoo/llama4-scout-v2.json", "--prompt-version v1 --timestamp 2026-03-01T00:00:00", OfPosts)]
    [DataRow("promptfoo/multishot-v1.json", "--prompt-version v1 --model gpt-4 --timestamp 2026-03-01T00:00:00", OfYears)]
    [DataRow("inspect/popularity-scored.eval", Given, "")]
    [DataRow("inspect/popularity-two-epochs.eval", Given, "")]
    [DataRow("inspect/*.json", Given, "")]
    [DataRow("lm-eval/math-perturbed", "--prompt-version v1", ByTask)]
    [DataRow("lm-eval/pythia", "", Pythia)]
    [DataRow("helm/commonsense*/stats.json", Timed, "")]
    [DataRow("helm/mmlu*/stats.json", Timed, "")]
    [DataRow("openai-evals/*.jsonl", Given, "")]
    [DataRow("every-eval-ever/llama-pro-8b-instruct.json", "--prompt-version v1", ByTask)]
    [DataRow("deepeval/*.json", Told, "")]
    [DataRow("ragas/veritasrag-records.json", Told, "")]
    [DataRow("ragas/veritasrag-records.json", Told + " --pass-mark 0.5", "")]
    [DataRow("ragas/pulsevent.csv", Told, "")]
    [DataRow("ragas/shopping-faq-aggregate.csv", Timed, "")]
    [DataRow("ragas/eu-ai-act-aggregate.json", Told, "")]
    [DataRow("mt-bench/gpt-4_single.jsonl", Given, "")]
    [DataRow("mt-bench/gpt-4_single.jsonl", Given + " --pass-mark 7", "")]
    [DataRow("junit/*.xml", Given + " --model m", "")]
    [DataRow("csv-gptme", "", Gptme)]
    [DataRow("yaml-aider/polyglot_leaderboard.yml", "", Aider)]
    public void OfOthersToo(string file, string options, string rules)
    {
        if (SampleFiles.Shared(file.Split('/')[0]) is not { } folder)
        {
            return; // Ours are there in any case.
        }

        AssertHolds(folder + file[Path.GetFileName(folder).Length..], options, rules);
    }

    private static void AssertHolds(string path, string options, string rules)
    {
        using var test = new TrackerTest().With("data/tracker.json", $"{{ \"import\": {{ \"rules\": [ {rules} ] }} }}");
        string[] given = [path, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        test.Run("check", "--fix").Exits(ExitCode.Fine);

        test.Run(["import", .. given]).Exits(ExitCode.Fine);

        Assert.Contains(" 0 already there, 0 refused", test.Out);
        test.Run("check").Exits(ExitCode.Fine);
        var written = Bytes(test);
        test.Run(["import", .. given]).Exits(ExitCode.Fine);
        Assert.Contains("0 new, ", test.Out);
        Assert.AreEqual(written, Bytes(test));
        test.Run(["verify", .. given]).Exits(ExitCode.Fine);
        Assert.Contains(", 0 differ, 0 without a source here, 0 not stored", test.Err);
    }

    private static string Bytes(TrackerTest test) => string.Join('\n', Directory.GetFiles(test.PathOf("data"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(f => $"{f} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}"));
}
