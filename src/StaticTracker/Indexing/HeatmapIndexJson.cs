using System.Buffers;
using System.Text.Json;

namespace StaticTracker.Indexing;

/// <summary>heatmap_index.json: the shape that its readers rely on, with additive keys. Rates without trailing zeros (60, 57.3).</summary>
public static class HeatmapIndexJson
{
    /// <summary>The whole index as one text; for large ones <see cref="Write(HeatmapIndex, Stream)"/> needs less memory.</summary>
    public static byte[] Write(HeatmapIndex index)
    {
        using var buffer = new MemoryStream();
        Write(index, buffer);
        return buffer.ToArray();
    }

    /// <summary>Writes the index piece by piece, a line for each module: it may be larger than what should be held at once.</summary>
    public static void Write(HeatmapIndex index, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var json = new Utf8JsonWriter(buffer);
        buffer.Write("{\"generated_at\":\""u8);
        buffer.Write(JsonEncodedText.Encode(index.GeneratedAt).EncodedUtf8Bytes);
        buffer.Write("\",\"modules\":{"u8);
        var separator = "\n\""u8;
        foreach (var row in index.Modules)
        {
            buffer.Write(separator);
            separator = ",\n\""u8;
            buffer.Write(JsonEncodedText.Encode(row.Id.Text).EncodedUtf8Bytes);
            buffer.Write("\":"u8);
            json.Reset();
            WriteRow(json, row);
            json.Flush();
            if (buffer.WrittenCount > 32 * 1024)
            {
                output.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        buffer.Write("}}\n"u8);
        output.Write(buffer.WrittenSpan);
    }

    private static void WriteRow(Utf8JsonWriter json, ModuleRow row)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, row.Name);
        if (row.Dataset is not null)
        {
            json.WriteString("dataset"u8, row.Dataset);
        }

        json.WriteStartObject("versions"u8);
        foreach (var cell in row.Cells)
        {
            json.WriteStartObject(cell.Version.Text);
            if (cell.Best is { } best)
            {
                json.WriteStartObject("best"u8);
                WriteRates(json, best);
                json.WriteString("model"u8, best.Model);
                json.WriteString("experiment"u8, best.Experiment);
                json.WriteEndObject();
            }

            json.WriteStartObject("by_model"u8);
            foreach (var result in cell.ByModel)
            {
                json.WriteStartObject(result.Model);
                WriteRates(json, result);
                WriteRest(json, result);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRates(Utf8JsonWriter json, CellResult result)
    {
        WriteRate(json, "pass_rate"u8, result.PassRate);
        WriteRate(json, "match_rate"u8, result.MatchRate);
    }

    private static void WriteRate(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? rate)
    {
        if (rate is { } value)
        {
            json.WriteNumber(name, value / 1.0000000000000000000000000000m); // Dividing by 1.000… takes the trailing zeros off a decimal.
        }
    }

    private static void WriteRest(Utf8JsonWriter json, CellResult result)
    {
        WriteCount(json, "pass"u8, result.Pass);
        WriteCount(json, "total"u8, result.Total);
        WriteCount(json, "error"u8, result.Error);
        json.WriteString("experiment"u8, result.Experiment);
        json.WriteString("timestamp"u8, result.Timestamp.Text);
        if (result.DatasetVersion is { } dataset)
        {
            json.WriteString("dataset_version"u8, dataset);
        }

        if (result.Runs > 1)
        {
            json.WriteNumber("runs"u8, result.Runs);
        }

        if (result.Interval is { } interval)
        {
            json.WriteStartArray("interval"u8);
            json.WriteNumberValue(Math.Round((decimal)interval.Low, 1, MidpointRounding.AwayFromZero));
            json.WriteNumberValue(Math.Round((decimal)interval.High, 1, MidpointRounding.AwayFromZero));
            json.WriteEndArray();
        }
    }

    private static void WriteCount(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? count)
    {
        if (count is { } value)
        {
            json.WriteNumber(name, value);
        }
    }
}
