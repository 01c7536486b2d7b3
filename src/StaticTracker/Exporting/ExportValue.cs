using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Exporting;

/// <summary>One value of an exported table: a text, a number with its digits, or nothing (which is never 0 and never an empty text).</summary>
public readonly record struct ExportValue
{
    private ExportValue(string? text, bool isNumber) => (Text, IsNumber) = (text, isNumber);

    /// <summary>The text, or the number as JSON writes it; null: there is none.</summary>
    public string? Text { get; }

    public bool IsNumber { get; }

    public bool IsEmpty => Text is null;

    public static ExportValue Of(string? text) => new(text, isNumber: false);

    public static ExportValue Of(long? number) => new(number?.ToString(CultureInfo.InvariantCulture), isNumber: number is not null);

    public static ExportValue Of(decimal? number) => new(number is { } known ? Rate.Text(known) : null, isNumber: number is not null);

    /// <summary>A number with one decimal, such as an interval's end.</summary>
    public static ExportValue OneDecimal(double? number) =>
        new(number is { } known ? Math.Round(known, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) : null, isNumber: number is not null);

    /// <summary>"yes", or nothing.</summary>
    public static ExportValue Mark(bool isSet) => new(isSet ? "yes" : null, isNumber: false);
}
