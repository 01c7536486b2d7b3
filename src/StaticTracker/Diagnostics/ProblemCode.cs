namespace StaticTracker.Diagnostics;

/// <summary>A rule: its id (<c>ST103</c>), how much breaking it weighs, and what it says, for the docs.</summary>
public sealed record ProblemCode(string Id, Severity Severity, string Rule)
{
    public override string ToString() => Id;
}
