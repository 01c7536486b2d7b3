namespace StaticTracker.Mapping;

/// <summary>What a file tells of one run beside its fields, for rules to match on; null where it tells nothing.</summary>
public sealed record RunFacts
{
    public static readonly RunFacts None = new();

    /// <summary>The prompt's label.</summary>
    public string? Prompt { get; init; }

    public string? Task { get; init; }

    /// <summary>The provider or model as the file names it.</summary>
    public string? Provider { get; init; }

    /// <summary>A cell of the row by its column; null where there is no such column.</summary>
    public Func<string, string?>? Column { get; init; }
}
