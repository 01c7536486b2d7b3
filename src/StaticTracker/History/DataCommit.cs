namespace StaticTracker.History;

/// <summary>A commit that changed something under data/. A merge holds only what differs from every parent.</summary>
public sealed record DataCommit
{
    /// <summary>40 or 64 hex digits.</summary>
    public required string Hash { get; init; }

    public string ShortHash => Hash[..8];

    public required string Author { get; init; }

    /// <summary>Unix seconds, UTC: when the author wrote it.</summary>
    public required long AuthoredAt { get; init; }

    /// <summary>Unix seconds, UTC: when it was committed.</summary>
    public required long CommittedAt { get; init; }

    public required string Subject { get; init; }

    public bool IsMerge { get; init; }

    /// <summary>The modules changed, in natural order.</summary>
    public IReadOnlyList<ModuleChange> Changes { get; init; } = [];

    /// <summary>Whether data/tracker.json changed.</summary>
    public bool ChangedSettings { get; init; }

    /// <summary>Prompts, runs and the like that changed, in the order of their paths.</summary>
    public IReadOnlyList<TouchedRecord> Records { get; init; } = [];
}
