using StaticTracker.Diagnostics;

namespace StaticTracker.Verifying;

/// <summary>A field whose stored value is not what the source gives; values as compact JSON, null: absent.</summary>
/// <param name="Field">Its path inside the experiment.</param>
/// <param name="Stored">What the module file says.</param>
/// <param name="Recomputed">What the source gives.</param>
/// <param name="Place">Where it stands.</param>
public sealed record FigureDifference(string Field, string? Stored, string? Recomputed, SourceSpan Place)
{
    private const int LongestValue = 120;

    /// <summary>"metrics.pass: stored 290, recomputed 289".</summary>
    public string Words => $"{Cut(Field)}: stored {Cut(Stored ?? "nothing")}, recomputed {Cut(Recomputed ?? "nothing")}";

    private static string Cut(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
