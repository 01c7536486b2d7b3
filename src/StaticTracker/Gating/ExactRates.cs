using StaticTracker.Comparison;

namespace StaticTracker.Gating;

/// <summary>
/// A figure's rate and its passed over total, percent, from the counts and not rounded to what is shown (<see cref="Modules.Rate.Exact"/>).
/// As stated where there are no counts; null where there is no rate.
/// </summary>
internal readonly record struct ExactRates(decimal? Rate, decimal? Share)
{
    /// <summary>Where there are errors the lower of the two counts.</summary>
    public decimal? Lower => Rate is { } rate ? Math.Min(rate, Share ?? rate) : null;

    public static ExactRates Of(SideFigure figure)
    {
        if (figure is not { Pass: { } pass, Fail: { } fail })
        {
            return new ExactRates(figure.Rate, figure.Rate);
        }

        if (pass < 0 || fail < 0)
        {
            // Counts that do not add up are no figure.
            return default;
        }

        var rate = Modules.Rate.Exact(pass, fail, figure.Rate);
        return new ExactRates(rate, figure.Total is { } total ? Modules.Rate.Percent(pass, Math.Max(total, (decimal)pass + fail)) : rate);
    }

    /// <summary>By how many points passed over total fell further than the rate did; 0 where it did not.</summary>
    public static double CostOfErrors(FigureComparison figure) =>
        (Of(figure.Before), Of(figure.After)) is ({ Rate: { } rateBefore, Share: { } shareBefore }, { Rate: { } rateAfter, Share: { } shareAfter })
            ? (double)Math.Max(0, rateAfter - rateBefore - (shareAfter - shareBefore)) : 0;
}
