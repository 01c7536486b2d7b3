namespace StaticTracker.Comparison;

/// <summary>
/// What one item's verdicts come to: how many were judged, and how many of them passed. Over repeated runs each verdict counts by its mean, so
/// that <paramref name="Passed"/> need not be whole.
/// </summary>
public readonly record struct ItemTally(double Passed, double Judged);
