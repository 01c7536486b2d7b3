using System.Runtime.InteropServices;
using System.Text;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// One run as its results come: outcomes of items (unit <c>item</c>) or verdicts of rubrics (unit <c>verdict</c>), scores, kinds of errors and failures, and what
/// was used. Each result first goes by the rules, which may say that it is something else.
/// </summary>
internal sealed class RunTally(string unit, ReadContext context, RunRules rules)
{
    /// <summary>What a run's settings call the marks that made verdicts of its scores.</summary>
    public const string PassMarkParam = "pass_mark";

    /// <summary>Bytes of a verdict file above which only counts are kept: nobody looks into such a file, and a repository should not carry it.</summary>
    private const long LargestFile = 8 << 20;

    private readonly VerdictTally _verdicts = new();
    private readonly VerdictTally _outcomes = new();
    private readonly List<(int Item, byte Letter)> _own = [];
    private readonly SortedDictionary<string, ScoreTally> _scores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _unmarked = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _times = [];
    private readonly Dictionary<(string? Rubric, char Letter, string Label), long> _labels = [];
    private readonly RunTexts? _texts = context.Texts is { } texts && context.KeepVerdicts ? new RunTexts(texts) : null;
    private bool _keepsVerdicts = context.KeepVerdicts;
    private decimal _sum;
    private long _count;

    public UsageTally Usage { get; } = new();

    public RunRules Rules => rules;

    /// <summary>Items that were neither judged nor skipped.</summary>
    public long NotJudged { get; private set; }

    /// <summary>Whether all scores are of one kind, so that their mean is the run's own; else only a single score is.</summary>
    public bool ScoresAreOne { get; init; }

    /// <summary>Whether scores of 0 and 1 only say no more than the verdicts beside them, and are left out.</summary>
    public bool DropsBinaryScores { get; init; }

    /// <summary>Whether a verdict file can hold it.</summary>
    public bool FitsTable => _verdicts.FitsTable;

    /// <summary>Whether nothing was judged or scored, not even with an error.</summary>
    public bool IsEmpty => _verdicts.Count == 0 && _outcomes.Count == 0 && _scores.Values.All(s => s.Count == 0);

    /// <summary>The number of an item, the same for the same name; negative where only counts are kept.</summary>
    public int Item(string name)
    {
        if (!_keepsVerdicts)
        {
            return -1;
        }

        var item = _verdicts.Item(Encoding.UTF8.GetBytes(name));
        if (_verdicts.SizeOfFile <= LargestFile)
        {
            return item;
        }

        _keepsVerdicts = false;
        _verdicts.ForgetItems();
        _texts?.Forget();
        _own.Clear();
        _own.TrimExcess();
        _times.Clear();
        foreach (var score in _scores.Values)
        {
            score.ForgetItems();
        }

        return -1;
    }

    /// <summary>The number of an item of its own: a name that was there before gets a number behind it.</summary>
    public int NewItem(string name)
    {
        var before = _verdicts.ItemCount;
        var item = Item(name);
        while (_keepsVerdicts && _verdicts.ItemCount == before)
        {
            var time = _times[item] = _times.GetValueOrDefault(item, 1) + 1;
            var copy = Item(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}#{time}"));
            if (_verdicts.ItemCount > before)
            {
                return copy;
            }
        }

        return _keepsVerdicts ? item : -1;
    }

    /// <summary>The outcome of an item as a whole; what it became by the rules.</summary>
    public char Outcome(int item, in ResultFacts facts)
    {
        var (letter, label) = rules.HasOutcomes ? rules.Judge(facts) : (facts.Letter, facts.Label);
        _outcomes.Add(-1, _outcomes.Rubric("*"u8), (byte)letter);
        if (item >= 0 && _keepsVerdicts)
        {
            _own.Add((item, (byte)letter));
            _texts?.Said(item, facts.Output, _texts.Judged(item, "*", letter, facts.Reason));
            _texts?.Settle(item);
        }

        AddLabel(null, letter, label);
        return letter;
    }

    /// <summary>An item without an outcome.</summary>
    public void LeaveOpen() => NotJudged++;

