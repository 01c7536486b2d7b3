namespace StaticTracker.Diagnostics;

/// <summary>Finds the known name that a mistyped one probably means.</summary>
public static class DidYouMean
{
    /// <summary>The nearest candidate within a third of the word's length (at least one edit, at most three), ignoring case; null: none is near.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        var best = (Name: (string?)null, Distance: Math.Clamp(word.Length / 3, 1, 3) + 1);
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            if (candidate != word && Math.Abs(candidate.Length - word.Length) < best.Distance && Distance(word, candidate) is var d && d < best.Distance)
            {
                best = (candidate, d);
            }
        }

        return best.Name;
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) between two words, ignoring ASCII case (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
