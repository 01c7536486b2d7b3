using StaticTracker.Diagnostics;

namespace StaticTracker.Migrating;

/// <summary>A rate that a file states, percent from 0 to 100, with the digits it has.</summary>
internal sealed record StatedPercent(decimal Rate, SourceSpan Span)
{
    public static StatedPercent? Of(LegacyValue? value) => value?.Number is { } rate && rate is >= 0 and <= 100 ? new StatedPercent(rate, value.Span) : null;

    /// <summary>Whether it is this rate, to one decimal: that is what our own rates show.</summary>
    public bool Is(decimal? other) => other is { } rate && Math.Abs(rate - Rate) < 0.06m;
}
