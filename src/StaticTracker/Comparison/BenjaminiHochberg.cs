namespace StaticTracker.Comparison;

/// <summary>
/// Many comparisons in one report. The p are adjusted to hold the false discovery rate: Benjamini, Y. and Hochberg, Y. (1995): Controlling the false
/// discovery rate. Journal of the Royal Statistical Society B 57, 289–300. The level of the intervals is chosen to match, so that of those
/// on which something is claimed at most that share misses: Benjamini, Y. and Yekutieli, D. (2005): False discovery rate–adjusted multiple
/// confidence intervals for selected parameters. Journal of the American Statistical Association 100, 71–81.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>The adjusted p, in the order given.</summary>
    public static double[] Adjust(IReadOnlyList<double> p)
    {
        var order = new int[p.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        // Ties get the same p, in whatever order they stand.
        Array.Sort(order, (x, y) => p[x].CompareTo(p[y]));
        var adjusted = new double[p.Count];
        var least = 1.0;
        for (var rank = p.Count; rank > 0; rank--)
        {
            least = Math.Min(least, p[order[rank - 1]] * ((double)p.Count / rank));
            adjusted[order[rank - 1]] = least;
        }

        return adjusted;
    }

    /// <summary>The level of every interval of a report with so many comparisons, of which so many have an adjusted p of at most alpha (none counts as one).</summary>
    public static double Level(int family, int selected, double alpha = 0.05) => family == 0 ? 1 - alpha : 1 - (alpha * Math.Max(selected, 1) / family);
}