    /// <summary>A rubric's verdict on an item; what it became by the rules.</summary>
    public char Verdict(int item, string rubric, in ResultFacts facts)
    {
        var (letter, label) = rules.HasOutcomes ? rules.Judge(facts) : (facts.Letter, facts.Label);
        _verdicts.Add(_keepsVerdicts ? item : -1, RubricNumber(rubric), (byte)letter);
        if (_texts is not null && _keepsVerdicts)
        {
            _texts.Said(item, facts.Output, _texts.Judged(item, rubric, letter, facts.Reason));
        }

        AddLabel(rubric, letter, label);
        return letter;
    }

    /// <summary>What an item is: what the model was given, and what it should have said. Kept only where texts are wanted.</summary>
    public void Describe(int item, string? input, string? expected = null, IReadOnlyList<string>? tags = null)
    {
        if (_texts is not null && _keepsVerdicts)
        {
            _texts.Describe(item, input, expected, tags ?? []);
        }
    }

    /// <summary>What the model said of an item, where no verdict tells it.</summary>
    public void Said(int item, string? output)
    {
        if (_texts is not null && _keepsVerdicts)
        {
            _texts.Said(item, output, 1);
        }
    }

    /// <summary>Takes over texts that were held before the run was known; of an item that is not named, nothing.</summary>
    public void Adopt(int item, ItemTexts texts)
    {
        if (_texts is not null && _keepsVerdicts)
        {
            _texts.Adopt(item, texts);
        }
        else
        {
            context.Texts?.Release(texts.Held);
        }
    }

    /// <summary>Counts texts for which there was no room before the run was known.</summary>
    public void MissTexts(long count) => _texts?.Miss(count);

    /// <summary>Whether anybody wants texts: some are costly to make.</summary>
    public bool WantsTexts => _texts is not null;

    /// <summary>A number that stands beside a verdict and makes none.</summary>
    public void Number(int item, string name, decimal number, ScoreSpec spec)
    {
        if (!ScoreTally.CanBe(number))
        {
            return;
        }

        Scores(name, spec).Add(_keepsVerdicts ? item : -1, number);
        _sum += number;
        _count++;
    }

    /// <summary>
    /// A score that is all there is: a verdict of the rubric of that name by the pass mark, where there is one. No number, or one that stands for an error, is an
    /// error. The verdict; null where there is none.
    /// </summary>
    public char? Scored(int item, string name, decimal? number, ScoreSpec ofFormat, Func<string, string?>? column = null, string? reason = null)
    {
        var spec = context.ScoreOf(rules, name, ofFormat);
        if (spec.PassMark is { } mark)
        {
            _marks[name] = mark;
        }
        else
        {
            _unmarked.TryAdd(name, 0);
            RubricNumber(name);
        }

        if (number is not { } score || spec.Errors.Contains(score) || !ScoreTally.CanBe(score))
        {
            return Verdict(item, name, new ResultFacts('E', name, reason, null, null, column));
        }

        Number(item, name, score, spec);
        if (spec.VerdictOf(score) is { } letter)
        {
            return Verdict(item, name, new ResultFacts(letter, name, reason, null, null, column));
        }

        _unmarked[name]++;
        if (_keepsVerdicts)
        {
            _texts?.Judged(item, name, '-', reason);
        }

        return null;
    }

    /// <summary>What was found, put into a run that says what it is.</summary>
    public FoundRun Into(FoundRun run)
    {
        var table = default(VerdictTable);
        var scores = DropsBinaryScores ? [.. _scores.Where(s => !s.Value.IsBinary)] : _scores.ToList();
        var counted = _verdicts.Rubrics();
        var means = counted.Where(r => _unmarked.ContainsKey(r.Rubric) && r.Pass + r.Failed == 0).Select(r => r.Rubric).ToHashSet(StringComparer.Ordinal);
        var labels = _labels.Where(l => l.Key.Rubric is null || means.Count == counted.Count || !means.Contains(l.Key.Rubric)).ToList();
        return run with
        {
            Rules = rules,
            Params = _marks.Count == 0 ? run.Params : [.. run.Params.Append(new(PassMarkParam, PassMarks.Of(_marks, isOfEvery: _unmarked.Count == 0).Text))],
            Counts = Counts(counted, means),
            Rubrics = Rubrics(counted, means, scores),
            Unmarked = [.. _unmarked.Where(u => u.Value > 0 && !means.Contains(u.Key)).OrderBy(u => u.Key, StringComparer.Ordinal)],
            Score = OwnScore(scores),
            Verdicts = table = _keepsVerdicts ? Table(scores) : null,
            Details = table is null ? null : Details(table),
            IsTooLargeForVerdicts = context.KeepVerdicts && !_keepsVerdicts,
            ErrorKinds = Kinds(labels, 'E'),
            FailureKinds = Kinds(labels, 'F'),
            Usage = Usage.Sum(),
        };
    }

