using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Suggestions;

/// <summary>An effect in words, the same in the terminal, on pages and in tables.</summary>
public static class EffectWording
{
    /// <summary>What stands beside every list of effects.</summary>
    public static readonly Phrase Caveat = Phrase.Of("effect.caveat");

    /// <summary>"better", or "not comparable (other data set: version v1 and version v2)".</summary>
    public static Phrase Verdict(SuggestionEffect effect) => effect.Reason is { } reason ? Phrase.Of("compare.verdict", ("word", ComparisonWording.Of(effect.Word)), ("reason", reason)) : ComparisonWording.Of(effect.Word);

    /// <summary>"24.2 % to 52.5 % (+28.3 points)".</summary>
    public static Phrase Change(SuggestionEffect effect) => effect.Change is { } change
        ? Phrase.Of(effect.ChangeOfPairs is null ? "effect.change" : "effect.change_of_pairs", ("before", Side(effect.Was)), ("after", Side(effect.Is)), ("points", ComparisonWording.Difference(effect.ChangeOfPairs ?? change)))
        : Phrase.Of("effect.change_none", ("before", Side(effect.Was)), ("after", Side(effect.Is)));

    /// <summary>What the word stands on: counts, interval, n, discordant pairs, p, method.</summary>
    public static Phrase Evidence(SuggestionEffect effect)
    {
        var parts = new List<Phrase>();
        if (effect is { Was: { Pass: { } passed, Fail: { } failed }, Is: { Pass: { } passes, Fail: { } fails } })
        {
            parts.Add(Phrase.Of("effect.counts", ("before", passed), ("before_all", passed + failed), ("after", passes), ("after_all", passes + fails)));
        }

        if (effect.Interval is { } interval)
        {
            parts.Add(Phrase.Of("strip.interval", ("level", ComparisonWording.Level(effect.Level)), ("interval", ComparisonWording.Points(interval))));
        }

        if (effect.N is { } n)
        {
            parts.Add(Phrase.Data(Invariant($"n {n}")));
        }

        if (effect is { PairsWorse: { } worse, PairsBetter: { } better })
        {
            parts.Add(Phrase.Of("effect.pairs", ("worse", worse), ("better", better)));
        }

        if (effect is { P: { } p, AdjustedP: { } adjusted })
        {
            parts.Add(Phrase.Data($"p {ComparisonWording.P(p)} ({ComparisonWording.P(adjusted)})"));
        }

        if (effect.Method is { } method)
        {
            parts.Add(ComparisonWording.Of(method));
        }

        parts.AddRange(effect.Cautions);
        return parts.Count > 0 ? Phrase.Join("; ", parts) : Phrase.Of("effect.stated");
    }

    private static Phrase Side(EffectSide side) => side.Rate is { } rate ? Phrase.Data($"{Rate.Text(rate)} %") : Phrase.Of("none.rate");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
