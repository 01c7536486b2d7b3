using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>
/// One thing that a document does against its schema. <paramref name="Instance"/> is the value at fault (the key where the key itself is,
/// the object where something is missing), <paramref name="InstancePath"/> its JSON pointer, <paramref name="SchemaPath"/> the place of the
/// keyword. <paramref name="Message"/> reads behind the place, without a full stop; <paramref name="Hint"/> says what would mend it.
/// </summary>
public sealed record SchemaError(
    JsonNode Instance, string InstancePath, string SchemaPath, string Keyword, string Message, string? Hint);
