using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>A schema with an address of its own: a document, or a part of one with "$id".</summary>
internal sealed class SchemaResource(UriReference uri, JsonNode root, string rootLocation, Dialect dialect)
{
    public UriReference Uri { get; } = uri;

    public JsonNode Root { get; } = root;

    public string RootLocation { get; } = rootLocation;

    public Dialect Dialect { get; } = dialect;

    public Dictionary<string, SchemaNode> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaNode> DynamicAnchors { get; } = new(StringComparer.Ordinal);
}
