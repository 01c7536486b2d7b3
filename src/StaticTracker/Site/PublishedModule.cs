using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using StaticTracker.Storage;

namespace StaticTracker.Site;

/// <summary>A module file as it is published: its own bytes, or without what the settings keep back.</summary>
internal static class PublishedModule
{
    private static readonly string[] s_sources = ["source", "links"];

    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json, PublishSettings publish) => publish.Sources ? json : WithoutSources(json);

    private static ReadOnlyMemory<byte> WithoutSources(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var bytes = new ArrayBufferWriter<byte>(json.Length);

        // A file of its own, never put into markup: letters stay letters, as in the file it was made from.
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.NameEquals("experiments") && property.Value.ValueKind == JsonValueKind.Array)
                {
                    writer.WriteStartArray(property.Name);
                    foreach (var experiment in property.Value.EnumerateArray())
                    {
                        WriteExperiment(writer, experiment);
                    }

                    writer.WriteEndArray();
                }
                else
                {
                    property.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenMemory;
    }

    private static void WriteExperiment(Utf8JsonWriter writer, JsonElement experiment)
    {
        writer.WriteStartObject();
        foreach (var property in experiment.EnumerateObject())
        {
            if (!s_sources.Contains(property.Name))
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
