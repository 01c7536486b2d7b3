namespace StaticTracker.Comparison;

/// <summary>
/// Intervals for the difference of two proportions, made of the score interval of each. Independent ones: Newcombe, R. G. (1998): Interval
/// estimation for the difference between independent proportions. Statistics in Medicine 17, 873–890, method 10. Paired ones: Newcombe, R. G.
/// (1998): Improved confidence intervals for the difference between binomial proportions based on paired data. Statistics in Medicine 17,
/// 2635–2650, method 10. Any other intervals of two correlated rates are brought together the same way: Zou, G. Y. and Donner, A. (2008):
/// Construction of confidence limits about effect measures. Statistics in Medicine 27, 1693–1702.
/// </summary>
public static class Newcombe
{
    /// <summary>After minus before in points, for passed of n each; n need not be whole.</summary>
    public static Interval Independent(double passBefore, double nBefore, double passAfter, double nAfter, double z = Wilson.Z95)
    {
        var (before, after) = (passBefore / nBefore, passAfter / nAfter);
        return Combine(before, Wilson.OfRate(before, nBefore, z), after, Wilson.OfRate(after, nAfter, z), 0);
    }

    /// <summary>
    /// The two-sided p that goes with <see cref="Independent"/>: one minus the level at which that interval just touches zero, so that interval and p
    /// never disagree.
    /// </summary>
    public static double IndependentP(double passBefore, double nBefore, double passAfter, double nAfter)
    {
        if (passBefore / nBefore == passAfter / nAfter)
        {
            return 1;
        }

        var (low, high) = (0.0, 40.0);
        for (var i = 0; i < 80; i++)
        {
            var z = (low + high) / 2;
            var interval = Independent(passBefore, nBefore, passAfter, nAfter, z);
            (low, high) = interval.Low > 0 || interval.High < 0 ? (z, high) : (low, z);
        }

        return 2 * Normal.Tail(low);
    }

    /// <summary>After minus before in points, for pairs that passed both times, only before, only after, never.</summary>
    public static Interval Paired(long both, long onlyBefore, long onlyAfter, long neither, double z = Wilson.Z95)
    {
        double n = both + onlyBefore + onlyAfter + neither;
        var (before, after) = ((both + onlyBefore) / n, (both + onlyAfter) / n);
        return Combine(
            before, Wilson.OfRate(before, n, z), after, Wilson.OfRate(after, n, z), Phi(both, onlyBefore, onlyAfter, neither));
    }

    /// <summary>Two rates (0–1) with an interval each (percent) and the correlation of their estimates, as an interval of after minus before, points.</summary>
    internal static Interval Combine(double before, Interval ofBefore, double after, Interval ofAfter, double correlation)
    {
        var difference = 100 * (after - before);
        var (beforeLow, beforeHigh) = ((100 * before) - ofBefore.Low, ofBefore.High - (100 * before));
        var (afterLow, afterHigh) = ((100 * after) - ofAfter.Low, ofAfter.High - (100 * after));
        return new Interval(
            Math.Max(-100, difference - Side(afterLow, beforeHigh, correlation)), Math.Min(100, difference + Side(afterHigh, beforeLow, correlation)));
    }

    private static double Side(double a, double b, double correlation) => Math.Sqrt(Math.Max(0, (a * a) - (2 * correlation * a * b) + (b * b)));

    /// <summary>The correlation of the pairs, corrected for continuity where it is positive (Newcombe's method 10).</summary>
    private static double Phi(double both, double onlyBefore, double onlyAfter, double neither)
    {
        var product = (both + onlyBefore) * (onlyAfter + neither) * (both + onlyAfter) * (onlyBefore + neither);
        var excess = (both * neither) - (onlyBefore * onlyAfter);
        var corrected = excess > 0 ? Math.Max(excess - ((both + onlyBefore + onlyAfter + neither) / 2), 0) : excess;
        return product <= 0 ? 0 : corrected / Math.Sqrt(product);
    }
}
