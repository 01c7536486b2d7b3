using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Modules;

namespace StaticTracker.Suggestions;

/// <summary>An effect in words, the same in the terminal, on pages and in tables.</summary>
public static class EffectWording
{
    /// <summary>What stands beside every list of effects.</summary>
    public const string Caveat = "An effect is what was seen between the two versions, not a proof that the suggestion caused it: whatever else changed with the version is in it too.";

    /// <summary>"better", or "not comparable (other data set: version v1 and version v2)".</summary>
    public static string Verdict(SuggestionEffect effect) => effect.Reason is { } reason ? $"{ComparisonWording.Of(effect.Word)} ({reason})" : ComparisonWording.Of(effect.Word);

    /// <summary>"24.2 % to 52.5 % (+28.3 points)".</summary>
    public static string Change(SuggestionEffect effect) =>
        $"{Side(effect.Was)} to {Side(effect.Is)}{(effect.Change is { } change ? $" ({ComparisonWording.Points((double)change)} points)" : "")}";

    /// <summary>What the word stands on: counts, interval, n, discordant pairs, p, method.</summary>
    public static string Evidence(SuggestionEffect effect)
    {
        var parts = new List<string>();
        if (effect is { Was: { Pass: { } passed, Fail: { } failed }, Is: { Pass: { } passes, Fail: { } fails } })
        {
            parts.Add(Invariant($"{passed} of {passed + failed} and {passes} of {passes + fails} passed"));
        }

        if (effect.Interval is { } interval)
        {
            parts.Add($"{ComparisonWording.Level(effect.Level)} interval {ComparisonWording.Points(interval)}");
        }

        if (effect.N is { } n)
        {
            parts.Add(Invariant($"n {n}"));
        }

        if (effect is { PairsWorse: { } worse, PairsBetter: { } better })
        {
            parts.Add(Invariant($"pairs −{worse}/+{better}"));
        }

        if (effect is { P: { } p, AdjustedP: { } adjusted })
        {
            parts.Add($"p {ComparisonWording.P(p)} ({ComparisonWording.P(adjusted)})");
        }

        if (effect.Method is { } method)
        {
            parts.Add(ComparisonWording.Of(method));
        }

        parts.AddRange(effect.Cautions);
        return parts.Count > 0 ? string.Join("; ", parts) : "rates as stated, without counts";
    }

    private static string Side(EffectSide side) => side.Rate is { } rate ? $"{Rate.Text(rate)} %" : "no rate";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
