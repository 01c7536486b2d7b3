namespace StaticTracker.JsonSchema;

/// <summary>An entry of "dependentRequired".</summary>
internal sealed record DependentNames(string Name, string[] Needed);
