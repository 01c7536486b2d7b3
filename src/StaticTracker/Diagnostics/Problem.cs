namespace StaticTracker.Diagnostics;

/// <summary>
/// One thing that is wrong with what somebody gave us: where it is, which rule it breaks (<paramref name="Code"/>, documented in
/// docs/check-codes.md), what is wrong, and what would mend it.
/// </summary>
public sealed record Problem(SourceSpan Span, ProblemCode Code, string Message, string? Hint = null)
{
    /// <summary>The severity of this finding; the code's own unless a caller weighs it otherwise.</summary>
    public Severity Severity { get; init; } = Code.Severity;
}
