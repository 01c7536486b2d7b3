using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>One look at a module's results that no cycle has looked at: which of them is the best challenger by the policy, and is it good enough. Writes nothing.</summary>
/// <param name="Fresh">Ids of results not looked at so far, in ordinal order; once this is written they are seen, whatever came of it.</param>
/// <param name="Tried">How many of them were held against what is active: not those of the active version itself.</param>
/// <param name="Report">The report of the best; null: there was none to try.</param>
public sealed record PromotionCycle(IReadOnlyList<string> Fresh, int Tried, PromotionReport? Report)
{
    /// <summary>Counted results that no cycle has looked at, in ordinal order.</summary>
    public static IReadOnlyList<string> FreshOf(Module module, PromotionList list) =>
        [.. module.Counted.Select(e => e.Id).Except(list.Seen, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static PromotionCycle Run(PromotionAttempt attempt, Module module, PromotionList list, AttemptOptions options)
    {
        var fresh = FreshOf(module, list);
        var wanted = fresh.ToHashSet(StringComparer.Ordinal);
        var active = list.Active?.Version;
        var tried = module.Counted.Where(e => wanted.Contains(e.Id) && !(active is not null && e.PromptVersion == active.Version && e.Model == active.Model))
            .Select(e => (Experiment: e, Report: attempt.Run(module, list, options with { Challenger = e.Id }))).ToList();
        var best = tried.OrderBy(t => Rank(t.Report)).ThenByDescending(t => t.Report.Decision.Metrics.Reward?.Delta).ThenByDescending(t => t.Report.Decision.Metrics.Reward?.Challenger)
            .ThenByDescending(t => t.Experiment.Timestamp).ThenBy(t => t.Experiment.Id, StringComparer.Ordinal).Select(t => t.Report).FirstOrDefault();
        return new PromotionCycle(fresh, tried.Count, best is null ? null : Noted(best, tried.Count));
    }

    /// <summary>Accepted before undecided before rejected before failed.</summary>
    private static int Rank(PromotionReport report) => report.Error is not null ? 3 : report.Decision.Outcome switch
    {
        PolicyOutcome.Accepted => 0,
        PolicyOutcome.Undecided => 1,
        _ => 2,
    };

    private static PromotionReport Noted(PromotionReport report, int tried) => report with
    {
        Decision = report.Decision with
        {
            Notes =
            [
                string.Create(CultureInfo.InvariantCulture, $"A cycle tried {tried} new {(tried == 1 ? "result" : "results")}; {(tried == 1 ? "it is reported" : "the best by the policy is reported: one picked out of many flatters")}."),
                .. report.Decision.Notes,
            ],
        },
    };
}
