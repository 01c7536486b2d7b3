using StaticTracker.Storage.Binary;
using StaticTracker.Storage.Pieces;

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

    /// <summary>Writes the index piece by piece: it may be larger than what should be held at once.</summary>
    public static void Write(HeatmapIndex index, Stream output) => PieceWriter.Write(output, Pieces(index));

    /// <summary>The index as pieces, a line for each module.</summary>
    internal static PieceText Pieces(HeatmapIndex index)
    {
        var rows = index.Modules;
        var keys = new ContentKey[rows.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = rows[i].SourceKey;
        }

        return new PieceText
        {
            Head = new IndexText().Raw("{\"generated_at\":"u8).Text(index.GeneratedAt).Raw(rows.Count == 0 ? ",\"modules\":{"u8 : ",\"modules\":{\n"u8).Written.ToArray(),
            Between = [(byte)',', (byte)'\n'],
            Tail = "}}\n"u8.ToArray(),
            Keys = keys,
            MakeWriter = stream =>
            {
                var json = new IndexText();
                return row =>
                {
                    json.Clear();
                    WriteRow(json, rows[row]);
                    stream.Write(json.Written);
                };
            },
        };
    }

    private static void WriteRow(IndexText json, ModuleRow row)
    {
        json.Text(row.Id.Text).Raw(":{\"name\":"u8).Text(row.Name);
        if (row.Dataset is not null)
        {
            json.Raw(",\"dataset\":"u8).Text(row.Dataset);
        }

        json.Raw(",\"versions\":{"u8);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            json.Raw(i == 0 ? ""u8 : ","u8);
            WriteCell(json, row.Cells[i]);
        }

        json.Raw("}}"u8);
    }

    private static void WriteCell(IndexText json, HeatmapCell cell)
    {
        json.Text(cell.Version.Text).Raw(":{"u8);
        if (cell.Best is { } best)
        {
            json.Raw("\"best\":{"u8);
            WriteRates(json, best);
            json.Raw("\"model\":"u8).Text(best.Model).Raw(",\"experiment\":"u8).Text(best.Experiment).Raw("},"u8);
        }

        json.Raw("\"by_model\":{"u8);
        var results = cell.ByModel;
        for (var i = 0; i < results.Count; i++)
        {
            json.Raw(i == 0 ? ""u8 : ","u8).Text(results[i].Model).Raw(":{"u8);
            WriteRates(json, results[i]);
            WriteRest(json, results[i]);
            json.Raw("}"u8);
        }

        json.Raw("}}"u8);
    }

    /// <summary>The rates that are there, each with a comma behind it.</summary>
    private static void WriteRates(IndexText json, CellResult result)
    {
        if (result.PassRate is { } pass)
        {
            json.Raw("\"pass_rate\":"u8).Rate(pass).Raw(","u8);
        }

        if (result.MatchRate is { } match)
        {
            json.Raw("\"match_rate\":"u8).Rate(match).Raw(","u8);
        }
    }

    private static void WriteRest(IndexText json, CellResult result)
    {
        WriteCount(json, "\"pass\":"u8, result.Pass);
        WriteCount(json, "\"total\":"u8, result.Total);
        WriteCount(json, "\"error\":"u8, result.Error);
        json.Raw("\"experiment\":"u8).Text(result.Experiment).Raw(",\"timestamp\":"u8).Text(result.Timestamp.Text);
        if (result.DatasetVersion is { } dataset)
        {
            json.Raw(",\"dataset_version\":"u8).Text(dataset);
        }

        if (result.Runs > 1)
        {
            json.Raw(",\"runs\":"u8).Number(result.Runs);
        }

        if (result.Interval is { } interval)
        {
            json.Raw(",\"interval\":["u8).End(interval.Low).Raw(","u8).End(interval.High).Raw(result.IntervalTooNarrow ? "],\"interval_too_narrow\":true"u8 : "]"u8);
        }
    }

    private static void WriteCount(IndexText json, ReadOnlySpan<byte> name, long? count)
    {
        if (count is { } value)
        {
            json.Raw(name).Number(value).Raw(","u8);
        }
    }
}
