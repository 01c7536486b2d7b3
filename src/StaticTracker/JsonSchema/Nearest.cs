namespace StaticTracker.JsonSchema;

/// <summary>Which of some known words a mistyped one was meant to be.</summary>
internal static class Nearest
{
    /// <summary>Longer words are not compared: nobody mistypes them, and a hostile document would cost time.</summary>
    private const int MaxLength = 100;

    /// <summary>The known word with the fewest changes, the first among equals; null where none is near.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > MaxLength)
        {
            return null;
        }

        string? best = null;
        var least = int.MaxValue;
        var typed = Folded(word);
        foreach (var candidate in known)
        {
            if (candidate.Length is 0 or > MaxLength || candidate == word)
            {
                continue;
            }

            var distance = Distance(typed, Folded(candidate));
            var allowed = Math.Max(typed.Length, candidate.Length) switch { <= 2 => 0, <= 5 => 1, <= 8 => 2, _ => 3 };
            if (distance <= allowed && distance < least)
            {
                best = candidate;
                least = distance;
            }
        }

        return best;
    }

    /// <summary>Case and the way words are joined are slips, not other words.</summary>
    private static string Folded(string word) => word.ToUpperInvariant().Replace('-', '_').Replace(' ', '_');

    /// <summary>Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
