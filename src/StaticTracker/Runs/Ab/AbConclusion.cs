namespace StaticTracker.Runs.Ab;

/// <summary>What was concluded, with the figures it was concluded from. Written once.</summary>
public sealed record AbConclusion
{
    /// <summary>ISO 8601.</summary>
    public required string At { get; init; }

    /// <summary>One of <see cref="AbWord"/>.</summary>
    public required string Decision { get; init; }

    public string? Note { get; init; }

    public required AbFigures Figures { get; init; }
}
