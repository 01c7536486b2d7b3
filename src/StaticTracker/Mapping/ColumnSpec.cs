using System.Globalization;
using StaticTracker.Diagnostics;

namespace StaticTracker.Mapping;

/// <summary>Which column of a table holds something: the first of these names that the table has.</summary>
public sealed record ColumnSpec(IReadOnlyList<string> Names, SourceSpan Span)
{
    /// <summary>Values that mean "unknown", numbers by their value.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>What an empty cell stands for; null: for nothing known.</summary>
    public decimal? Blank { get; init; }

    /// <summary>Whether a value means "unknown".</summary>
    public bool IsUnknown(string value)
    {
        foreach (var unknown in Unknown)
        {
            if (unknown == value || (Number(unknown) is { } a && Number(value) is { } b && a == b))
            {
                return true;
            }
        }

        return false;
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
