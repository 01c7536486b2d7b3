namespace StaticTracker.Exporting.Sheets;

/// <summary>A cell to be written: row and column from 1, what stands there (null: nothing), and what is to stand there.</summary>
internal sealed record SheetCell(int Row, int Column, string? Before, ExportValue After)
{
    /// <summary>Its name: B7.</summary>
    public string Name => $"{A1.Column(Column)}{Row}";
}
