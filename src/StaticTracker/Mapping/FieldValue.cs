using StaticTracker.Diagnostics;

namespace StaticTracker.Mapping;

/// <summary>What a rule says of a field, and where the rule says it.</summary>
public sealed record FieldValue(FieldName Field, string Text, ImportRule Rule, SourceSpan Span);
