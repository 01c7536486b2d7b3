using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;

namespace StaticTracker.Migrating;

/// <summary>A value of an old tracker's file, whatever it was written in, with its place. Numbers keep their digits in <paramref name="Text"/>.</summary>
internal sealed record LegacyValue(LegacyKind Kind, string Text, SourceSpan Span)
{
    /// <summary>The members of a map, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, LegacyValue>> Members { get; init; } = [];

    public IReadOnlyList<LegacyValue> Items { get; init; } = [];

    /// <summary>A member; null where there is none, or where it says nothing.</summary>
    public LegacyValue? this[string key]
    {
        get
        {
            foreach (var (name, value) in Members)
            {
                if (name == key)
                {
                    return value.Kind == LegacyKind.Null ? null : value;
                }
            }

            return null;
        }
    }

    /// <summary>The text of a text or a number, without white space around it; null for anything else, and where it is empty.</summary>
    public string? Words => Kind is LegacyKind.Text or LegacyKind.Number && Text.Trim() is { Length: > 0 } words ? words : null;

    /// <summary>A number, written as one or as a text ("57.3", "57.3%"); null for anything else.</summary>
    public decimal? Number => Words is { } words && decimal.TryParse(
        words.EndsWith('%') ? words[..^1].TrimEnd() : words, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        ? number : null;

    public bool Has(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!Members.Any(m => m.Key == key))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a member states as a figure; null where there is none.</summary>
    public StatedNumber? Stated(string key) => this[key] is { } value ? new StatedNumber(value.Words ?? value.Kind.ToString().ToLowerInvariant(), value.Number, value.Span) : null;
}
