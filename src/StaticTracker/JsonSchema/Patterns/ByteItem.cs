namespace StaticTracker.JsonSchema.Patterns;

/// <summary>A set of characters and how often it stands.</summary>
internal readonly record struct ByteItem(ByteClass Class, int Min, int Max);
