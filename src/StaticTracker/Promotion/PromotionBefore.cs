using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>What was active before an entry.</summary>
public sealed record PromotionBefore(string Id, PromptVersion Version, string Model);
