namespace StaticTracker.Prompts.Diffs;

/// <summary>A value beside the texts that differs: a role's model, a decoding setting, a part of the tools contract. Values as JSON; null: not there.</summary>
public sealed record SettingChange(string Name, string? Before, string? After);
