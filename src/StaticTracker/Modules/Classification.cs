namespace StaticTracker.Modules;

/// <summary>Answers of a yes-or-no question against the truth: counts of true and false, positive and negative ones.</summary>
public sealed record Classification(long TruePositive, long TrueNegative, long FalsePositive, long FalseNegative);
