namespace StaticTracker.History;

/// <summary>The pass rate of one rubric, percent; null: nothing passed or failed.</summary>
public readonly record struct RubricRate(string Rubric, decimal? Rate);
