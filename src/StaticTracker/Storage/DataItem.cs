namespace StaticTracker.Storage;

/// <summary>An item of a data set; null where nothing is known.</summary>
public sealed record DataItem(string Id)
{
    /// <summary>SHA-256 of the text in hex: as it was, or, where something in it was redacted, as it is then, whole in both cases.</summary>
    public string? TextSha256 { get; init; }

    /// <summary>The text, redacted and capped.</summary>
    public string? Text { get; init; }

    /// <summary>What the model should have said.</summary>
    public string? Expected { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Language { get; init; }

    /// <summary>Of the text, in whatever unit the data set counts; characters where an import wrote it.</summary>
    public long? Length { get; init; }
}
