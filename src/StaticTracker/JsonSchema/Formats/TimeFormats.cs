namespace StaticTracker.JsonSchema.Formats;

/// <summary>RFC 3339: date, time, date-time (section 5.6) and duration (appendix A).</summary>
internal static class TimeFormats
{
    public static bool IsDate(string text) => IsDate(text.AsSpan());

    public static bool IsTime(string text) => IsTime(text.AsSpan());

    public static bool IsDateTime(string text) =>
        text.Length > 11 && text[10] is 'T' or 't' && IsDate(text.AsSpan(0, 10)) && IsTime(text.AsSpan(11));

    /// <summary>P, then years, months and days or weeks alone, then T with hours, minutes and seconds: no unit left out in between.</summary>
    public static bool IsDuration(string text)
    {
        if (text.Length < 3 || text[0] != 'P' || text[^1] == 'T')
        {
            return false;
        }

        var split = text.IndexOf('T', StringComparison.Ordinal);
        var date = split < 0 ? text[1..] : text[1..split];
        var time = split < 0 ? "" : text[(split + 1)..];
        return (split < 0 && IsUnits(date, "W")) || (IsUnits(date, "YMD") && IsUnits(time, "HMS"));
    }

    private static bool IsUnits(string text, string units)
    {
        var at = 0;
        var last = -1;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            var unit = at == start || at == text.Length ? -1 : units.IndexOf(text[at++], StringComparison.Ordinal);
            if (unit < 0 || (last >= 0 && unit != last + 1))
            {
                return false;
            }

            last = unit;
        }

        return true;
    }

    private static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-'
        && TryNumber(text[..4], out var year) && TryNumber(text[5..7], out var month) && TryNumber(text[8..], out var day)
        && month is >= 1 and <= 12 && day >= 1 && day <= (year == 0 ? DateTime.DaysInMonth(4, month) : DateTime.DaysInMonth(year, month));

    private static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':'
            || !TryNumber(text[..2], out var hour) || !TryNumber(text[3..5], out var minute) || !TryNumber(text[6..8], out var second)
            || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        var at = 8;
        if (text[at] == '.')
        {
            var start = ++at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (at == start)
            {
                return false;
            }
        }

        // A leap second is the last of a day in UTC.
        return TryOffset(text[at..], out var offset) && (second < 60 || (((hour * 60) + minute - offset + 2880) % 1440) == 1439);
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryNumber(text[1..3], out var hour) || !TryNumber(text[4..], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
