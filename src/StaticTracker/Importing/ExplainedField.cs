using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>Where a field's value came from. <paramref name="Value"/> is null where nothing tells it, or where what does cannot be one.</summary>
internal sealed record ExplainedField(FieldName Field, FieldClue? Value, IReadOnlyList<FieldClue> Others);
