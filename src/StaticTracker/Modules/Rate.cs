using System.Globalization;

namespace StaticTracker.Modules;

/// <summary>Rates in percent (0–100). Errors are no part of a rate: passed / (passed + failed).</summary>
public static class Rate
{
    /// <summary>Decimals of a stated rate that say something: further ones are the noise of binary fractions.</summary>
    public const int MostDecimals = 6;

    private const int ExactDecimals = 20;

    /// <summary>The rate with one decimal, half rounded up, in integers; null where nothing passed or failed, or where counts do not add up (one is negative).</summary>
    public static decimal? Of(long pass, long fail)
    {
        const long Small = 1L << 50;
        if ((ulong)pass >= Small || (ulong)fail >= Small)
        {
            return OfAny(pass, fail, decimals: 1);
        }

        // Counts of this world fit 64 bits: the same sum, several times as fast.
        var whole = pass + fail;
        return whole == 0 ? null : new decimal((int)(((2000 * pass) + whole) / (2 * whole)), 0, 0, isNegative: false, 1);
    }

    /// <summary>The rate with that many decimals (0 to 6), half rounded up; null as above.</summary>
    public static decimal? Of(long pass, long fail, int decimals) => decimals == 1 ? Of(pass, fail) : OfAny(pass, fail, decimals);

    /// <summary>
    /// The rate that limits are held against, percent, from the counts and not rounded to what is shown: a limit must not be missed by a rounding. As stated where there are no counts; null where
    /// there is no rate, or where counts do not add up.
    /// </summary>
    public static decimal? Exact(long? pass, long? fail, decimal? stated) =>
        pass is not { } p || fail is not { } f ? stated : p < 0 || f < 0 ? null : Percent(p, (decimal)p + f);

    /// <summary>A part of a whole in percent, with twenty decimals: counts whose quotient is a limit meet it, and others of up to a thousand million do not. Null of nothing.</summary>
    public static decimal? Percent(decimal part, decimal whole) => whole > 0 ? Math.Round(100 * part / whole, ExactDecimals) : null;

    /// <summary>Whether a stated rate, percent, is that of the counts, to the digits that it shows and no more than six decimals.</summary>
    public static bool IsOf(decimal stated, long pass, long fail) => Shorten(stated) is var shown && shown == Of(pass, fail, shown.Scale);

    /// <summary>A stated rate, percent, as it is shown: with the digits it has, and at most <see cref="MostDecimals"/> decimals. What tools multiply by 100 has up to seventeen digits.</summary>
    public static decimal? Stated(decimal? rate) => rate is { } known && known.Scale > MostDecimals ? Shorten(known) : rate;

    /// <summary>A stated figure with the decimals that say something, half away from zero.</summary>
    private static decimal Shorten(decimal stated) => decimal.Round(stated, Math.Min((int)stated.Scale, MostDecimals), MidpointRounding.AwayFromZero);

    private static decimal? OfAny(long pass, long fail, int decimals)
    {
        var whole = (Int128)pass + fail;
        if (whole <= 0 || pass < 0 || fail < 0)
        {
            return null;
        }

        var scale = (Int128)100;
        for (var i = 0; i < decimals; i++)
        {
            scale *= 10;
        }

        var units = ((2 * scale * pass) + whole) / (2 * whole);
        return new decimal((int)(uint)(ulong)(units & uint.MaxValue), (int)(uint)(ulong)((units >> 32) & uint.MaxValue), 0, isNegative: false, (byte)decimals);
    }

    /// <summary>Decimals that a stated figure shows, trailing zeros included.</summary>
    public static int DecimalsOf(decimal stated) => stated.Scale;

    /// <summary>A rate as text, with the digits it has: 57.3.</summary>
    public static string Text(decimal rate) => rate.ToString(CultureInfo.InvariantCulture);

    /// <summary>A rate as it is shown, or, where its exact value was held against limits, with as many digits as tell it from these.</summary>
    /// <param name="rate">As shown elsewhere, percent.</param>
    /// <param name="exact">What <see cref="Exact"/> gives; null: nothing but the rate is known.</param>
    /// <param name="limits">What it was held against.</param>
    public static string TextHeld(decimal rate, decimal? exact, params ReadOnlySpan<decimal> limits) => exact is { } value && value != rate ? TextBeside(value, limits) : Text(rate);

    /// <summary>A measured figure with one decimal, or as many more as it takes (6 at most) not to look as if it were on the other side of a limit.</summary>
    public static string TextBeside(decimal value, params ReadOnlySpan<decimal> limits)
    {
        var decimals = DecimalsBeside(value, limits);
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>How many decimals that takes.</summary>
    public static int DecimalsBeside(decimal value, params ReadOnlySpan<decimal> limits)
    {
        var decimals = 1;
        foreach (var limit in limits)
        {
            while (decimals < MostDecimals && Math.Sign(Math.Round(value, decimals, MidpointRounding.AwayFromZero).CompareTo(limit)) != Math.Sign(value.CompareTo(limit)))
            {
                decimals++;
            }
        }

        return decimals;
    }
}
