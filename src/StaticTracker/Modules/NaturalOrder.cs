namespace StaticTracker.Modules;

/// <summary>Orders texts as people do: runs of digits by their value (v2 before v10), all else by code unit; ties by code unit.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Comparer = new();

    private NaturalOrder()
    {
    }

    public int Compare(string? x, string? y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        var byValue = CompareRuns(x ?? "", y ?? "");
        return byValue != 0 ? byValue : string.CompareOrdinal(x, y);
    }

    private static int CompareRuns(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        while (!x.IsEmpty && !y.IsEmpty)
        {
            if (char.IsAsciiDigit(x[0]) && char.IsAsciiDigit(y[0]))
            {
                var a = TakeDigits(ref x);
                var b = TakeDigits(ref y);
                var order = a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
                if (order != 0)
                {
                    return order;
                }
            }
            else if (x[0] != y[0])
            {
                return x[0].CompareTo(y[0]);
            }
            else
            {
                x = x[1..];
                y = y[1..];
            }
        }

        return x.Length.CompareTo(y.Length);
    }

    private static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        end = end < 0 ? text.Length : end;
        var digits = text[..end].TrimStart('0');
        text = text[end..];
        return digits;
    }
}
