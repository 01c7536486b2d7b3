namespace StaticTracker.Modules;

/// <summary>A proposed improvement of a prompt. Priority: high, medium, low. Status: see <see cref="SuggestionStatus"/>.</summary>
public sealed record Suggestion
{
    /// <summary>Permanent; null: nobody gave it one yet.</summary>
    public string? Id { get; init; }

    public required PromptVersion Version { get; init; }

    public string? Rubric { get; init; }

    public string? Issue { get; init; }

    public required string Text { get; init; }

    public string? Priority { get; init; }

    public required string Status { get; init; }

    /// <summary>The prompt version that has it.</summary>
    public PromptVersion? AppliedIn { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the suggestion that took its place.</summary>
    public string? SupersededBy { get; init; }
}
