using System.Globalization;
using System.Text;
using StaticTracker.Storage;

namespace StaticTracker.Exporting.Sheets;

/// <summary>Requests of <c>values.batchUpdate</c>: cells that stand side by side as one range, every value RAW, so that the sheet takes none for a formula, a date or a number.</summary>
internal static class SheetUpdate
{
    private const int MostRanges = 1000;

    /// <summary>The bodies, in order; none where nothing changes.</summary>
    public static IEnumerable<string> Bodies(string sheet, IReadOnlyList<SheetCell> cells) => Runs(cells).Chunk(MostRanges).Select(runs =>
    {
        var json = new StringBuilder("{\"valueInputOption\":\"RAW\",\"data\":[");
        for (var i = 0; i < runs.Length; i++)
        {
            json.Append(i > 0 ? "," : "").Append(Range(sheet, runs[i]));
        }

        return json.Append("]}").ToString();
    });

    private static string Range(string sheet, List<SheetCell> run)
    {
        var cells = run.Count == 1 ? run[0].Name : $"{run[0].Name}:{run[^1].Name}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{{\"range\":{CompactJson.Quote(A1.Range(sheet, cells))},\"majorDimension\":\"ROWS\",\"values\":[[{string.Join(',', run.Select(c => ValueOf(c.After)))}]]}}");
    }

    /// <summary>An empty text empties a cell; null would leave it as it is.</summary>
    private static string ValueOf(ExportValue value) => value.Text is not { } text ? "\"\"" : value.IsNumber ? text : CompactJson.Quote(text);

    private static IEnumerable<List<SheetCell>> Runs(IReadOnlyList<SheetCell> cells)
    {
        List<SheetCell>? run = null;
        foreach (var cell in cells)
        {
            if (run is not null && run[^1].Row == cell.Row && run[^1].Column + 1 == cell.Column)
            {
                run.Add(cell);
                continue;
            }

            if (run is not null)
            {
                yield return run;
            }

            run = [cell];
        }

        if (run is not null)
        {
            yield return run;
        }
    }
}
