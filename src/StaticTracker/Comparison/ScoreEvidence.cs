namespace StaticTracker.Comparison;

/// <summary>
/// Scores of the same items on two sides: the paired permutation test of <see cref="PairedPermutation"/> on the differences, and Student's interval of their mean (Student 1908: The
/// probable error of a mean. Biometrika 6, 1–25).
/// </summary>
internal static class ScoreEvidence
{
    /// <summary>What counts in the test of scores around 1; the rest is rounded, as is the noise of binary fractions.</summary>
    private const decimal Unit = 0.000001m;

    /// <summary>No unit is smaller.</summary>
    private const decimal LeastUnit = 1e-20m;

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

        var differences = pairs.Select(p => Difference(p.Before, p.After)).ToArray();
        var p = PairedPermutation.P(UnitsOf(differences, pairs.Max(p => Math.Max(Math.Abs(Counted(p.Before)), Math.Abs(Counted(p.After))))), out var isDrawn);
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

    /// <summary>After less before, as it counts here.</summary>
    public static decimal Difference(decimal before, decimal after) => Counted(after) - Counted(before);

    private static Interval Around(double mean, double half) => new(mean - half, mean + half);

    /// <summary>A score as it counts.</summary>
    public static decimal Counted(decimal score) => Math.Clamp(score, -Most, Most);

    /// <summary>Differences in whole units: of a millionth, or less where all scores are below a tenth, so that small scores keep their digits; of more where a difference is so large that it would not fit.</summary>
    private static long[] UnitsOf(decimal[] differences, decimal largest)
    {
        var unit = Unit;
        for (; largest is > 0 and < 0.1m && unit > LeastUnit; largest *= 10)
        {
            unit /= 10;
        }

        var most = differences.Max(Math.Abs);
        unit = most / MostUnits > unit ? most / 1e9m : unit;
        return [.. differences.Select(d => (long)Math.Round(d / unit, MidpointRounding.AwayFromZero))];
    }
}
