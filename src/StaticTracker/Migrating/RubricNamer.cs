using System.Text;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>
/// The ids of rubrics that a file shows by other words: as an option says; as <c>rubric_names</c> says; the id that has the same words; the one id whose rates are those of the words, run by
/// run; else an id made of the words, which <c>rubric_names</c> then explains.
/// </summary>
internal sealed class RubricNamer
{
    private readonly ModuleId _module;
    private readonly IReadOnlyDictionary<string, string> _given;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _names;
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<(LegacyEvaluation Told, Experiment Counted)> _pairs;
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _new = new(StringComparer.Ordinal);

    /// <param name="before">The module as it is; null: there is none.</param>
    /// <param name="experiments">All its experiments, new ones included.</param>
    /// <param name="pairs">Evaluations with the experiments that they are of.</param>
    /// <param name="module">The module.</param>
    /// <param name="options">Whose rubrics win.</param>
    public RubricNamer(ModuleId module, Module? before, IEnumerable<Experiment> experiments, IEnumerable<(LegacyEvaluation Told, Experiment Counted)> pairs, MigrationOptions options)
    {
        _module = module;
        _given = options.Rubrics;
        _names = before?.RubricNames ?? [];
        _pairs = [.. pairs.Where(p => p.Counted.Rubrics.Any(r => r.Total is not null))];
        _ids.UnionWith(experiments.SelectMany(e => e.Rubrics).Select(r => r.Rubric).Concat(_names.Select(n => n.Key)).Concat(options.PrimaryRubrics.Where(p => p.Key == module).Select(p => p.Value)));
    }

    /// <summary>Display names that rubric_names does not have yet, by id.</summary>
    public IReadOnlyDictionary<string, string> New => _new;

    public string IdOf(string words)
    {
        if (_found.TryGetValue(words, out var known))
        {
            return known;
        }

        var id = _given.TryGetValue(words, out var given) ? given
            : _ids.Contains(words) ? words
            : _names.FirstOrDefault(n => Plain(n.Value) == Plain(words)).Key ?? _ids.FirstOrDefault(i => Plain(WithoutModule(i)) == Plain(words)) ?? ByRates(words) ?? Made(words);
        _found[words] = id;
        if (id != words && _names.All(n => n.Key != id))
        {
            _new.TryAdd(id, words);
        }

        return id;
    }

    /// <summary>The one rubric whose rate is the stated one in every run that tells both; null where several fit, or none.</summary>
    private string? ByRates(string words)
    {
        var fitting = _ids.ToList();
        var seen = 0;
        foreach (var (told, counted) in _pairs)
        {
            if (told.Rubrics.FirstOrDefault(r => r.Key == words).Value is { } rate)
            {
                seen++;
                fitting.RemoveAll(id => !rate.Is(counted.Rubric(id)?.Rate));
            }
        }

        return seen > 0 && fitting.Count == 1 ? fitting[0] : null;
    }

    private string Made(string words)
    {
        var id = new StringBuilder(_module.Text.ToUpperInvariant());
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            id.Append('_').Append(Plain(word) is { Length: > 0 } plain ? plain : "x");
        }

        return id.ToString();
    }

    private string WithoutModule(string id) => id.StartsWith(_module.Text + "_", StringComparison.OrdinalIgnoreCase) ? id[(_module.Text.Length + 1)..] : id;

    private static string Plain(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
