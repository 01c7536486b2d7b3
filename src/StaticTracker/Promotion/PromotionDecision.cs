namespace StaticTracker.Promotion;

/// <summary>What the policy made of a challenger, with every reason and figure. It does not know of overrides.</summary>
public sealed record PromotionDecision(PolicyOutcome Outcome, IReadOnlyList<PromotionReason> Reasons, PromotionMetrics Metrics)
{
    public static readonly PromotionDecision None = new(PolicyOutcome.None, [], PromotionMetrics.None);

    /// <summary>What a reader should know beside the reasons, whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A decision by its reasons: broken before undecided.</summary>
    public static PromotionDecision Of(IReadOnlyList<PromotionReason> reasons, PromotionMetrics metrics) => new(
        reasons.Any(r => r.Verdict == LimitVerdict.Broken) ? PolicyOutcome.Rejected : reasons.Any(r => r.Verdict == LimitVerdict.Undecided) ? PolicyOutcome.Undecided : PolicyOutcome.Accepted, reasons, metrics);
}
