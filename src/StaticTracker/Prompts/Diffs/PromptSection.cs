namespace StaticTracker.Prompts.Diffs;

/// <summary>Lines under one heading of a prompt; empty <paramref name="Name"/>: before the first heading.</summary>
internal sealed record PromptSection(string Name, IReadOnlyList<string> Lines);
