namespace StaticTracker.Importing;

/// <summary>What a file looks like, told by its content.</summary>
public enum ResultFormat
{
    Unknown,
    Judge,
    Promptfoo,
    DeepEval,

    /// <summary>Results or samples of EleutherAI's lm-evaluation-harness.</summary>
    LmEval,

    /// <summary>A log of OpenAI's evals.</summary>
    OpenAiEvals,

    /// <summary>A file of the folder that HELM writes for a run.</summary>
    Helm,

    /// <summary>A record of Every Eval Ever, or its lines of samples.</summary>
    EveryEval,

    /// <summary>A log of Inspect, as JSON or as its archive.</summary>
    Inspect,
    Ragas,
    MtBench,
    JUnit,

    /// <summary>Microsoft.Extensions.AI.Evaluation.</summary>
    Meai,

    /// <summary>The log of a run that was kept by this program.</summary>
    RunLog,
    Mlflow,
    Braintrust,
    LangSmith,
    Langfuse,

    /// <summary>Rows: CSV, TSV, YAML, an array or lines of JSON objects.</summary>
    Table,

    /// <summary>A promptfoo Eval object as it is stored, without its results.</summary>
    PromptfooEval,

    /// <summary>A promptfoo result that was written as YAML.</summary>
    PromptfooYaml,

    /// <summary>A frame of pandas, column by column.</summary>
    FrameByColumns,
    ModuleFile,
    HeatmapIndex,
    VerdictFile,
    Settings,

    /// <summary>A registry of prompts under hashes of their content.</summary>
    PromptRegistry,

    /// <summary>One version of a prompt, as such a registry keeps it.</summary>
    PromptSnapshot,

    /// <summary>A configuration of promptfoo: what is to be evaluated, not what came of it.</summary>
    PromptfooConfig,

    /// <summary>What an older tracker kept in YAML or JavaScript.</summary>
    OlderTracker,

    /// <summary>An entry of the cache of Microsoft.Extensions.AI.Evaluation.</summary>
    MeaiCacheEntry,

    /// <summary>A zip file.</summary>
    Archive,

    /// <summary>XML that is no JUnit report.</summary>
    OtherXml,
}
