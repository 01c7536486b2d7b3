namespace StaticTracker.Mapping;

/// <summary>What the rules say of one run. Every rule that applies counts; what an earlier one says holds.</summary>
public sealed class RunRules
{
    public static readonly RunRules None = new();

    private readonly List<ImportRule> _applied = [];
    private readonly List<(ImportRule Rule, string Why)> _others = [];
    private readonly List<FieldValue> _fields = [];
    private readonly SortedDictionary<string, string> _params = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _links = new(StringComparer.Ordinal);

    public IReadOnlyList<ImportRule> Applied => _applied;

    /// <summary>Rules that fit the file but not this run, and which of their conditions it is.</summary>
    public IReadOnlyList<(ImportRule Rule, string Why)> Others => _others;

    public IReadOnlyList<FieldValue> Fields => _fields;

    public IReadOnlyDictionary<string, string> Params => _params;

    public IReadOnlyDictionary<string, string> Links => _links;

    /// <summary>All fields and params in one text: the same for runs that the rules do not tell apart.</summary>
    public string Key => string.Join('\u001F', _fields.OrderBy(f => f.Field).Select(f => $"{f.Field}={f.Text}").Concat(_params.Select(p => $"{p.Key}={p.Value}")));

    /// <summary>What a score of that name means: the first rule that names it, else the first that says something of any.</summary>
    public ScoreSpec? ScoreOf(string name)
    {
        foreach (var wanted in new[] { name, "*" })
        {
            foreach (var rule in _applied)
            {
                foreach (var (key, spec) in rule.Scores)
                {
                    if (key == wanted)
                    {
                        return spec;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>What a result is and is labelled: as the first outcome says that is about it; as it was where none is.</summary>
    public (char Letter, string? Label) Judge(in ResultFacts facts)
    {
        foreach (var rule in _applied)
        {
            foreach (var outcome in rule.Outcomes)
            {
                if (outcome.Fits(facts))
                {
                    var letter = outcome.Becomes ?? facts.Letter;
                    return (letter, outcome.NewLabel ?? (letter is 'F' or 'E' ? facts.Label : null));
                }
            }
        }

        return (facts.Letter, facts.Label);
    }

    /// <summary>What a word of a judge or of a result column means by the rules (P, F, E or S), in any case; null where none names it.</summary>
    public char? LetterOf(string word)
    {
        foreach (var rule in _applied)
        {
            foreach (var (known, letter) in rule.Words)
            {
                if (known.Equals(word, StringComparison.OrdinalIgnoreCase))
                {
                    return letter;
                }
            }
        }

        return null;
    }

    /// <summary>Whether any rule has something to say of results.</summary>
    public bool HasOutcomes => _applied.Exists(r => r.Outcomes.Count > 0);

    internal void AddOther(ImportRule rule, string why) => _others.Add((rule, why));

    internal void Add(ImportRule rule, IReadOnlyDictionary<string, string> captures, Func<string, string?> valueOf)
    {
        _applied.Add(rule);
        foreach (var (field, text, span) in rule.Fields)
        {
            AddField(field, text.Expand(valueOf), rule, span);
        }

        foreach (var (name, value) in captures)
        {
            if (FieldKeys.Of(name) is { } field)
            {
                AddField(field, value, rule, rule.Span);
            }
        }

        AddTexts(_params, rule.Params, valueOf);
        AddTexts(_links, rule.Links, valueOf);
    }

    private static void AddTexts(SortedDictionary<string, string> into, IReadOnlyList<KeyValuePair<string, Template>> texts, Func<string, string?> valueOf)
    {
        foreach (var (name, text) in texts)
        {
            if (text.Expand(valueOf) is { Length: > 0 } value)
            {
                into.TryAdd(name, value);
            }
        }
    }

    private void AddField(FieldName field, string? text, ImportRule rule, Diagnostics.SourceSpan span)
    {
        if (text is { Length: > 0 } && !_fields.Exists(f => f.Field == field))
        {
            _fields.Add(new FieldValue(field, text, rule, span));
        }
    }
}
