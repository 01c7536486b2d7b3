namespace StaticTracker.Storage;

/// <summary>The kinds of data files; each has its schema.</summary>
public enum DataKind
{
    Module,
    Settings,
    Verdicts,
    Items,
    Details,

    /// <summary>The derived heatmap index.</summary>
    Index,
}
