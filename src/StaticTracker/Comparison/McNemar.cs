namespace StaticTracker.Comparison;

/// <summary>
/// The exact test of paired verdicts on their discordant pairs. McNemar, Q. (1947): Note on the sampling error of the difference between
/// correlated proportions or percentages. Psychometrika 12, 153–157; the mid-p form: Fagerland, M. W., Lydersen, S. and Laake, P. (2013): The
/// McNemar test for binary matched-pairs data. BMC Medical Research Methodology 13:91.
/// </summary>
public static class McNemar
{
    /// <summary>Two-sided p of so many pairs that went one way and so many that went the other; 1 where there are none.</summary>
    public static double Exact(long one, long other)
    {
        var (point, upTo) = Half(Math.Min(one, other), one + other);
        return one == other ? 1 : Math.Min(1, 2 * (point + upTo));
    }

    /// <summary>The same less half the probability of what was seen on each side: less conservative, no longer guaranteed.</summary>
    public static double MidP(long one, long other)
    {
        var (point, upTo) = Half(Math.Min(one, other), one + other);
        return one + other == 0 ? 1 : one == other ? 1 - (point / 2) : Math.Min(1, (2 * upTo) + point);
    }

    /// <summary>The probability of exactly k, and of fewer than k, heads in n throws of a fair coin; k is at most half of n.</summary>
    private static (double Point, double Fewer) Half(long k, long n)
    {
        var point = Math.Exp(LogGamma.Of(n + 1) - LogGamma.Of(k + 1) - LogGamma.Of(n - k + 1) - (n * Math.Log(2)));
        var (term, fewer) = (point, 0.0);
        for (var i = k; i > 0 && term > fewer * 1e-17; i--)
        {
            term *= (double)i / (n - i + 1);
            fewer += term;
        }

        return (point, fewer);
    }
}
