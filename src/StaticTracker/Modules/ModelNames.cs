namespace StaticTracker.Modules;

/// <summary>The normal names of models, by the other names they go under. Lookup ignores case; an unknown name stays as it is.</summary>
public sealed class ModelNames
{
    private static readonly (string Name, string[] Aliases)[] s_shipped =
    [
        ("gpt-4o-mini", ["gpt4omini", "gpt4o-mini", "gpt-4omini", "gpt_4o_mini"]),
        ("gpt-4o", ["gpt4o", "gpt_4o"]),
        ("gpt-4.1", ["gpt41", "gpt4.1"]),
        ("gpt-4.1-mini", ["gpt41mini", "gpt4.1mini", "gpt4.1-mini"]),
        ("gpt-4.1-nano", ["gpt41nano", "gpt4.1nano", "gpt4.1-nano"]),
        ("gpt-5", ["gpt5", "gpt_5"]),
        ("gpt-5-mini", ["gpt5mini", "gpt5-mini"]),
        ("gpt-5-nano", ["gpt5nano", "gpt5-nano"]),
        ("o4-mini", ["o4mini"]),
        ("gemini-2.0-flash", ["gemini20flash", "gemini2.0flash", "gemini-20-flash"]),
        ("gemini-2.5-flash", ["gemini25flash", "gemini2.5flash", "gemini-25-flash"]),
        ("gemini-2.5-pro", ["gemini25pro", "gemini2.5pro", "gemini-25-pro"]),
    ];

    private readonly Dictionary<string, string> _byAlias = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The shipped names, with those of a project above them.</summary>
    public ModelNames(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> ofProject)
    {
        foreach (var (name, aliases) in s_shipped)
        {
            Add(name, aliases);
        }

        foreach (var (name, aliases) in ofProject)
        {
            Add(name, aliases);
        }
    }

    public static ModelNames Default { get; } = new([]);

    /// <summary>Names whose aliases are known, in ordinal order.</summary>
    public IReadOnlyList<string> Known => [.. _byAlias.Values.Distinct().Order(StringComparer.Ordinal)];

    public string Normalise(string model)
    {
        var trimmed = model.Trim();
        return _byAlias.GetValueOrDefault(trimmed, trimmed);
    }

    /// <summary>Whether this is a normal name or one of the other names in the table.</summary>
    public bool Knows(string model) => _byAlias.ContainsKey(model.Trim());

    private void Add(string name, IEnumerable<string> aliases)
    {
        _byAlias[name] = name;
        foreach (var alias in aliases)
        {
            _byAlias[alias.Trim()] = name;
        }
    }
}
