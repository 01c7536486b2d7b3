namespace StaticTracker.Mapping;

/// <summary>The rules of a project, in their order.</summary>
public sealed class RuleSet(IReadOnlyList<ImportRule> rules)
{
    public static readonly RuleSet None = new([]);

    public IReadOnlyList<ImportRule> Rules => rules;

    /// <summary>How texts are kept, where they are asked for.</summary>
    public TextRules Texts { get; init; } = TextRules.Default;

    /// <summary>Whether a rule is about files of that path, told by the path alone: such files are taken from folders too.</summary>
    /// <exception cref="RuleException">A pattern took too long.</exception>
    public bool NamesFile(string path) =>
        rules.Count > 0 && rules.Any(r => r.Match.File is { } file && file.MatchesPath(path, new Dictionary<string, string>(StringComparer.Ordinal)));

    /// <summary>The rules that may apply to a file; which of its runs they apply to depends on the runs.</summary>
    /// <exception cref="RuleException">A pattern took too long.</exception>
    public FileRules For(string path, string format) => rules.Count == 0 ? FileRules.None : FileRules.Of(rules, path, format);
}
