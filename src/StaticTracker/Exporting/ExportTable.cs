namespace StaticTracker.Exporting;

/// <summary>A table to be written in some format. Rows are made as they are asked for, each with a value for every column.</summary>
public sealed record ExportTable(string Name, IReadOnlyList<ExportColumn> Columns, IEnumerable<ExportValue[]> Rows);
