namespace StaticTracker.Comparison;

/// <summary>
/// Scores of the same items on two sides: the paired permutation test of <see cref="PairedPermutation"/> on the differences, and Student's interval of their mean (Student 1908: The
/// probable error of a mean. Biometrika 6, 1–25).
/// </summary>
internal static class ScoreEvidence
{
    /// <summary>Digits behind the point that count in the test; the rest is rounded.</summary>
    private const int Digits = 6;

    private const decimal MostUnits = 1e12m;

    /// <summary>Larger scores are taken as this, so that their differences can be counted.</summary>
    private const decimal Most = 1e15m;

    /// <summary>The evidence of after minus before; null with fewer than two pairs.</summary>
    public static Evidence? Of(IReadOnlyList<(decimal Before, decimal After)> pairs)
    {
        if (pairs.Count < 2)
        {
            return null;
        }

        var differences = pairs.Select(p => Clamp(p.After) - Clamp(p.Before)).ToArray();
        var p = PairedPermutation.P(UnitsOf(differences), out var isDrawn);
        var numbers = differences.Select(d => (double)d).ToArray();
        var mean = numbers.Average();
        var error = Math.Sqrt(numbers.Sum(d => (d - mean) * (d - mean)) / (numbers.Length - 1.0) / numbers.Length);
        return new Evidence
        {
            Method = isDrawn ? ComparisonMethod.PairedScoresDrawn : ComparisonMethod.PairedScores,
            Points = mean,
            N = numbers.Length,
            Items = numbers.Length,
            PairsBetter = numbers.Count(d => d > 0),
            PairsWorse = numbers.Count(d => d < 0),
            P = p,
            CohensH = 0,
            IntervalAt = level => Around(mean, StudentT.TwoSided(level, numbers.Length - 1) * error),
        };
    }

    private static Interval Around(double mean, double half) => new(mean - half, mean + half);

    private static decimal Clamp(decimal score) => Math.Clamp(score, -Most, Most);

    private static long[] UnitsOf(decimal[] differences)
    {
        var most = differences.Max(Math.Abs);
        var unit = (decimal)Math.Pow(10, -Digits);
        unit = most / MostUnits > unit ? most / 1e9m : unit;
        return [.. differences.Select(d => (long)Math.Round(d / unit, MidpointRounding.AwayFromZero))];
    }
}
