namespace StaticTracker.Reporting;

/// <summary>How a report is made.</summary>
public sealed record DiffOptions
{
    /// <summary>The day that overrides of the gate are held against.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The name of the baseline that new results are compared with; null: what the settings say of each module, else the version before.</summary>
    public string? Against { get; init; }

    /// <summary>Removed experiments and modules are told, and are no error.</summary>
    public bool AllowRemoved { get; init; }
}
