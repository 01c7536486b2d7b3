namespace StaticTracker.Exporting;

/// <summary>What a test case of a JUnit report came to.</summary>
public enum JUnitOutcome
{
    Passed,
    Failed,
    Error,
    Skipped,
}
