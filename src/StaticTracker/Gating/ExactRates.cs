using StaticTracker.Comparison;

namespace StaticTracker.Gating;

/// <summary>
/// A figure's rate and its passed over total, percent, from the counts and not rounded to what is shown: a limit must not be missed by a rounding. Twenty decimals: counts whose
/// quotient is the limit itself meet it, and others of up to a thousand million do not. As stated where there are no counts; null where there is no rate.
/// </summary>
internal readonly record struct ExactRates(decimal? Rate, decimal? Share)
{
    private const int Decimals = 20;

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

        var rate = Percent(pass, (decimal)pass + fail);
        return new ExactRates(rate, figure.Total is { } total ? Percent(pass, Math.Max(total, (decimal)pass + fail)) : rate);
    }

    /// <summary>By how many points passed over total fell further than the rate did; 0 where it did not.</summary>
    public static double CostOfErrors(FigureComparison figure) =>
        (Of(figure.Before), Of(figure.After)) is ({ Rate: { } rateBefore, Share: { } shareBefore }, { Rate: { } rateAfter, Share: { } shareAfter })
            ? (double)Math.Max(0, rateAfter - rateBefore - (shareAfter - shareBefore)) : 0;

    private static decimal? Percent(decimal part, decimal whole) => whole > 0 ? Math.Round(100 * part / whole, Decimals) : null;
}
