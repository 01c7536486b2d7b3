namespace StaticTracker.JsonSchema;

/// <summary>The schema resources that an evaluation has entered, innermost first: the dynamic scope.</summary>
internal sealed record ScopeStep(ScopeStep? Outer, SchemaResource Resource);
