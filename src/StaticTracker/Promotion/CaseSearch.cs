namespace StaticTracker.Promotion;

/// <summary>Finds cases by a text: the very same one, else those that hold it, else those that share most of its words.</summary>
public static class CaseSearch
{
    public static IReadOnlyList<SolvedCase> Find(IReadOnlyList<SolvedCase> cases, string wanted, int most)
    {
        var text = CaseIndex.Normalise(wanted);
        if (text.Length == 0)
        {
            return [];
        }

        var same = cases.Where(c => c.Key == text || c.Item == wanted.Trim()).ToList();
        if (same.Count > 0)
        {
            return same;
        }

        var holding = cases.Where(c => c.Key.Contains(text, StringComparison.Ordinal)).Take(most).ToList();
        if (holding.Count > 0)
        {
            return holding;
        }

        var words = text.Split(' ').ToHashSet(StringComparer.Ordinal);
        return [.. cases.Select(c => (Case: c, Shared: c.Key.Split(' ').Distinct().Count(words.Contains))).Where(c => c.Shared > 0).OrderByDescending(c => c.Shared).ThenBy(c => c.Case.Key.Length)
            .ThenBy(c => c.Case.Key, StringComparer.Ordinal).Take(most).Select(c => c.Case)];
    }
}
