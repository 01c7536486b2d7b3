using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>A number as a file states it: its text, and its value where that fits into 28 digits.</summary>
public sealed record StatedNumber(string Text, decimal? Value, SourceSpan Span)
{
    private const int LongestShown = 40;

    /// <summary>The text as it stands in messages: nobody wants to read a thousand digits.</summary>
    public string Shown => Text.Length <= LongestShown ? Text : Text[..LongestShown] + "…";

    /// <summary>A count: a whole number from 0 to 2^53 − 1; null for anything else.</summary>
    public long? Count => Value is { } v && decimal.Truncate(v) == v && v is >= 0 and <= 9007199254740991 ? (long)v : null;
}
