using StaticTracker.Modules;

namespace StaticTracker.Suggestions;

/// <summary>What is to be said differently in a suggestion; null: that part stays.</summary>
public sealed record SuggestionChange(string? Text, string? Issue, string? Priority, string? Rubric, PromptVersion? Version);
