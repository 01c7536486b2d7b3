namespace StaticTracker.JsonSchema.Patterns;

/// <summary>A set of characters and how often it stands. A class: lists of one's own structs are compiled at every start.</summary>
internal sealed record ByteItem(ByteClass Class, int Min, int Max);
