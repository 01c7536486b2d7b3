using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>A "$ref" or "$dynamicRef" that is resolved when everything around it is read.</summary>
internal sealed record PendingReference(SchemaNode From, JsonNode Value, string Text, bool IsDynamic)
{
    public SchemaException Fault(string detail) => new(From.Location + (IsDynamic ? "/$dynamicRef" : "/$ref"), Value.Position, detail);
}
