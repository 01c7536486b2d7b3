using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>"enum" and "const".</summary>
internal sealed class ValueRules
{
    public JsonNode[]? Enum { get; set; }

    /// <summary>The texts of an enumeration of nothing but strings.</summary>
    public NameTable? EnumNames { get; set; }

    public JsonNode? Const { get; set; }
}
