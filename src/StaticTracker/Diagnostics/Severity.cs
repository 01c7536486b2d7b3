namespace StaticTracker.Diagnostics;

/// <summary>How much a problem weighs: errors make the exit code 1, warnings and notes do not.</summary>
public enum Severity
{
    Note,
    Warning,
    Error,
}
