namespace StaticTracker.Theming;

/// <summary>Two colours of the pages, by the names of their variables, of which one stands on the other.</summary>
/// <param name="Front">Text, a line or a mark.</param>
/// <param name="Ground">What it stands on.</param>
/// <param name="Least">The contrast that WCAG 2.2 AA asks for: 4.5 for text, 3 for marks that say something.</param>
public sealed record ColourPair(string Front, string Ground, double Least)
{
    private const double Text = 4.5;
    private const double Mark = 3;

    private static readonly string[] s_steps = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

    /// <summary>Every pair that a page may show.</summary>
    public static readonly IReadOnlyList<ColourPair> All =
    [
        .. Of("ink", Text, ["ground", "panel", "none", "tag", .. s_steps]),
        .. Of("soft", Text, "ground", "panel", "none", "tag"),
        .. Of("cell-soft", Text, ["none", .. s_steps]),
        .. Of("link", Text, "ground", "panel"),
        .. Of("warn", Text, "ground", "panel", "warn-ground"),
        .. Of("good", Text, "panel", "good-ground"),
        .. Of("focus", Mark, "ground", "panel"),
        .. Enumerable.Range(0, 8).SelectMany(i => Of($"s{i}", Mark, "panel")),
    ];

    /// <summary>The names that a theme may set: those of the pairs, and the lines between things.</summary>
    public static readonly IReadOnlyList<string> Names = [.. All.SelectMany(p => new[] { p.Front, p.Ground }).Append("line").Append("strong").Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<ColourPair> Of(string front, double least, params string[] grounds) => grounds.Select(ground => new ColourPair(front, ground, least));
}
