using System.Text.Encodings.Web;
using System.Text.Json;
using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>What the writers of items and details have in common: an object that is written in any form, and then brought into the canonical one.</summary>
internal static class SheetText
{
    public static byte[] Write(Shape shape, Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        using var tree = JsonTree.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return CanonicalJson.File(tree, shape);
    }

    public static void Put(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }

    /// <summary>A count where there is something to count.</summary>
    public static void Put(Utf8JsonWriter json, string key, long count)
    {
        if (count > 0)
        {
            json.WriteNumber(key, count);
        }
    }
}
