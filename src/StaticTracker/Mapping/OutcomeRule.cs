namespace StaticTracker.Mapping;

/// <summary>Which results are something else than the file says, or get a label: all that is given must fit.</summary>
public sealed record OutcomeRule
{
    /// <summary>P, F, E or S as the file says it; null: any.</summary>
    public char? Result { get; init; }

    public TextMatcher? Rubric { get; init; }

    /// <summary>The reason or error text that the file gives.</summary>
    public TextMatcher? Reason { get; init; }

    /// <summary>The model's output.</summary>
    public TextMatcher? Output { get; init; }

    /// <summary>The label that the result has already.</summary>
    public TextMatcher? Label { get; init; }

    /// <summary>Cells of the row, by column.</summary>
    public IReadOnlyList<KeyValuePair<string, TextMatcher>> Columns { get; init; } = [];

    /// <summary>P, F, E or S that it is instead; null: as it was.</summary>
    public char? Becomes { get; init; }

    /// <summary>The label that it gets; null: as it was.</summary>
    public string? NewLabel { get; init; }

    /// <summary>Whether the rule is about a result.</summary>
    public bool Fits(in ResultFacts facts)
    {
        if (Result is { } result && result != facts.Letter)
        {
            return false;
        }

        var captures = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Fits(Rubric, facts.Rubric, captures) || !Fits(Reason, facts.Reason, captures) || !Fits(Output, facts.Output, captures) || !Fits(Label, facts.Label, captures))
        {
            return false;
        }

        foreach (var (column, matcher) in Columns)
        {
            if (!matcher.Matches(facts.Column?.Invoke(column), captures))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(TextMatcher? matcher, string? text, Dictionary<string, string> captures) => matcher is null || matcher.Matches(text, captures);
}
