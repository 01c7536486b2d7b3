using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Items with a number from each of several metrics, of which it is not known before all are read whether they can only be 0 or 1: such a metric gives verdicts, any
/// other scores, of which only a pass mark makes verdicts. One metric may be what the item as a whole is judged by.
/// </summary>
internal sealed class ScoredItems(TextKeeping? keeping = null)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly SortedDictionary<string, List<(int Item, decimal Number)>> _scores = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string?> _errors = [];
    private readonly EarlyTexts? _early = keeping is null ? null : new EarlyTexts(keeping);
    private readonly Dictionary<string, ItemTexts> _texts = new(StringComparer.Ordinal);

    public int Count => _names.Count;

    public IEnumerable<string> Metrics => _scores.Keys;

    /// <summary>The number of an item, the same for the same name.</summary>
    public int Item(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers.Add(name, number = _names.Count);
            _names.Add(name);
        }

        return number;
    }

    public void Add(int item, string metric, decimal number)
    {
        if (metric == "*")
        {
            throw new ArgumentException("A metric cannot be called '*'.", nameof(metric));
        }

        if (!_scores.TryGetValue(metric, out var list))
        {
            _scores.Add(metric, list = []);
        }

        list.Add((item, number));
    }

    /// <summary>The item broke: where it has no score of a metric that is an error of it.</summary>
    public void Fail(int item, string? reason) => _errors[item] = reason;

    /// <summary>Whether anybody wants texts: some are costly to make.</summary>
    public bool WantsTexts => _early is not null;

    /// <summary>What an item is, by its name; it may be judged later, or not at all.</summary>
    public void Describe(string item, string? input, string? expected)
    {
        if (TextsOf(item, (input is null ? 0 : 1) + (expected is null ? 0 : 1)) is { } texts)
        {
            _early!.Describe(texts, input, expected);
        }
    }

    /// <summary>What the model said of an item.</summary>
    public void Said(string item, string? output)
    {
        if (output is not null && TextsOf(item, 1) is { } texts)
        {
            _early!.Said(texts, output);
        }
    }

    /// <summary>The mean of a metric; null where there is none.</summary>
    public decimal? MeanOf(string metric) => _scores.TryGetValue(metric, out var list) ? list.Average(s => s.Number) : null;

    /// <summary>How many numbers a metric gave.</summary>
    public int CountOf(string metric) => _scores.TryGetValue(metric, out var list) ? list.Count : 0;

    /// <summary>The tally of it all; the first of the main metrics that gives verdicts is the item's own outcome (unit <c>item</c>), else verdicts are counted.</summary>
    public RunTally Tally(ReadContext context, RunRules rules, Func<string, bool> isMain, Func<string, ScoreSpec> spec)
    {
        var binary = _scores.Where(s => s.Value.TrueForAll(n => n.Number is 0 or 1) && context.ScoreOf(rules, s.Key, ScoreSpec.None).PassMark is null && spec(s.Key).LowerIsBetter != true).Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var main = binary.Where(isMain).Order(StringComparer.Ordinal).FirstOrDefault();
        if (_scores.Count == 0)
        {
            // Nothing but what broke.
            var all = new RunTally("item", context, rules);
            foreach (var (item, reason) in _errors)
            {
                var number = all.NewItem(_names[item]);
                Adopt(all, number, _names[item]);
                all.Outcome(number, new ResultFacts('E', null, reason, null, null, null));
            }

            return all;
        }

        var tally = new RunTally(main is null ? "verdict" : "item", context, rules);
        var items = _names.Select(tally.NewItem).ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            Adopt(tally, items[i], _names[i]);
        }

        tally.MissTexts(_early?.LeftOut ?? 0);
        foreach (var (metric, list) in _scores)
        {
            var hasErrors = binary.Count == 0 || context.ScoreOf(rules, metric, spec(metric)).PassMark is not null;
            AddMetric(tally, items, metric, binary.Contains(metric) ? null : spec(metric), metric == main, hasErrors);
        }

        return tally;
    }

    /// <summary>Where texts of an item go; null where nobody wants them, or where there is no room, which is counted.</summary>
    private ItemTexts? TextsOf(string item, int count)
    {
        if (_early is null)
        {
            return null;
        }

        if (!_texts.TryGetValue(item, out var texts))
        {
            if (_early.IsFull)
            {
                _early.Miss(count);
                return null;
            }

            _texts.Add(item, texts = new ItemTexts());
        }

        return texts;
    }

    private void Adopt(RunTally tally, int item, string name)
    {
        if (_texts.TryGetValue(name, out var texts))
        {
            tally.Adopt(item, texts);
        }
    }

    private void AddMetric(RunTally tally, int[] items, string metric, ScoreSpec? spec, bool isMain, bool hasErrors)
    {
        var seen = _errors.Count > 0 ? new HashSet<int>() : null;
        foreach (var (item, number) in _scores[metric])
        {
            seen?.Add(item);
            Add(item, number, null);
        }

        foreach (var (item, reason) in _errors.Where(e => !seen!.Contains(e.Key)))
        {
            Add(item, null, reason);
        }

        void Add(int item, decimal? number, string? reason)
        {
            if (spec is not null)
            {
                // Beside metrics that give verdicts, whose errors these are, a mean has none.
                if (number is not null || hasErrors)
                {
                    tally.Scored(items[item], metric, number, spec, reason: reason);
                }

                return;
            }

            var letter = number switch
            {
                null => 'E',
                1 => 'P',
                _ => 'F',
            };
            tally.Verdict(items[item], metric, new ResultFacts(letter, metric, reason, null, null, null));
            if (isMain)
            {
                tally.Outcome(items[item], new ResultFacts(letter, null, reason, null, null, null));
            }
        }
    }
}
