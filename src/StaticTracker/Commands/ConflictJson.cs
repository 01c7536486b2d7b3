using System.Text.Json;
using StaticTracker.Merging;

namespace StaticTracker.Commands;

/// <summary>What came of the merge of a file, for other programs.</summary>
internal static class ConflictJson
{
    public static void Write(Utf8JsonWriter json, MergeOutcome? outcome)
    {
        json.WriteStartArray("conflicts");
        foreach (var conflict in outcome?.Conflicts ?? [])
        {
            json.WriteStartObject();
            json.WriteString("place", conflict.Place);
            json.WriteNumber("line", conflict.Line);
            Value(json, "ours", conflict.Ours);
            Value(json, "theirs", conflict.Theirs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("removed");
        foreach (var id in outcome?.Removed ?? [])
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
        json.WriteStartArray("renamed");
        foreach (var renamed in outcome?.Renamed ?? [])
        {
            json.WriteStartObject();
            json.WriteString("what", renamed.Noun);
            json.WriteString("side", renamed.IsOurs ? "ours" : "theirs");
            json.WriteString("old", renamed.Old);
            json.WriteString("id", renamed.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A side that removed the value has no member.</summary>
    private static void Value(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(key);
            json.WriteRawValue(value);
        }
    }
}
