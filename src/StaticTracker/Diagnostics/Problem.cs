namespace StaticTracker.Diagnostics;

/// <summary>
/// One thing that is wrong with what somebody gave us: where it is, which rule it breaks (<paramref name="Code"/>, documented in
/// docs/check-codes.md), what is wrong, and what would mend it.
/// </summary>
public sealed record Problem(SourceSpan Span, ProblemCode Code, string Message, string? Hint = null)
{
    /// <summary>That the system does not let a file be read. <paramref name="what"/> is the file as a sentence calls it: "this file".</summary>
    public static Problem Unreadable(string path, string what, Exception fault) =>
        new(SourceSpan.File(path), Codes.Reading.Unreadable, $"{what} cannot be read: {fault.Message.TrimEnd('.')}", "look whether it is there, and at its permissions");

    /// <summary>The severity of this finding; the code's own unless a caller weighs it otherwise.</summary>
    public Severity Severity { get; init; } = Code.Severity;
}
