namespace StaticTracker.Site.Parts;

/// <summary>The course of a rate over versions, as small as a word: 0 to 100 %, a dot at the newest, gaps where there is none. The figures stand beside it.</summary>
internal static class Sparkline
{
    private const double Width = 84;
    private const double Height = 18;

    public static void Write(HtmlWriter html, ReadOnlySpan<decimal?> rates)
    {
        var known = 0;
        foreach (var rate in rates)
        {
            known += rate is null ? 0 : 1;
        }

        if (known < 2)
        {
            return;
        }

        html.Raw("<svg class=spark viewBox=\"0 0 84 18\" width=84 height=18 aria-hidden=true><path class=grid d=\"M0 1H84M0 17H84\"/><path class=l d=\""u8);
        var (last, pen) = (-1, false);
        for (var i = 0; i < rates.Length; i++)
        {
            if (rates[i] is not { } rate)
            {
                pen = false;
                continue;
            }

            html.Raw(pen ? "L"u8 : "M"u8).Fixed(XOf(i, rates.Length), 1).Raw(" "u8).Fixed(YOf(rate), 1).Raw(pen ? ""u8 : "h.1"u8);
            (last, pen) = (i, true);
        }

        html.Raw("\"/><circle cx="u8).Fixed(XOf(last, rates.Length), 1).Raw(" cy="u8).Fixed(YOf(rates[last]!.Value), 1).Raw(" r=2 /></svg>"u8);
    }

    private static double XOf(int place, int count) => 3 + ((Width - 6) * place / Math.Max(1, count - 1));

    private static double YOf(decimal rate) => Height - 1 - ((Height - 2) * Math.Clamp((double)rate, 0, 100) / 100);
}
