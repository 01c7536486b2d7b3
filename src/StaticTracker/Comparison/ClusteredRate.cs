namespace StaticTracker.Comparison;

/// <summary>
/// The pass rate of verdicts that come several to an item, with an interval clustered by item. The variance is that of the ratio estimator
/// (Cochran 1977, Sampling Techniques, 3rd ed., section 3.12); its design effect gives an effective sample size (Rao and Scott 1992, Biometrics
/// 48, 577–585), corrected for the degrees of freedom (Korn and Graubard 1998, Survey Methodology 24, 193–201), on which Wilson's interval
/// stands. Items are taken as a sample of such items, each independent of the others.
/// </summary>
public sealed record ClusteredRate
{
    private ClusteredRate()
    {
    }

    /// <summary>Passed over judged, 0–1.</summary>
    public double Rate { get; private init; }

    /// <summary>Items with at least one verdict.</summary>
    public int Items { get; private init; }

    /// <summary>Verdicts judged.</summary>
    public double Verdicts { get; private init; }

    /// <summary>The variance against that of independent verdicts, as estimated; 1 where it cannot be.</summary>
    public double DesignEffect { get; private init; } = 1;

    /// <summary>
    /// How many independent verdicts these are worth: at most all of them, at least what the items alone are worth were each item's verdicts all
    /// alike. Where all verdicts agree nothing can be estimated, and the least is taken.
    /// </summary>
    public double EffectiveSize { get; private init; }

    /// <summary>
    /// Degrees of freedom of the variance, from how the items' residuals are spread (Satterthwaite 1946, Biometrics Bulletin 2, 110–114): items less
    /// one for normal ones, fewer where few items make up most of the variance, as they do near 0 and 100 %, more where all have the same size.
    /// </summary>
    private double Freedom { get; init; } = 1;

    /// <summary>The rate of some items; null where none was judged.</summary>
    public static ClusteredRate? Of(ReadOnlySpan<ItemTally> tallies)
    {
        var (passed, judged, squares, items) = (0.0, 0.0, 0.0, 0);
        foreach (var tally in tallies)
        {
            passed += tally.Passed;
            judged += tally.Judged;
            squares += tally.Judged * tally.Judged;
            items += tally.Judged > 0 ? 1 : 0;
        }

        if (items == 0)
        {
            return null;
        }

        var rate = Math.Clamp(passed / judged, 0, 1);
        var least = judged * judged / squares;
        var independent = rate * (1 - rate) / judged;
        if (items < 2 || independent <= 0)
        {
            return new ClusteredRate { Rate = rate, Items = items, Verdicts = judged, EffectiveSize = least, Freedom = Math.Max(1, items - 1) };
        }

        var (residuals, fourths) = (0.0, 0.0);
        foreach (var tally in tallies)
        {
            var residual = tally.Passed - (rate * tally.Judged);
            residuals += residual * residual;
            fourths += residual * residual * residual * residual;
        }

        var effect = items / (items - 1.0) * residuals / (judged * judged) / independent;
        return new ClusteredRate
        {
            Rate = rate,
            Items = items,
            Verdicts = judged,
            DesignEffect = effect,
            EffectiveSize = Math.Clamp(judged / effect, Math.Min(least, judged), judged),
            Freedom = FreedomOf(items, residuals, fourths),
        };
    }

    /// <summary>
    /// 2k / (κ − (k − 3) / (k − 1)) for k items whose residuals have the kurtosis κ; k − 1 where κ is 3. What κ has above 3 counts half: Wilson's interval is
    /// itself wider towards the middle where few verdicts differ from the rest, and the simulations in the tests cover too much with the whole of it,
    /// too little with nothing of it.
    /// </summary>
    private static double FreedomOf(int items, double residuals, double fourths)
    {
        var kurtosis = fourths > 0 ? items * fourths / (residuals * residuals) : 3;
        kurtosis = kurtosis > 3 ? (kurtosis + 3) / 2 : kurtosis;
        return Math.Max(1, 2 * items / Math.Max(kurtosis - ((items - 3.0) / (items - 1.0)), 1e-6));
    }

    /// <summary>The interval of a level (0.95), both ends in percent.</summary>
    public Interval IntervalAt(double level)
    {
        var z = Normal.TwoSided(level);
        if (Items < 2)
        {
            return Wilson.OfRate(Rate, EffectiveSize, z);
        }

        // One verdict an item: nothing was estimated beyond the rate, so that this is Wilson's interval itself.
        var t = EffectiveSize >= Verdicts && Verdicts <= Items ? z : StudentT.TwoSided(level, Freedom);
        return Wilson.OfRate(Rate, EffectiveSize * z * z / (t * t), z);
    }
}
