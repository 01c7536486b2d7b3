using StaticTracker.JsonSchema.Patterns;

namespace StaticTracker.JsonSchema;

/// <summary>An entry of "patternProperties".</summary>
internal sealed record PatternProperty(TextPattern Pattern, SchemaNode Schema);
