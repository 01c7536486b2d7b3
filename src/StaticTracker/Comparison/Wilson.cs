namespace StaticTracker.Comparison;

/// <summary>
/// The score interval of a single proportion. Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference.
/// Journal of the American Statistical Association 22, 209–212.
/// </summary>
public static class Wilson
{
    /// <summary>The 97.5 % point of the standard normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The interval in percent for pass of pass + fail; null where nothing passed or failed.</summary>
    public static Interval? Of(long pass, long fail, double z = Z95)
    {
        double n = (double)pass + fail;
        return n <= 0 || pass < 0 || fail < 0 ? null : OfRate(pass / n, n, z);
    }

    /// <summary>The interval in percent for a rate (0–1) over n, which need not be whole: an effective sample size.</summary>
    public static Interval OfRate(double rate, double n, double z = Z95)
    {
        var z2 = z * z;
        var centre = (rate + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = z * Math.Sqrt((rate * (1 - rate) / n) + (z2 / (4 * n * n))) / (1 + (z2 / n));
        return new Interval(100 * Math.Clamp(centre - half, 0, rate), 100 * Math.Clamp(centre + half, rate, 1));
    }
}
