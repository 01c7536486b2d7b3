namespace StaticTracker.JsonSchema;

/// <summary>Which bounds a number breaks.</summary>
[Flags]
internal enum NumberFaults
{
    None = 0,
    Low = 1,
    High = 2,
    NotAbove = 4,
    NotBelow = 8,
    Uneven = 16,
}
