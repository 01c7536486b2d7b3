using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StaticTracker.Exporting;

/// <summary>Tables as JSON lines: an object for each row, without what is missing; numbers with their digits.</summary>
public static class JsonLines
{
    public static void Write(TextWriter output, ExportTable table)
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (var row in table.Rows)
        {
            buffer.SetLength(0);
            json.Reset();
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i].Text is { } text)
                {
                    json.WritePropertyName(table.Columns[i].Key);
                    Write(json, text, row[i].IsNumber);
                }
            }

            json.WriteEndObject();
            json.Flush();
            output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            output.Write('\n');
        }
    }

    private static void Write(Utf8JsonWriter json, string text, bool isNumber)
    {
        if (isNumber)
        {
            json.WriteRawValue(text);
        }
        else
        {
            json.WriteStringValue(text);
        }
    }
}
