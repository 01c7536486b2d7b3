using System.Globalization;
using StaticTracker.Json;

namespace StaticTracker.Exporting.Sheets;

/// <summary>What stands in a sheet against what is to stand there.</summary>
internal static class SheetGrid
{
    /// <summary>The heading and the rows of a table.</summary>
    public static List<ExportValue[]> Of(ExportTable table) => [[.. table.Columns.Select(c => ExportValue.Of(c.Title))], .. table.Rows];

    /// <summary>The answer's <c>values</c> as rows of cells; null where it has another form. Text of a number is its digits.</summary>
    public static List<JsonNode[]>? Read(JsonNode answer)
    {
        if (answer.Kind != JsonKind.Object || (answer["values"u8].Exists && answer["values"u8].Kind != JsonKind.Array))
        {
            return null;
        }

        var rows = new List<JsonNode[]>();
        foreach (var row in answer["values"u8].Elements)
        {
            var cells = new List<JsonNode>();
            foreach (var cell in row.Elements)
            {
                cells.Add(cell);
            }

            rows.Add([.. cells]);
        }

        return rows;
    }

    /// <summary>Whether the sheet is empty in our columns' first row, or has our heading there.</summary>
    public static bool IsOurs(List<JsonNode[]> there, ExportValue[] heading) =>
        there.Count == 0 || there.TrueForAll(r => r.All(c => Text(c) is null)) || Enumerable.Range(0, heading.Length).All(i => Text(At(there, 0, i)) == heading[i].Text);

    /// <summary>The cells that differ, row by row: those of the table, and those below it that an earlier, longer table has left.</summary>
    public static List<SheetCell> Differences(List<JsonNode[]> there, List<ExportValue[]> wanted)
    {
        var cells = new List<SheetCell>();
        var width = wanted[0].Length;
        for (var row = 0; row < Math.Max(there.Count, wanted.Count); row++)
        {
            for (var column = 0; column < width; column++)
            {
                var after = row < wanted.Count ? wanted[row][column] : default;
                var before = At(there, row, column);
                if (!Same(before, after))
                {
                    cells.Add(new SheetCell(row + 1, column + 1, Text(before), after));
                }
            }
        }

        return cells;
    }

    private static JsonNode At(List<JsonNode[]> rows, int row, int column) => row < rows.Count && column < rows[row].Length ? rows[row][column] : default;

    /// <summary>Null where nothing stands.</summary>
    private static string? Text(JsonNode cell) => cell.Kind switch
    {
        _ when !cell.Exists => null,
        JsonKind.String => cell.AsString() is { Length: > 0 } text ? text : null,
        JsonKind.Number => cell.AsDecimal()?.ToString(CultureInfo.InvariantCulture) ?? cell.ToString(),
        JsonKind.True => "TRUE",
        JsonKind.False => "FALSE",
        _ => null,
    };

    private static bool Same(JsonNode before, ExportValue after)
    {
        if (after.Text is not { Length: > 0 } text)
        {
            return Text(before) is null;
        }

        return after.IsNumber
            ? before.Exists && before.Kind == JsonKind.Number && before.AsDecimal() is { } there && decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == there
            : before.Exists && before.Kind == JsonKind.String && before.AsString() == text;
    }
}
