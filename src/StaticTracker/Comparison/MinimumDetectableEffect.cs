namespace StaticTracker.Comparison;

/// <summary>
/// What a planned comparison could see: the smallest true difference that is called with a given power. For planning only: after the results are
/// in, the interval says what is known. Independent sides by the arcsine transformation (Cohen 1988, chapter 6); paired ones by Connor, R. J.
/// (1987): Sample size for testing differences in proportions for the paired-sample design. Biometrics 43, 207–211.
/// </summary>
public static class MinimumDetectableEffect
{
    /// <summary>The smallest drop in points from a rate (0–1), n verdicts on each side, both sides independent; null where even a drop to 0 would not be seen.</summary>
    public static double? IndependentDrop(double rate, double n, double power = 0.8, double alpha = 0.05)
    {
        var angle = CohensH.Angle(rate) - SmallestH(n, power, alpha);
        return angle < 0 ? null : 100 * (rate - CohensH.Rate(angle));
    }

    /// <summary>Cohen's h that is seen with n on each side.</summary>
    public static double SmallestH(double n, double power = 0.8, double alpha = 0.05) => Sum(power, alpha) * Math.Sqrt(2 / n);

    /// <summary>How many on each side see that h.</summary>
    public static double SizeForH(double h, double power = 0.8, double alpha = 0.05) => 2 * Math.Pow(Sum(power, alpha) / h, 2);

    /// <summary>
    /// The smallest difference in points over n pairs of which a share (0–1) turns out differently on the two sides; null where n is too small to see
    /// any. For several verdicts an item, n is the number of verdicts over the design effect of their differences.
    /// </summary>
    public static double? Paired(double discordant, double n, double power = 0.8, double alpha = 0.05)
    {
        if (discordant <= 0 || SizeForPairs(discordant, discordant, power, alpha) > n)
        {
            return null;
        }

        var (low, high) = (0.0, discordant);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = SizeForPairs(discordant, middle, power, alpha) > n ? (middle, high) : (low, middle);
        }

        return 100 * high;
    }

    /// <summary>How many pairs see a difference (0–1) where a share turns out differently.</summary>
    public static double SizeForPairs(double discordant, double difference, double power = 0.8, double alpha = 0.05)
    {
        var root = (Normal.TwoSided(1 - alpha) * Math.Sqrt(discordant)) + (Normal.Quantile(power) * Math.Sqrt(discordant - (difference * difference)));
        return Math.Pow(root / difference, 2);
    }

    private static double Sum(double power, double alpha) => Normal.TwoSided(1 - alpha) + Normal.Quantile(power);
}
