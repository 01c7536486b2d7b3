using System.Text.Json;

namespace StaticTracker.Importing;

/// <summary>The formats that are read, for people and for programs.</summary>
internal static class FormatList
{
    public static void Write(TextWriter output)
    {
        foreach (var format in Formats.All)
        {
            output.WriteLine($"{format.Name,-12} {format.Title}");
            output.WriteLine($"{"",-12} told by: {format.ToldBy}");
            output.WriteLine($"{"",-12} {format.Example}");
            output.WriteLine();
        }

        output.WriteLine("The format is told by the content; --format NAME reads a file as one of these, whatever it looks like.");
    }

    public static void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray("formats");
        foreach (var format in Formats.All)
        {
            json.WriteStartObject();
            json.WriteString("name", format.Name);
            json.WriteString("title", format.Title);
            json.WriteString("told_by", format.ToldBy);
            json.WriteString("example", format.Example);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
