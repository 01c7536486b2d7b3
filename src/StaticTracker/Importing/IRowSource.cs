using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>A table row by row: CSV, TSV, JSON or YAML.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>The columns as far as they are known: those of the header, else those of the row at hand.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Whether every row has the columns of the header; else each row has its own.</summary>
    bool HasHeader { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="UnfitSourceException">The text is no table from here on.</exception>
    bool Read();

    /// <summary>The text of a cell of the row at hand, trimmed; null where the row has no such column, empty where there is nothing in it.</summary>
    string? Cell(string column);

    /// <summary>Where the row at hand begins.</summary>
    SourceSpan Place { get; }
}