    private Score? OwnScore(List<KeyValuePair<string, ScoreTally>> scores)
    {
        if (scores.Count == 0 || (!ScoresAreOne && scores.Count > 1))
        {
            return null;
        }

        var any = scores[0].Value.Sum();
        return any is null || scores.Count == 1 ? any : any with { Mean = ScoreTally.Mean(_sum, _count), N = _count };
    }

    /// <summary>The totals. Errors of rubrics that only give means have no total that they could be a part of, unless nothing gives verdicts.</summary>
    private Metrics Counts(IReadOnlyList<RubricResult> counted, HashSet<string> means)
    {
        if (unit == "item")
        {
            // Scores alone: no item passed, none failed.
            return _outcomes.Count == 0 && _scores.Count > 0 ? new Metrics() : _outcomes.Totals(unit);
        }

        var totals = _verdicts.Totals(unit);
        if (means.Count == 0)
        {
            return totals;
        }

        if (means.Count == counted.Count)
        {
            return new Metrics { Unit = totals.Error > 0 ? unit : null, Error = totals.Error > 0 ? totals.Error : null };
        }

        var apart = counted.Where(r => means.Contains(r.Rubric)).ToList();
        var (errors, skipped) = (apart.Sum(r => r.Error ?? 0), totals.Skipped - apart.Sum(r => r.Skipped ?? 0));
        return totals with { Error = totals.Error - errors, Total = totals.Total - errors, Skipped = skipped > 0 ? skipped : null };
    }

    private static List<RubricResult> Rubrics(IReadOnlyList<RubricResult> counted, HashSet<string> means, List<KeyValuePair<string, ScoreTally>> scores)
    {
        var rubrics = new List<RubricResult>();
        foreach (var rubric in counted)
        {
            var score = scores.Find(s => s.Key == rubric.Rubric).Value?.Sum();
            rubrics.Add(means.Contains(rubric.Rubric) ? new RubricResult(rubric.Rubric) { Error = rubric.Error, Skipped = rubric.Skipped, Score = score } : rubric with { Score = score });
        }

        return rubrics;
    }

    private VerdictTable Table(List<KeyValuePair<string, ScoreTally>> scores)
    {
        // The outcomes go last, so that the rubrics' counts, which were given already, are not touched by them.
        if (_own.Count > 0)
        {
            var star = _verdicts.Rubric("*"u8);
            foreach (var (item, letter) in _own)
            {
                _verdicts.Add(item, star, letter);
            }

            _own.Clear();
        }

        return _verdicts.Table(scores);
    }

    private RunDetails? Details(VerdictTable table)
    {
        if (_texts is null)
        {
            return null;
        }

        var items = new HashSet<string>(table.Items, StringComparer.Ordinal);
        return _texts.Finish(_verdicts.NameOf, items.Contains);
    }

    private int RubricNumber(string rubric) => _verdicts.Rubric(Encoding.UTF8.GetBytes(rubric));

    private ScoreTally Scores(string name, ScoreSpec spec)
    {
        if (!_scores.TryGetValue(name, out var tally))
        {
            _scores.Add(name, tally = new ScoreTally(spec));
        }

        return tally;
    }

    /// <summary>Kinds are of what the unit counts: of items, or of verdicts.</summary>
    private void AddLabel(string? rubric, char letter, string? label)
    {
        if (label is not null && rubric is null == (unit == "item"))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_labels, (rubric, letter, LabelTally.Fit(label)), out _)++;
        }
    }

    private static IReadOnlyList<KeyValuePair<string, long>> Kinds(List<KeyValuePair<(string? Rubric, char Letter, string Label), long>> labels, char letter)
    {
        var kinds = new LabelTally();
        foreach (var (of, count) in labels)
        {
            if (of.Letter == letter)
            {
                kinds.Add(of.Label, count);
            }
        }

        return kinds.Sorted();
    }
}
