namespace StaticTracker.Exporting;

/// <summary>A test case of a JUnit report: its class (module and version), its name, what it came to, and why in words.</summary>
public sealed record JUnitCase(string Class, string Name, JUnitOutcome Outcome, string Words);
