using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;

namespace StaticTracker.Mapping;

/// <summary>How texts of items are kept (<c>details</c> of tracker.json): what is redacted beside the secrets that are known anyway, and how much is kept.</summary>
public sealed record TextRules
{
    public static readonly TextRules Default = new();

    /// <summary>A pattern of one's own has this long for one text.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Characters of one text.</summary>
    public int MaxText { get; init; } = 4_000;

    /// <summary>Kilobytes of texts of one file, in UTF-8.</summary>
    public int MaxFileKb { get; init; } = 4_096;

    /// <summary>Patterns of one's own, with the names of what they find.</summary>
    public IReadOnlyList<(string Name, Regex Pattern, SourceSpan Span)> Patterns { get; init; } = [];
}
