namespace StaticTracker.Prompts.Diffs;

/// <summary>A list item that was added, removed or reworded; texts without their bullets.</summary>
public sealed record RuleChange(string What, string Section, string? Before, string? After, IReadOnlyList<WordPiece> Words);
