namespace StaticTracker.Modules;

/// <summary>A score that is not pass or fail: mean over n, its scale, and which end is better (<c>higher</c> or <c>lower</c>).</summary>
public sealed record Score(decimal? Mean, long? N, decimal? Min, decimal? Max, string? Better);
