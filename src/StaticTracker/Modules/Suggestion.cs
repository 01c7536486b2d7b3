namespace StaticTracker.Modules;

/// <summary>A proposed improvement of a prompt. Priority: high, medium, low. Status: pending, applied, rejected, superseded.</summary>
public sealed record Suggestion
{
    public string? Id { get; init; }

    public required PromptVersion Version { get; init; }

    public string? Rubric { get; init; }

    public string? Issue { get; init; }

    public required string Text { get; init; }

    public string? Priority { get; init; }

    public required string Status { get; init; }

    public PromptVersion? AppliedIn { get; init; }
}
