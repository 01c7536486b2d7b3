using StaticTracker.Modules;

namespace StaticTracker.Checking;

/// <summary>Whether a stated rate is what its counts give, rounded half up to the decimals that it shows.</summary>
internal static class RateText
{
    private const long SmallCounts = 100_000_000;

    private static readonly long[] s_powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>Whether <paramref name="stated"/> percent is passed / (passed + failed); counts are not negative and not both 0.</summary>
    public static bool Follows(decimal stated, long pass, long fail)
    {
        var decimals = stated.Scale;
        if (decimals <= Rate.MostDecimals && pass + fail <= SmallCounts)
        {
            // The same formula as Rate.Of in 64 bits: this runs some hundred thousand times per build.
            var whole = pass + fail;
            var units = ((200 * s_powers[decimals] * pass) + whole) / (2 * whole);
            return stated * s_powers[decimals] == units;
        }

        return Rate.IsOf(stated, pass, fail);
    }

    /// <summary>Whether two stated rates are the same to the digits that both show.</summary>
    public static bool Agree(decimal a, decimal b)
    {
        var decimals = Math.Min(Rate.MostDecimals, Math.Min((int)a.Scale, b.Scale));
        return decimal.Round(a, decimals, MidpointRounding.AwayFromZero) == decimal.Round(b, decimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>What the counts give, with the decimals that the stated rate shows.</summary>
    public static string Right(decimal stated, long pass, long fail) =>
        Rate.Of(pass, fail, Math.Min((int)stated.Scale, Rate.MostDecimals)) is { } rate ? Rate.Text(rate) : "none";
}
