using StaticTracker.Phrasing;

namespace StaticTracker.Runs.Ab;

/// <summary>How an A/B experiment stands.</summary>
public sealed record AbStatus
{
    /// <summary>Why its results are not to be compared (another judge, other data), in words; null: nothing stands against it.</summary>
    public Phrase? Against { get; init; }

    /// <summary>Null: no item was judged on both sides, or something stands <see cref="Against"/> it.</summary>
    public AbFigures? Figures { get; init; }

    /// <summary>One of <see cref="AbWord"/>, where the rule says that it ends; null: it goes on.</summary>
    public string? Ends { get; init; }

    /// <summary>Items that a side tried, of which no verdict was given by both.</summary>
    public AbLeftOut LeftOut { get; init; }

    /// <summary>Items that a single look at the end would need to see the minimum effect in four of five cases, at the share of items that differ now; null: unknown.</summary>
    public long? ItemsForOneLook { get; init; }

    /// <summary>Likewise with looks at any time.</summary>
    public long? ItemsForAnyLook { get; init; }

    /// <summary>Items that are still to come by that: at most those that the plan leaves.</summary>
    public long? ItemsMissing { get; init; }

    public IReadOnlyList<Phrase> Notes { get; init; } = [];
}
