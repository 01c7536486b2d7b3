namespace StaticTracker.JsonSchema;

/// <summary>"$dynamicRef": where it leads by itself, and the anchor by which an outer schema may turn it (null: none may).</summary>
internal sealed record DynamicReference(SchemaNode Initial, string? Anchor);
