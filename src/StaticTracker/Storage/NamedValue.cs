using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>A member of an object, with its name read. A class: lists of one's own structs are compiled at every start.</summary>
internal sealed record NamedValue(string Name, JsonNode Value);
