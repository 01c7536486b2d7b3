using System.Globalization;
using StaticTracker.Comparison;

namespace StaticTracker.Routing;

/// <summary>Figures of routers as people read them.</summary>
internal static class RouteWords
{
    public static string Rate(RouterCandidate candidate) => $"{Modules.Rate.Of(candidate.Pass, candidate.Fail)} %";

    /// <summary>The reward of a candidate on the items learned from; nothing where it is the pass rate.</summary>
    public static string Reward(Router router, RouterCandidate candidate) => router.Weights.AreNone ? "" : $"reward {Number(RouterLearnerReward(router, candidate))}";

    public static string Number(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => Number(100 * share) + " %";

    public static string Interval(SideFigure figure) => figure.Interval is { } i ? string.Create(CultureInfo.InvariantCulture, $"{i.Low:0.0}–{i.High:0.0}") : "";

    /// <summary>US dollars per 1,000 items, with as many digits as a small price needs.</summary>
    public static string Cost(double? cost) => cost is not { } known ? "unknown" : known.ToString(Math.Abs(known) is >= 1 or 0 ? "0.00" : "0.0###", CultureInfo.InvariantCulture);

    public static string Latency(double? latency) => latency is not { } known ? "unknown" : known.ToString("0", CultureInfo.InvariantCulture) + " ms";

    /// <summary>Whether it pays, in one sentence.</summary>
    public static string Outcome(RouterEvaluation evaluation)
    {
        var (best, judgement) = (evaluation.BestSingle, evaluation.Judgement);
        var gain = $"reward {ComparisonWording.Points(evaluation.Routed.Reward - best.Reward)} points against {best.Name}, the best single candidate";
        var word = ComparisonWording.Of(judgement.Word);
        return evaluation.Outcome switch
        {
            RouterOutcome.Pays => $"pays: {gain} ({word})",
            _ when best.Chosen == evaluation.Items => $"does not pay: it chooses {best.Name}, the best single candidate, for every item",
            RouterOutcome.DoesNotPay => $"does not pay: {gain} ({word})",
            _ => $"does not pay: {gain}, which is not beyond noise ({word})",
        };
    }

    private static double RouterLearnerReward(Router router, RouterCandidate candidate) =>
        (100.0 * candidate.Pass / Math.Max(1, candidate.Pass + candidate.Fail)) - router.Weights.Off(candidate);
}
