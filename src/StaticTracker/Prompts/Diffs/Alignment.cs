namespace StaticTracker.Prompts.Diffs;

/// <summary>The longest common subsequence of two lists, as pairs of places in their order; −1 stands for a side that has nothing there. What was removed stands before what was added.</summary>
internal static class Alignment
{
    /// <summary>Beyond this many cells of the table the middle counts as replaced: no prompt has that, and a hostile one must not take the memory.</summary>
    private const long MostCells = 25_000_000;

    public static IReadOnlyList<(int Before, int After)> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T>? comparer = null)
    {
        comparer ??= EqualityComparer<T>.Default;
        var head = 0;
        while (head < before.Count && head < after.Count && comparer.Equals(before[head], after[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && comparer.Equals(before[^(tail + 1)], after[^(tail + 1)]))
        {
            tail++;
        }

        var pairs = new List<(int, int)>();
        for (var i = 0; i < head; i++)
        {
            pairs.Add((i, i));
        }

        AddMiddle(pairs, before, after, comparer, (head, before.Count - tail, after.Count - tail));
        for (var i = tail; i > 0; i--)
        {
            pairs.Add((before.Count - i, after.Count - i));
        }

        return pairs;
    }

    private static void AddMiddle<T>(List<(int, int)> pairs, IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T> comparer, (int Start, int EndBefore, int EndAfter) range)
    {
        var (n, m) = (range.EndBefore - range.Start, range.EndAfter - range.Start);
        var lengths = (long)(n + 1) * (m + 1) > MostCells ? null : Lengths(before, after, comparer, range, n, m);
        var (i, j) = (0, 0);
        while (i < n || j < m)
        {
            if (lengths is not null && i < n && j < m && comparer.Equals(before[range.Start + i], after[range.Start + j]))
            {
                pairs.Add((range.Start + i++, range.Start + j++));
            }
            else if (i < n && (j == m || lengths is null || lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                pairs.Add((range.Start + i++, -1));
            }
            else
            {
                pairs.Add((-1, range.Start + j++));
            }
        }
    }

    private static int[,] Lengths<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T> comparer, (int Start, int, int) range, int n, int m)
    {
        var lengths = new int[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = m - 1; j >= 0; j--)
            {
                lengths[i, j] = comparer.Equals(before[range.Start + i], after[range.Start + j]) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
