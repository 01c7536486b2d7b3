namespace StaticTracker.Mapping;

/// <summary>The rules that fit one file, with what they captured of its name.</summary>
public sealed class FileRules
{
    public static readonly FileRules None = new([], [], "", "");

    /// <summary>Names that texts of rules may fill in whatever the file is.</summary>
    public static readonly IReadOnlyList<string> FactNames = ["prompt", "task", "provider", "file", "folder", "format"];

    private readonly List<(ImportRule Rule, Dictionary<string, string> Captures)> _fitting;
    private readonly string _path;
    private readonly string _format;

    private FileRules(List<(ImportRule Rule, Dictionary<string, string> Captures)> fitting, IReadOnlyList<(ImportRule Rule, string Why)> others, string path, string format) =>
        (_fitting, Others, _path, _format) = (fitting, others, path, format);

    public bool IsEmpty => _fitting.Count == 0;

    /// <summary>The rules that do not fit the file, and which of their conditions it is.</summary>
    public IReadOnlyList<(ImportRule Rule, string Why)> Others { get; }

    public IEnumerable<ImportRule> Fitting => _fitting.Select(f => f.Rule);

    /// <summary>The first fitting rule that says what columns mean; null: none does.</summary>
    public ImportRule? OfColumns => _fitting.Find(f => f.Rule.Columns is not null).Rule;

    /// <summary>What the rules say of one run of the file.</summary>
    /// <exception cref="RuleException">A pattern took too long.</exception>
    public RunRules Apply(RunFacts facts)
    {
        if (_fitting.Count == 0)
        {
            return RunRules.None;
        }

        var found = new RunRules();
        foreach (var (rule, ofFile) in _fitting)
        {
            var captures = new Dictionary<string, string>(ofFile, StringComparer.Ordinal);
            if (rule.Match.Misfit(facts, captures) is { } why)
            {
                found.AddOther(rule, why);
            }
            else
            {
                found.Add(rule, captures, name => captures.GetValueOrDefault(name) ?? FactOf(name, facts) ?? facts.Column?.Invoke(name));
            }
        }

        return found;
    }

    internal static FileRules Of(IReadOnlyList<ImportRule> rules, string path, string format)
    {
        var fitting = new List<(ImportRule, Dictionary<string, string>)>();
        var others = new List<(ImportRule, string)>();
        foreach (var rule in rules)
        {
            var captures = new Dictionary<string, string>(StringComparer.Ordinal);
            if (rule.Match.File?.MatchesPath(path, captures) == false)
            {
                others.Add((rule, "file"));
            }
            else if (rule.Match.Format?.Matches(format, captures) == false)
            {
                others.Add((rule, "format"));
            }
            else
            {
                fitting.Add((rule, captures));
            }
        }

        return new FileRules(fitting, others, path, format);
    }

    private string? FactOf(string name, RunFacts facts) => name switch
    {
        "prompt" => facts.Prompt,
        "task" => facts.Task,
        "provider" => facts.Provider,
        "file" => PartOfPath(0),
        "folder" => PartOfPath(1),
        "format" => _format,
        _ => null,
    };

    /// <summary>A part of the path, counted from its end.</summary>
    private string? PartOfPath(int fromEnd)
    {
        var parts = _path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return fromEnd < parts.Length ? parts[^(fromEnd + 1)] : null;
    }
}
