using System.Text;
using System.Text.RegularExpressions;

namespace StaticTracker.Phrasing;

/// <summary>The names in a text's braces, <c>{n}</c>, where values are put in.</summary>
public static partial class TextNames
{
    public static IEnumerable<string> In(string text) => Name().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>The text with each name replaced; what gives no value stays as it stands.</summary>
    public static string Fill(string text, Func<string, string?> value) => Name().Replace(text, m => value(m.Groups[1].Value) ?? m.Value);

    /// <summary>The same from a list of values. Pages and feeds say tens of thousands of sentences, so no pattern is matched.</summary>
    public static string Fill(string text, ReadOnlySpan<(string Name, string? Value)> values)
    {
        if (values.IsEmpty || !text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        var filled = new StringBuilder(text.Length + 64);
        for (var rest = text.AsSpan(); ;)
        {
            var open = rest.IndexOf('{');
            if (open < 0)
            {
                return filled.Append(rest).ToString();
            }

            filled.Append(rest[..open]);
            var length = rest[open..].IndexOf('}');
            if (length > 0 && ValueOf(rest.Slice(open + 1, length - 1), values) is { } value)
            {
                filled.Append(value);
                rest = rest[(open + length + 1)..];
            }
            else
            {
                filled.Append('{');
                rest = rest[(open + 1)..];
            }
        }
    }

    private static string? ValueOf(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string? Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (name.SequenceEqual(known))
            {
                return value;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\{([a-z][a-z0-9_]*)\}")]
    private static partial Regex Name();
}
