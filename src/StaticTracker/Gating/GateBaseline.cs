using StaticTracker.Comparison;
using StaticTracker.Phrasing;

namespace StaticTracker.Gating;

/// <summary>A new result against one baseline.</summary>
public sealed record GateBaseline
{
    /// <summary>The baseline's name as it was asked for; null: what the module is compared with anyway.</summary>
    public string? Asked { get; init; }

    /// <summary>Null where there is nothing to compare with.</summary>
    public ExperimentComparison? Comparison { get; init; }

    /// <summary>Why there is nothing.</summary>
    public Phrase? Missing { get; init; }

    /// <summary>There is nothing yet, rather than something that is gone.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The id of the experiment that it would be compared with, had the same change not withdrawn it; null: none was.</summary>
    public string? Withdrawn { get; init; }
}
