namespace StaticTracker.Suggestions;

/// <summary>A suggestion that the figures propose: what is wrong, and a text to start from, which a person who knows the prompt replaces.</summary>
public sealed record Proposal(string Issue, string Text, string Priority);
