namespace StaticTracker.Importing;

/// <summary>What a JSON file looks like, told by its keys.</summary>
public enum ResultFormat
{
    Unknown,
    Judge,
    Promptfoo,

    /// <summary>promptfoo's results are an array: version 1.</summary>
    PromptfooArray,

    /// <summary>A promptfoo Eval object as it is stored, without its results.</summary>
    PromptfooEval,
    ModuleFile,
    HeatmapIndex,
    VerdictFile,
    Settings,
    InspectLog,
}
