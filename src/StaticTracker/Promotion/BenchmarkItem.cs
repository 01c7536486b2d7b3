namespace StaticTracker.Promotion;

/// <summary>An item of a suite. <paramref name="TextSha256"/>: of its text where that was known, so that the same id over another text is noticed.</summary>
public sealed record BenchmarkItem(string Id, string? Category, string? TextSha256);
