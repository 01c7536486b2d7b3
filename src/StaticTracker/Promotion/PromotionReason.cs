namespace StaticTracker.Promotion;

/// <summary>One limit of the policy on one challenger: its key, what must hold in words, and the figures with, where it is needed, the reason; plain text.</summary>
public sealed record PromotionReason(string Limit, LimitVerdict Verdict, string Demand, string Figures);
