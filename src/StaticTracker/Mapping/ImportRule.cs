using StaticTracker.Diagnostics;

namespace StaticTracker.Mapping;

/// <summary>One rule of <c>import.rules</c> in tracker.json: what files, prompts, tasks or rows it is about, and what is known of them.</summary>
public sealed record ImportRule(string Name, SourceSpan Span)
{
    public RuleMatch Match { get; init; } = new();

    /// <summary>Whether its fields win over what the file's own content says.</summary>
    public bool Override { get; init; }

    public IReadOnlyList<(FieldName Field, Template Text, SourceSpan Span)> Fields { get; init; } = [];

    /// <summary>Settings of the run by name.</summary>
    public IReadOnlyList<KeyValuePair<string, Template>> Params { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, Template>> Links { get; init; } = [];

    /// <summary>Every name that its texts fill in, and every column that it matches on.</summary>
    public IEnumerable<string> Names =>
        Fields.SelectMany(f => f.Text.Names).Concat(Params.SelectMany(p => p.Value.Names)).Concat(Links.SelectMany(l => l.Value.Names)).Concat(Match.Columns.Select(c => c.Key));

    /// <summary>What the columns of a table mean; null: the rule is not about that.</summary>
    public ColumnMap? Columns { get; init; }

    /// <summary>Where the rows of a JSON document stand, keys with dots between them; null: the document is the rows.</summary>
    public string? Rows { get; init; }

    /// <summary>What stands between the columns; null: as the first line looks.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Words of a result column by what they mean (P, F, E, S), beside those that are known anyway.</summary>
    public IReadOnlyList<(string Word, char Letter)> Words { get; init; } = [];

    /// <summary>Scores by name; <c>*</c> is any other.</summary>
    public IReadOnlyList<KeyValuePair<string, ScoreSpec>> Scores { get; init; } = [];

    public IReadOnlyList<OutcomeRule> Outcomes { get; init; } = [];
}
