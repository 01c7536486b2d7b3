using System.Globalization;

namespace StaticTracker.Modules;

/// <summary>
/// When an evaluation ran: the text it had, and a point to order by. ISO 8601 date and time, up to nine fraction digits; with a zone
/// it is ordered as UTC, without one it is taken as it stands.
/// </summary>
public readonly record struct Timestamp : IComparable<Timestamp>
{
    public const string ValidValues = "ISO 8601 date and time, for instance 2026-01-20T00:31:46 or 2026-01-20T00:31:46.5Z";

    private Timestamp(string text, DateTime order)
    {
        Text = text;
        Order = order;
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>The moment to order by: UTC where the text names a zone, else the clock time it states.</summary>
    public DateTime Order { get; }

    /// <summary>The eight digits yyyymmdd of the stated date, in the zone it was stated in.</summary>
    public string Date => string.Concat(Text.AsSpan(0, 4), Text.AsSpan(5, 2), Text.AsSpan(8, 2));

    /// <summary>The stated date, in the zone it was stated in.</summary>
    public DateOnly Day => Number(Text, 0, 4, out var year) && Number(Text, 5, 2, out var month) && Number(Text, 8, 2, out var day) ? new DateOnly(year, month, day) : default;

    public bool HasZone => Text.Length > 19 && (Text[^1] is 'Z' or 'z' || Text.AsSpan(19).IndexOfAny('+', '-') >= 0);

    public static bool TryParse(string? text, out Timestamp timestamp)
    {
        timestamp = default;
        if (text is not { Length: >= 19 and <= 40 } || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't' or ' ') || text[13] != ':' || text[16] != ':'
            || !Number(text, 0, 4, out var year) || !Number(text, 5, 2, out var month) || !Number(text, 8, 2, out var day)
            || !Number(text, 11, 2, out var hour) || !Number(text, 14, 2, out var minute) || !Number(text, 17, 2, out var second)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var order = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        var rest = text.AsSpan(19);
        if (!TakeFraction(ref rest, out var ticks) || !TakeZone(rest, out var offset))
        {
            return false;
        }

        order = order.AddTicks(ticks);
        if (offset > TimeSpan.Zero && order.Ticks < offset.Ticks)
        {
            return false;
        }

        timestamp = new Timestamp(text, order - offset);
        return true;
    }

    /// <exception cref="FormatException">The text is no time.</exception>
    public static Timestamp Parse(string text) =>
        TryParse(text, out var timestamp) ? timestamp : throw new FormatException($"'{text}' is no time: valid is {ValidValues}.");

    public int CompareTo(Timestamp other)
    {
        var byMoment = Order.CompareTo(other.Order);
        return byMoment != 0 ? byMoment : string.CompareOrdinal(Text, other.Text);
    }

    public override string ToString() => Text;

    public static bool operator <(Timestamp left, Timestamp right) => left.CompareTo(right) < 0;

    public static bool operator <=(Timestamp left, Timestamp right) => left.CompareTo(right) <= 0;

    public static bool operator >(Timestamp left, Timestamp right) => left.CompareTo(right) > 0;

    public static bool operator >=(Timestamp left, Timestamp right) => left.CompareTo(right) >= 0;

    private static bool Number(string text, int start, int length, out int value)
    {
        value = 0;
        for (var i = start; i < start + length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return true;
    }

    private static bool TakeFraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (rest.IsEmpty || rest[0] is not ('.' or ','))
        {
            return true;
        }

        var end = rest[1..].IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? rest[1..] : rest.Slice(1, end);
        rest = rest[(1 + digits.Length)..];
        for (var i = 0; i < 7; i++)
        {
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return digits.Length is > 0 and <= 9;
    }

    private static bool TakeZone(ReadOnlySpan<char> rest, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (rest is [] or "Z" or "z")
        {
            return true;
        }

        if (rest[0] is not ('+' or '-') || rest.Length is not (5 or 6) || (rest.Length == 6 && rest[3] != ':')
            || !int.TryParse(rest.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(rest[^2..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = rest[0] == '-' ? -offset : offset;
        return true;
    }
}
