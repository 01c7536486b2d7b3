namespace StaticTracker.Storage;

/// <summary>How a team's site looks: what <c>site</c> of tracker.json says beside <c>publish</c>. Nothing in it has been judged yet; see Theming.</summary>
public sealed record SiteTheme
{
    /// <summary>A picture's path from the repository's folder, with '/'; null: the built-in mark.</summary>
    public string? Logo { get; init; }

    /// <summary>Colours by the names of their CSS variables, in ordinal order: light pages, and paper.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Light { get; init; } = [];

    /// <summary>The same for dark pages.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Dark { get; init; } = [];

    /// <summary>Whether colours are set.</summary>
    public bool HasColours => Light.Count + Dark.Count > 0;
}
