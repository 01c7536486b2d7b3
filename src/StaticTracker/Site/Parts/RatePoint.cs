namespace StaticTracker.Site.Parts;

/// <summary>The best result of a version: when it ran, and its pass rate in percent.</summary>
internal sealed record RatePoint(DateTime At, string Version, double Rate);
