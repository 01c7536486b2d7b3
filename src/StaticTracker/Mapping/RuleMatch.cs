namespace StaticTracker.Mapping;

/// <summary>When a rule applies: all that is given must fit. Without anything it always does.</summary>
public sealed record RuleMatch
{
    public TextMatcher? File { get; init; }

    public TextMatcher? Format { get; init; }

    public TextMatcher? Prompt { get; init; }

    public TextMatcher? Task { get; init; }

    public TextMatcher? Provider { get; init; }

    public IReadOnlyList<KeyValuePair<string, TextMatcher>> Columns { get; init; } = [];

    /// <summary>Names of all groups that may be known once the rule applies.</summary>
    public IEnumerable<string> Groups =>
        new[] { File, Format, Prompt, Task, Provider }.OfType<TextMatcher>().Concat(Columns.Select(c => c.Value)).SelectMany(m => m.Groups);

    /// <summary>What of a run does not fit, in the rule's own words; null where all does.</summary>
    public string? Misfit(RunFacts facts, IDictionary<string, string> captures)
    {
        if (Prompt?.Matches(facts.Prompt, captures) == false)
        {
            return "prompt";
        }

        if (Task?.Matches(facts.Task, captures) == false)
        {
            return "task";
        }

        if (Provider?.Matches(facts.Provider, captures) == false)
        {
            return "provider";
        }

        foreach (var (column, matcher) in Columns)
        {
            if (!matcher.Matches(facts.Column?.Invoke(column), captures))
            {
                return $"column '{column}'";
            }
        }

        return null;
    }
}
