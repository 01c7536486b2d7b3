using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>Rows of a table that are of one experiment.</summary>
internal sealed class TableGroup
{
    private const int MostWordsTold = 20;
    private const string SingleScore = "score";

    private readonly List<WordCount> _otherWords = [];
    private readonly RunRules _rules;
    private readonly bool _isByItem;

    public TableGroup(RunRules rules, ColumnMap map, ReadContext context, string? runKey)
    {
        _rules = rules;
        RunKey = runKey;
        _isByItem = map["result"] is not null && map["rubric"] is null;
        Tally = new RunTally(_isByItem ? "item" : "verdict", map["item"] is null ? context with { KeepVerdicts = false } : context, rules) { ScoresAreOne = map["score"] is not null };
    }

    public RunTally Tally { get; }

    public string? RunKey { get; }

    public FoundRun Run() => Tally.Into(new FoundRun { RunKey = RunKey, OtherWords = _otherWords });

    /// <summary>Takes the row at hand.</summary>
    /// <exception cref="UnfitSourceException">It lacks what a row needs.</exception>
    public void Add(TableRow row)
    {
        var item = ItemOf(row);
        var rubric = row.Map["rubric"] is null ? null : NameOf(row, "rubric", "rubric");
        Tally.Describe(item, row.Text("input"), row.Text("expected"));
        if (row.Map["result"] is not null)
        {
            AddResult(row, item, rubric);
        }

        foreach (var (name, column) in row.Map.Scores)
        {
            AddScore(row, item, name, column);
        }

        if (row.Map["score"] is { } score)
        {
            AddScore(row, item, rubric ?? SingleScore, score);
        }

        var latency = row.Amount("latency_ms") ?? (row.Amount("latency_s") is { } seconds ? seconds * 1000 : null);
        Tally.Usage.Add(row.Count("tokens_in"), row.Count("tokens_out"), row.Amount("cost_usd"), latency);
    }

    private int ItemOf(TableRow row)
    {
        if (row.Map["item"] is null)
        {
            return -1;
        }

        var name = NameOf(row, "item", "item");
        return _isByItem ? Tally.NewItem(name) : Tally.Item(name);
    }

    private static string NameOf(TableRow row, string key, string what)
    {
        var name = row.Text(key) is { Length: > 0 } text ? text : throw row.Lacking(key, what);
        return name == "*" ? throw row.Unfit(row.Map[key]!, name, "a name: '*' stands for the item as a whole") : name;
    }

    private void AddResult(TableRow row, int item, string? rubric)
    {
        var word = row.Text("result") ?? throw row.Lacking("result", "result");
        if (word.Length == 0)
        {
            Tally.LeaveOpen();
            return;
        }

        var known = _rules.LetterOf(word) ?? ResultWords.LetterOf(word);
        var label = row.Text("label") is { Length: > 0 } text ? LabelTally.Known(text) : known is null ? LabelTally.Known(word) : null;
        var output = row.Text("output");
        var facts = new ResultFacts(known ?? 'E', rubric, row.Text("reason") ?? (known is null ? word : null), output, label ?? (known == 'F' && output is "" ? "EMPTY_OUTPUT" : null), row.Cell);
        var letter = rubric is null ? Tally.Outcome(item, facts) : Tally.Verdict(item, rubric, facts);
        if (known is null && letter == 'E')
        {
            Note(word, row.Place);
        }
    }

    private void AddScore(TableRow row, int item, string name, ColumnSpec column)
    {
        if (row.Text(column) is not { } text)
        {
            return; // The row has no such column: it is of another metric's.
        }

        if (text.Length == 0 && column.Blank is null)
        {
            Tally.LeaveOpen();
            return;
        }

        var number = text.Length == 0 ? column.Blank : CellNumber.IsNotANumber(text) ? null : CellNumber.Of(text) ?? throw row.Unfit(column, text, "a number");
        if (_rules.ScoreOf(name) is { } spec && (number < spec.Min || number > spec.Max) && !spec.Errors.Contains(number.Value))
        {
            throw row.Unfit(column, text, string.Create(CultureInfo.InvariantCulture, $"on the scale from {spec.Min} to {spec.Max}"));
        }

        Tally.Said(item, row.Text("output"));
        Tally.Scored(item, name, number, ScoreSpec.None, row.Cell, row.Map["result"] is null ? row.Text("reason") : null);
    }

    private void Note(string spoken, SourceSpan place)
    {
        var word = spoken.Length > 40 ? spoken[..40] + "…" : spoken;
        var index = _otherWords.FindIndex(w => w.Word == word);
        if (index < 0 && _otherWords.Count == MostWordsTold)
        {
            word = "other words";
            index = _otherWords.FindIndex(w => w.Word == word);
        }

        if (index < 0)
        {
            _otherWords.Add(new WordCount(word, 1, place));
        }
        else
        {
            _otherWords[index] = _otherWords[index] with { Count = _otherWords[index].Count + 1 };
        }
    }
}
