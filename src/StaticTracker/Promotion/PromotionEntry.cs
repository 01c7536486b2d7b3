using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>One entry of a module's list: from then on this version was the active one. Entries are added and never changed.</summary>
public sealed record PromotionEntry
{
    public const string Promote = "promote";
    public const string Rollback = "rollback";

    /// <summary>How long the why and an override may be.</summary>
    public const int LongestText = 2000;

    public required string Id { get; init; }

    /// <summary>One more than there were entries when it was made: where that is not its place in the list, two were made beside each other.</summary>
    public required int Number { get; init; }

    public required string Action { get; init; }

    public required PromotedVersion Version { get; init; }

    public required Timestamp Since { get; init; }

    public required string Why { get; init; }

    /// <summary>Who did it, by name; null: not known.</summary>
    public string? By { get; init; }

    /// <summary>Why it was promoted though the policy did not accept it; null: the policy did, or it is a rollback.</summary>
    public string? Override { get; init; }

    /// <summary>The entry that was the last one when it was made; null: it was the first.</summary>
    public PromotionBefore? Before { get; init; }

    /// <summary>Of a rollback: the entry whose version it is.</summary>
    public string? BackTo { get; init; }

    /// <summary>The report of the decision.</summary>
    public string? Report { get; init; }

    public bool IsRollback => Action == Rollback;
}
