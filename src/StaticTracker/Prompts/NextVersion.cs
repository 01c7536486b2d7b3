using System.Globalization;
using System.Numerics;
using StaticTracker.Modules;

namespace StaticTracker.Prompts;

/// <summary>The version that comes after one: its last number one higher (v3, v4; 2.9, 2.10), or "-2" behind it where it has none.</summary>
public static class NextVersion
{
    /// <summary>The next version that is not taken.</summary>
    public static PromptVersion After(PromptVersion version, IReadOnlyCollection<PromptVersion> taken)
    {
        var next = Following(version.Text);
        while (taken.Any(t => t.Text.Equals(next, StringComparison.OrdinalIgnoreCase)))
        {
            next = Following(next);
        }

        return PromptVersion.Parse(next);
    }

    private static string Following(string text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        var start = end;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        return start == end ? text + "-2"
            : string.Concat(text.AsSpan(0, start), (BigInteger.Parse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture), text.AsSpan(end));
    }
}
