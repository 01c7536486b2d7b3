namespace StaticTracker.History;

/// <summary>A field by its path (<c>metrics.pass_rate</c>) with both values as compact JSON; null: absent.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);
