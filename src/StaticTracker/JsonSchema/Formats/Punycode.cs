using System.Globalization;
using System.Text;

namespace StaticTracker.JsonSchema.Formats;

/// <summary>Decodes the labels of international host names (RFC 3492) and looks at what they hold (RFC 5891 and 5892, in part).</summary>
internal static class Punycode
{
    public static bool IsSound(string encoded)
    {
        if (!TryDecode(encoded, out var points) || points.Count == 0 || points.TrueForAll(p => p < 0x80))
        {
            return false;
        }

        var text = string.Concat(points.Select(char.ConvertFromUtf32));
        var first = Rune.GetUnicodeCategory(new Rune(points[0]));
        if (first is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            || text[0] == '-' || text[^1] == '-' || (text.Length > 3 && text[2] == '-' && text[3] == '-'))
        {
            return false;
        }

        for (var i = 0; i < points.Count; i++)
        {
            if (!IsAllowed(points, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The contextual rules of RFC 5892, appendix A, and its exceptions of section 2.6.</summary>
    private static bool IsAllowed(List<int> points, int i)
    {
        var before = i > 0 ? points[i - 1] : 0;
        var after = i + 1 < points.Count ? points[i + 1] : 0;
        return points[i] switch
        {
            0x00B7 => before == 'l' && after == 'l',
            0x0375 => after is >= 0x0370 and <= 0x03FF,
            0x05F3 or 0x05F4 => before is >= 0x0590 and <= 0x05FF,
            0x30FB => points.Exists(p => p is (>= 0x3041 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF)),
            >= 0x0660 and <= 0x0669 => !points.Exists(p => p is >= 0x06F0 and <= 0x06F9),
            0x200C when JoinsByItself(before) && JoinsByItself(after) => true,
            0x200C or 0x200D => before is 0x094D or 0x09CD or 0x0A4D or 0x0ACD or 0x0B4D or 0x0BCD or 0x0C4D or 0x0CCD or 0x0D4D or 0x0DCA,
            0x0640 or 0x07FA or 0x302E or 0x302F or (>= 0x3031 and <= 0x3035) or 0x303B => false,
            _ => true,
        };
    }

    /// <summary>Cursive scripts; which of their letters join on which side, .NET does not tell, so all are taken to.</summary>
    private static bool JoinsByItself(int point) => point is (>= 0x0620 and <= 0x074A) or (>= 0x0750 and <= 0x077F) or (>= 0x08A0 and <= 0x08C7);

    private static bool TryDecode(string encoded, out List<int> points)
    {
        var delimiter = encoded.LastIndexOf('-');
        points = [.. (delimiter < 0 ? "" : encoded[..delimiter]).Select(c => (int)c)];
        var (n, bias, i, at) = (128, 72, 0L, delimiter + 1);
        while (at < encoded.Length)
        {
            var (start, weight) = (i, 1L);
            for (var k = 36; ; k += 36)
            {
                var digit = at == encoded.Length ? -1 : Digit(encoded[at++]);
                if (digit < 0 || i > int.MaxValue || weight > int.MaxValue)
                {
                    return false;
                }

                i += digit * weight;
                var threshold = Math.Clamp(k - bias, 1, 26);
                if (digit < threshold)
                {
                    break;
                }

                weight *= 36 - threshold;
            }

            var count = points.Count + 1;
            bias = Adapt(i - start, count, start == 0);
            if (n + (i / count) > 0x10FFFF)
            {
                return false;
            }

            n += (int)(i / count);
            i %= count;
            if (n is >= 0xD800 and <= 0xDFFF)
            {
                return false;
            }

            points.Insert((int)i++, n);
        }

        return true;
    }

    private static int Digit(char c) => char.IsAsciiLetter(c) ? (c | 0x20) - 'a' : char.IsAsciiDigit(c) ? c - '0' + 26 : -1;

    private static int Adapt(long delta, int count, bool first)
    {
        delta = first ? delta / 700 : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > 455; k += 36)
        {
            delta /= 35;
        }

        return k + (int)(36 * delta / (delta + 38));
    }
}
