namespace StaticTracker.Importing;

/// <summary>Which texts of items an import keeps.</summary>
public enum DetailChoice
{
    None,

    /// <summary>What the model and the judge said of items that failed or are errors.</summary>
    Failed,
    All,
}
