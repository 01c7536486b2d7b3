namespace StaticTracker.Importing;

/// <summary>The formats that are read.</summary>
internal static class Formats
{
    private static readonly (ResultFormat Format, FormatInfo Info, Func<IResultReader> Create)[] s_all =
    [
        (ResultFormat.Judge,
            new("judge", "results of an LLM judge, in three shapes", "JSON with \"module\" or \"metadata\" and \"evaluations\"",
                "tracker import m01_judge_20260119_120000.json --prompt-version v1 --model gpt-4o-mini"),
            static () => new JudgeReader()),
        (ResultFormat.Promptfoo,
            new("promptfoo", "promptfoo results, versions 1 to 4, JSON and JSONL", "JSON with \"evalId\" or \"results\" and \"stats\"; lines with \"promptIdx\"",
                "tracker import results.json --module greeter --prompt-version v1"),
            static () => new PromptfooReader()),
        (ResultFormat.Inspect,
            new("inspect", "Inspect AI logs, .eval archives and JSON, versions 1 and 2", "JSON with \"eval\" and \"version\" or \"results\"; an archive with header.json or _journal/start.json",
                "tracker import logs/2026-03-01T10-00-00_popularity.eval --module popularity --prompt-version v1"),
            static () => new InspectReader()),
        (ResultFormat.LmEval,
            new("lm-eval", "lm-evaluation-harness results 0.3 and 0.4, with their samples", "JSON with \"results\" and \"versions\"; lines with \"doc_id\" and \"resps\"",
                "tracker import results_2026-03-01T10-00-00.123456.json --module arc --prompt-version v1 --task arc_easy"),
            static () => new LmEvalReader()),
        (ResultFormat.OpenAiEvals,
            new("openai-evals", "logs of OpenAI's evals (JSON lines)", "lines with \"spec\", \"final_report\" and events",
                "tracker import 230417220821DPM75QNS_gpt-4_test-match.jsonl --module test-match --prompt-version v1"),
            static () => new OpenAiEvalsReader()),
        (ResultFormat.Helm,
            new("helm", "HELM run folders (run_spec.json, stats.json, per_instance_stats.json)", "JSON rows with \"sum_squared\" or \"train_trial_index\"; \"adapter_spec\"",
                "tracker import 'runs/v1/mmlu:subject=philosophy,model=openai_gpt2' --module mmlu-philosophy --prompt-version v1 --timestamp 2026-03-01T00:00:00"),
            static () => new HelmReader()),
        (ResultFormat.EveryEval,
            new("every-eval-ever", "Every Eval Ever records, schemas 0.1 and 0.2, and their lines of samples", "JSON with \"schema_version\" and \"evaluation_id\"",
                "tracker import record.json --module ifeval --prompt-version v1 --task IFEval"),
            static () => new EveryEvalReader()),
        (ResultFormat.DeepEval,
            new("deepeval", "DeepEval test runs (.deepeval/.latest_test_run.json)", "JSON with \"testRunData\", or \"testCases\" and \"metricsScores\"",
                "tracker import .latest_test_run.json --module deals --prompt-version v3 --model gpt-4o --timestamp 2026-04-18T00:34:42Z"),
            static () => new DeepEvalReader()),
        (ResultFormat.Ragas,
            new("ragas", "Ragas scores: records (JSON, JSON lines, CSV) and means", "columns or keys that are metrics of Ragas, such as faithfulness",
                "tracker import ragas_results.csv --module faq --prompt-version v1 --model llama3.2 --timestamp 2026-03-01T00:00:00"),
            static () => new RagasReader()),
        (ResultFormat.MtBench,
            new("mt-bench", "MT-bench judgements of single answers", "lines with \"question_id\", \"judge\" and \"score\"",
                "tracker import gpt-4_single.jsonl --module mt-bench --prompt-version v1 --pass-mark 7"),
            static () => new MtBenchReader()),
        (ResultFormat.Meai,
            new("meai", "Microsoft.Extensions.AI.Evaluation: stored results, JSON reports", "JSON with \"scenarioName\" and \"executionName\", or \"scenarioRunResults\"",
                "tracker import storage/results --module m01 --prompt-version v1"),
            static () => new MeaiReader()),
        (ResultFormat.Mlflow,
            new("mlflow", "MLflow evaluation tables, and traces with assessments", "JSON with \"columns\" and \"data\"; rows with \"trace_id\" and \"assessments\"",
                "tracker import eval_results_table.json --module faq --prompt-version v1 --model gpt-4o --timestamp 2026-03-01T00:00:00 --pass-mark 4"),
            static () => new MlflowReader()),
        (ResultFormat.Braintrust,
            new("braintrust", "Braintrust experiments: events as JSON, JSON lines or CSV", "rows with \"scores\" and \"span_id\" or \"experiment_id\"; JSON with \"events\"",
                "tracker import experiment.jsonl --module faq --prompt-version v1 --model gpt-4o --pass-mark 0.5"),
            static () => new BraintrustReader()),
        (ResultFormat.LangSmith,
            new("langsmith", "LangSmith experiments as frames of its SDK, CSV or JSON records", "columns \"example_id\" and \"feedback.…\"",
                "tracker import experiment.csv --module faq --prompt-version v1 --model gpt-4o --timestamp 2026-03-01T00:00:00 --pass-mark 0.5"),
            static () => new LangSmithReader()),
        (ResultFormat.Langfuse,
            new("langfuse", "Langfuse scores as exported, CSV or JSON", "columns \"traceId\", \"dataType\" and \"stringValue\"",
                "tracker import scores.csv --module faq --prompt-version v1 --model gpt-4o --pass-mark 0.8"),
            static () => new LangfuseReader()),
        (ResultFormat.JUnit,
            new("junit", "JUnit XML, as pytest and many others write it", "XML with testsuite elements",
                "tracker import junit.xml --module checks --prompt-version v1 --model gpt-4o"),
            static () => new JUnitReader()),
        (ResultFormat.RunLog,
            new("run", "the log of a run (tracker run)", "lines with \"run_id\", \"kind\" and \"event\"",
                "tracker import data/runs/m01_v3_20260120T003146Z_1a2b3c4d/log.jsonl"),
            static () => new RunLogReader()),
        (ResultFormat.Table,
            new("table", "any table: CSV, TSV, JSON or JSON lines, YAML", "a rule in tracker.json that says what its columns mean",
                "tracker import 'runs/**/*.csv'"),
            static () => new TableReader()),
    ];

    /// <summary>All of them, in the order in which they are told.</summary>
    public static IReadOnlyList<FormatInfo> All { get; } = [.. s_all.Select(f => f.Info)];

    /// <summary>What a format is; null where it is none that is read.</summary>
    public static FormatInfo? Of(ResultFormat format) => Find(format)?.Info;

    /// <summary>The format of a name; null where there is none.</summary>
    public static ResultFormat? Named(string name)
    {
        foreach (var (format, info, _) in s_all)
        {
            if (info.Name == name)
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>A new reader.</summary>
    /// <exception cref="ArgumentException">The format is none that is read.</exception>
    public static IResultReader Create(ResultFormat format) => Find(format) is { } found ? found.Create() : throw new ArgumentException($"{format} is not read.", nameof(format));

    private static (FormatInfo Info, Func<IResultReader> Create)? Find(ResultFormat format)
    {
        foreach (var (known, info, create) in s_all)
        {
            if (known == format)
            {
                return (info, create);
            }
        }

        return null;
    }
}
