namespace StaticTracker.Theming;

/// <summary>A text of the pages under its key.</summary>
/// <param name="Forms">The wording by the form that a number takes; "other" is always there, and alone where no number stands in it.</param>
/// <param name="From">The file that it comes from, with line and column; null: built in.</param>
public sealed record SiteText(IReadOnlyDictionary<string, string> Forms, string? From = null)
{
    /// <summary>The wording where no number decides.</summary>
    public string Other => Forms["other"];

    /// <summary>The names that stand in braces in any of the forms, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. Forms.Values.SelectMany(TextNames.In).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
