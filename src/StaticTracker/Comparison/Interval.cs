namespace StaticTracker.Comparison;

/// <summary>An interval, both ends in percent (0–100).</summary>
public readonly record struct Interval(double Low, double High);
