namespace StaticTracker.Comparison;

/// <summary>
/// The standard normal distribution. The tail is summed as a power series near zero and as a continued fraction further out (Abramowitz and
/// Stegun 1964, 26.2.11 and 26.2.14); the quantile starts from their 26.2.23 and is refined by Halley's method. Relative error below 1e-13 of
/// the tail for |x| up to 37, absolute error below 1e-12 of the quantile.
/// </summary>
public static class Normal
{
    private static readonly double s_density0 = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>The probability of a value up to x.</summary>
    public static double Cdf(double x) => x > 0 ? 1 - Tail(x) : Tail(-x);

    /// <summary>The x below which a share p of the distribution lies; p in (0, 1).</summary>
    public static double Quantile(double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        return p < 0.5 ? -UpperPoint(p) : p > 0.5 ? UpperPoint(1 - p) : 0;
    }

    /// <summary>The critical value of a two-sided interval of that level (0.95 gives 1.96).</summary>
    public static double TwoSided(double level) => UpperPoint((1 - level) / 2);

    internal static double Density(double x) => s_density0 * Math.Exp(-x * x / 2);

    /// <summary>The probability of a value above x, for x of at least 0.</summary>
    internal static double Tail(double x) => x < 3 ? 0.5 - (Density(x) * Series(x)) : Density(x) / Fraction(x);

    /// <summary>The x with a share q (up to a half) above it.</summary>
    private static double UpperPoint(double q)
    {
        var t = Math.Sqrt(-2 * Math.Log(q));
        var x = t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        for (var i = 0; i < 3; i++)
        {
            var step = (Tail(Math.Max(x, 0)) - q) / Density(x);
            x += step / (1 + (x * step / 2));
        }

        return x;
    }

    private static double Series(double x)
    {
        var term = x;
        var sum = x;
        for (var odd = 3; term > sum * 1e-17; odd += 2)
        {
            term *= x * x / odd;
            sum += term;
        }

        return sum;
    }

    /// <summary>x + 1/(x + 2/(x + 3/(x + …))), from the far end; 150 steps are plenty from x = 3 on.</summary>
    private static double Fraction(double x)
    {
        var value = x;
        for (var i = 150; i > 0; i--)
        {
            value = x + (i / value);
        }

        return value;
    }
}
