using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>A key that the schema allows without knowing it, with the known name it may have been meant for.</summary>
public sealed record UnknownKey(JsonNode Key, string InstancePath, string Name, string? DidYouMean);
