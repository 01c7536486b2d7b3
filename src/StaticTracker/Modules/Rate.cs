using System.Globalization;

namespace StaticTracker.Modules;

/// <summary>Rates in percent (0–100). Errors are no part of a rate: passed / (passed + failed).</summary>
public static class Rate
{
    /// <summary>The rate with one decimal, half rounded up, in integers; null where nothing passed or failed.</summary>
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

    /// <summary>The rate with that many decimals (0 to 6), half rounded up; null where nothing passed or failed.</summary>
    public static decimal? Of(long pass, long fail, int decimals) => decimals == 1 ? Of(pass, fail) : OfAny(pass, fail, decimals);

    private static decimal? OfAny(long pass, long fail, int decimals)
    {
        var whole = (Int128)pass + fail;
        if (whole <= 0)
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
}
