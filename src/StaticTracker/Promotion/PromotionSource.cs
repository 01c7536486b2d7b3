namespace StaticTracker.Promotion;

/// <summary>An experiment that was looked at, and the SHA-256 of its verdict file in hex; null: its verdicts are not stored, or were not used.</summary>
public sealed record PromotionSource(string Experiment, string? VerdictsSha256);
