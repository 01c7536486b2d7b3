namespace StaticTracker.Importing;

/// <summary>
/// How many passed, from a stated mean over n results. That is known only where every result was 0 or 1: mean × n is a whole number then, and the spread of the
/// results is the largest that a mean allows, n / (n − 1) × p × (1 − p), which no result between 0 and 1 reaches (x² is less than x there). So a stated standard error
/// proves it; without one the whole number must do.
/// </summary>
internal static class BinaryMean
{
    private const decimal NearlyWhole = 0.000001m; // Stated means are doubles: their last digits are noise.
    private const double NearlyEqual = 0.0001; // Of a standard error, as a share of it.

    /// <summary>How many of n passed; null where results may have been other than 0 and 1.</summary>
    public static long? Passed(decimal mean, long n, decimal? standardError = null)
    {
        if (mean is < 0 or > 1 || n is <= 0 or > 1_000_000_000)
        {
            return null;
        }

        var passed = Math.Round(mean * n);
        return Math.Abs((mean * n) - passed) <= NearlyWhole && (standardError is not { } error || IsLargest((double)error, (double)passed / n, n)) ? (long)passed : null;
    }

    private static bool IsLargest(double error, double p, long n)
    {
        var largest = n > 1 ? Math.Sqrt(p * (1 - p) / (n - 1)) : 0;
        return Math.Abs(error - largest) <= Math.Max(NearlyEqual * largest, 1e-12);
    }
}
