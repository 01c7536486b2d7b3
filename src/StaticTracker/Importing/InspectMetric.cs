namespace StaticTracker.Importing;

/// <summary>A figure that an Inspect log states of a scorer.</summary>
internal readonly record struct InspectMetric(string Name, decimal Value);
