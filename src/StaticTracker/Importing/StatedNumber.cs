using System.Globalization;
using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>A number as a file states it: its text, and its value where that fits into 28 digits.</summary>
public sealed record StatedNumber
{
    /// <summary>So many characters of digits and a point are what a decimal keeps to the last zero.</summary>
    public const int DigitsKept = 28;

    private const int LongestShown = 40;

    private readonly string? _text;

    public StatedNumber(string text, decimal? value, SourceSpan span) => (_text, Value, Span) = (text, value, span);

    /// <summary>A number that is written as its value is put out: digits and at most one point, <see cref="DigitsKept"/> characters at most.</summary>
    public StatedNumber(decimal value, SourceSpan span) => (Value, Span) = (value, span);

    public string Text => _text ?? Value!.Value.ToString(CultureInfo.InvariantCulture);

    public decimal? Value { get; }

    public SourceSpan Span { get; }

    /// <summary>The text as it stands in messages: nobody wants to read a thousand digits.</summary>
    public string Shown => Text.Length <= LongestShown ? Text : Text[..LongestShown] + "…";

    /// <summary>A count: a whole number from 0 to 2^53 − 1; null for anything else.</summary>
    public long? Count => Value is { } v && decimal.Truncate(v) == v && v is >= 0 and <= 9007199254740991 ? (long)v : null;
}
