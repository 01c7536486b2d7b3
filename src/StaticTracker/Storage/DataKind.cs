namespace StaticTracker.Storage;

/// <summary>The kinds of data files; each has its schema.</summary>
public enum DataKind
{
    Module,
    Settings,
    Verdicts,
    Items,
    Details,

    /// <summary>A version of a module's prompt.</summary>
    Bundle,

    /// <summary>One run of an evaluation.</summary>
    Run,

    /// <summary>An A/B experiment.</summary>
    Ab,

    /// <summary>A fixed list of items that versions are promoted on.</summary>
    Benchmark,

    /// <summary>What is active of a module, and was before.</summary>
    Promotions,

    /// <summary>What one attempt at a promotion found.</summary>
    PromotionReport,

    /// <summary>What was learned of which version on which model suits which item.</summary>
    Router,

    /// <summary>The derived heatmap index.</summary>
    Index,
}
