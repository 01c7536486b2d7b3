using System.Text.Json;

namespace StaticTracker.Importing;

/// <summary>The formats that are read, for people and for programs.</summary>
internal static class FormatList
{
    internal const int Width = 15; // The longest name.

    public static void Write(TextWriter output)
    {
        foreach (var format in Formats.All)
        {
            output.WriteLine($"{format.Name,-Width} {format.Title}");
            output.WriteLine($"{"",-Width} told by: {format.ToldBy}");
            output.WriteLine($"{"",-Width} {format.Example}");
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
