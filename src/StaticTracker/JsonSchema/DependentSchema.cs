namespace StaticTracker.JsonSchema;

/// <summary>An entry of "dependentSchemas".</summary>
internal sealed record DependentSchema(string Name, SchemaNode Schema);
