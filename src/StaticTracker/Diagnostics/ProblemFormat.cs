namespace StaticTracker.Diagnostics;

/// <summary>How problems are written.</summary>
public enum ProblemFormat
{
    /// <summary><c>path:line:column: error ST103: message. hint</c></summary>
    Text,

    /// <summary>A JSON array of objects.</summary>
    Json,

    /// <summary>Annotations of GitHub's workflow commands.</summary>
    Github,
}
