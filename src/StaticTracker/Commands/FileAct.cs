namespace StaticTracker.Commands;

/// <summary>What a verb is about to write: absolute paths with their new content (null: deleted), the commit's subject, and what to say when it is done.</summary>
internal sealed record FileAct(IReadOnlyList<(string Path, byte[]? Content)> Files, string Subject)
{
    /// <summary>A folder that is deleted as a whole, with the files named; null: each file by itself.</summary>
    public string? Folder { get; init; }

    /// <summary>Answers; told whether nothing was written, since only that was asked for.</summary>
    public required Action<bool> Answer { get; init; }
}
