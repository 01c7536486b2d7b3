using System.Buffers;
using System.Text.Json;

namespace StaticTracker.Indexing;

/// <summary>heatmap_index.json: the shape that its readers rely on, with additive keys. Rates without trailing zeros (60, 57.3).</summary>
public static class HeatmapIndexJson
{
    public static byte[] Write(HeatmapIndex index)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("generated_at"u8, index.GeneratedAt);
            json.WriteStartObject("modules"u8);
            foreach (var row in index.Modules)
            {
                WriteRow(json, row);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRow(Utf8JsonWriter json, ModuleRow row)
    {
        json.WriteStartObject(row.Id.Text);
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
