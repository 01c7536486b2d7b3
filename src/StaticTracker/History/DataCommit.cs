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

    public const int OffLine = -1;

    /// <summary>Its place among the commits on the line that HEAD's branch went along (HEAD, its first parent, that one's first parent, and so on), the oldest being 0.</summary>
    public int LinePlace { get; init; } = OffLine;

    public bool IsOnLine => LinePlace != OffLine;

    /// <summary>What a merge changed against its first parent, by module in natural order: what the line's figures became by it. Of other commits that is <see cref="Changes"/>.</summary>
    public IReadOnlyList<ModuleChange> Joined { get; init; } = [];

    /// <summary>Whether there is something to tell of it: a merge that only joins both sides is kept for the line alone.</summary>
    public bool TellsSomething => Changes.Count > 0 || ChangedSettings || Records.Count > 0;

    /// <summary>What it changed of the data as they stood on the line.</summary>
    public IReadOnlyList<ModuleChange> OnLine => IsMerge ? Joined : Changes;

    /// <summary>The modules changed, in natural order.</summary>
    public IReadOnlyList<ModuleChange> Changes { get; init; } = [];

    /// <summary>Whether data/tracker.json changed.</summary>
    public bool ChangedSettings { get; init; }

    /// <summary>Prompts, runs and the like that changed, in the order of their paths.</summary>
    public IReadOnlyList<TouchedRecord> Records { get; init; } = [];
}
