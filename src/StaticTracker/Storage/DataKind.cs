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

    /// <summary>The derived heatmap index.</summary>
    Index,
}
