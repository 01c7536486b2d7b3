namespace StaticTracker.Suggestions;

/// <summary>A rate in percent with the counts behind it, summed over pooled repeats; null is unknown.</summary>
/// <param name="Rate">Percent.</param>
/// <param name="Pass">Passed.</param>
/// <param name="Fail">Failed.</param>
public readonly record struct EffectSide(decimal? Rate, long? Pass, long? Fail);
