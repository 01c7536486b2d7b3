using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>The row at hand as a rule's columns see it.</summary>
internal sealed class TableRow(IRowSource source, ColumnMap map)
{
    private const decimal LargestAmount = 1_000_000_000_000; // As of a row that is one of many.

    public SourceSpan Place => source.Place;

    public ColumnMap Map => map;

    /// <summary>A cell by the table's own name of its column.</summary>
    public string? Cell(string column) => source.Cell(column);

    /// <summary>The text of a column of the rule; null where the rule or the row has none, or where it means "unknown".</summary>
    public string? Text(string key) => map[key] is { } spec ? Text(spec) : null;

    /// <summary>The text of a column; null where the row has none, or where it means "unknown".</summary>
    public string? Text(ColumnSpec spec)
    {
        foreach (var name in spec.Names)
        {
            if (source.Cell(name) is { } text)
            {
                return text.Length > 0 && spec.IsUnknown(text) ? null : text;
            }
        }

        return null;
    }

    /// <summary>A number; null where nothing is known.</summary>
    /// <exception cref="UnfitSourceException">Something else stands there.</exception>
    public decimal? Number(string key)
    {
        if (map[key] is not { } spec || Text(spec) is not { } text || CellNumber.IsNotANumber(text))
        {
            return null;
        }

        return text.Length == 0 ? spec.Blank : CellNumber.Of(text) ?? throw Unfit(spec, text, "a number");
    }

    /// <summary>A cost or a time, which is never below 0, nor without end; null where nothing is known.</summary>
    /// <exception cref="UnfitSourceException">Something else stands there.</exception>
    public decimal? Amount(string key) => Number(key) is not { } number ? null : number is >= 0 and <= LargestAmount ? number : throw Unfit(map[key]!, Text(key)!, "an amount from 0 on that can be");

    /// <summary>A whole number from 0; null where nothing is known.</summary>
    /// <exception cref="UnfitSourceException">Something else stands there.</exception>
    public long? Count(string key)
    {
        if (map[key] is not { } spec || Text(spec) is not { } text || CellNumber.IsNotANumber(text))
        {
            return null;
        }

        return text.Length == 0 ? (long?)spec.Blank : CellNumber.Count(text) ?? throw Unfit(spec, text, "a whole number");
    }

    public UnfitSourceException Unfit(ColumnSpec spec, string text, string wanted)
    {
        var name = spec.Names.FirstOrDefault(n => source.Cell(n) is not null) ?? spec.Names[0];
        var shown = text.Length > 80 ? text[..80] + "…" : text;
        return new UnfitSourceException(new Problem(source.Place, Codes.Importing.EvaluationUnfit, $"column '{name}' says '{shown}', which is not {wanted}",
            "correct the file, or name the value under \"unknown\" of this column"));
    }

    public UnfitSourceException Lacking(string key, string what) =>
        new(new Problem(source.Place, Codes.Importing.EvaluationUnfit, $"this row has no {what}: column {string.Join(" or ", map[key]!.Names.Select(n => $"'{n}'"))} is empty or not there"));

    /// <summary>A share as a rate in percent, with the digits that it has.</summary>
    public static decimal? Percent(decimal? share) => share is { } s ? Math.Round(s * 100, Math.Max((int)s.Scale - 2, 0)) : null;

    public static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
