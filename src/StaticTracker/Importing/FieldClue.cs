using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>One value found for a field: where it came from and where it stands.</summary>
public readonly record struct FieldClue(FieldName Field, string Text, FieldOrigin Origin, SourceSpan Span);
