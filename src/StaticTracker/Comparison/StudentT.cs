namespace StaticTracker.Comparison;

/// <summary>
/// Student's t distribution through the regularised incomplete beta function, evaluated as a continued fraction (Abramowitz and Stegun 1964,
/// 26.7.1 and 26.5.8; the fraction by Lentz's method). Relative error of the tail below 1e-11, of the quantile below 1e-9.
/// </summary>
public static class StudentT
{
    /// <summary>From here on it is the normal distribution to the digits that anybody prints.</summary>
    private const double LikeNormal = 1e7;

    /// <summary>The probability of a value above t (at least 0) with that many degrees of freedom.</summary>
    public static double Tail(double t, double freedom) =>
        freedom >= LikeNormal ? Normal.Tail(t) : 0.5 * Beta(freedom / (freedom + (t * t)), freedom / 2, 0.5);

    /// <summary>The critical value of a two-sided interval of that level (0.95 and 10 degrees of freedom give 2.228).</summary>
    public static double TwoSided(double level, double freedom)
    {
        var z = Normal.TwoSided(level);
        if (freedom >= LikeNormal)
        {
            return z;
        }

        var q = (1 - level) / 2;
        var (low, high) = (z, 2 * z);
        while (Tail(high, freedom) > q)
        {
            (low, high) = (high, 2 * high);
        }

        // Newton from the expansion in 1/freedom (26.7.5); a step that leaves the bracket is replaced by halving it.
        var t = Math.Clamp(z + (z * ((z * z) + 1) / (4 * freedom)), low, high);
        var scale = Math.Exp(LogGamma.Of((freedom + 1) / 2) - LogGamma.Of(freedom / 2)) / Math.Sqrt(freedom * Math.PI);
        for (var i = 0; i < 100; i++)
        {
            var over = Tail(t, freedom) - q;
            (low, high) = over > 0 ? (t, high) : (low, t);
            var next = t + (over / (scale * Math.Pow(1 + (t * t / freedom), -(freedom + 1) / 2)));
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - t) <= 1e-11 * t)
            {
                return next;
            }

            t = next;
        }

        return t;
    }

    private static double Beta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGamma.Of(a + b) - LogGamma.Of(a) - LogGamma.Of(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = 1 / Nonzero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m < 500; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Nonzero(1 + (even * d));
            c = Nonzero(1 + (even / c));
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Nonzero(1 + (odd * d));
            c = Nonzero(1 + (odd / c));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-15)
            {
                break;
            }
        }

        return value;

        static double Nonzero(double v) => Math.Abs(v) < Tiny ? Tiny : v;
    }
}
