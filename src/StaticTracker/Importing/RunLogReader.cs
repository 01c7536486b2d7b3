using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// The log of a run. Its first line says what was run; each line of the kind <c>evaluation</c> is a result: an item, with a verdict or a score, of a rubric or of
/// the item as a whole. Other kinds of lines are for people.
/// </summary>
internal sealed class RunLogReader : IResultReader
{
    private readonly List<FieldClue> _clues = [];
    private readonly Dictionary<string, WordCount> _words = new(StringComparer.Ordinal);
    private RunTally? _tally;
    private string? _run;
    private string? _hash;
    private string? _config;
    private RunFacts _facts = RunFacts.None;
    private bool _isOfRubrics;

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        _clues.Clear();
        _words.Clear();
        (_tally, _run, _hash, _config, _facts, _isOfRubrics) = (null, null, null, null, RunFacts.None, false);
        using var rows = new JsonRows(text);
        while (rows.Read())
        {
            var row = rows.Row;
            _run = row["run_id"u8].AsString() is { Length: > 0 } run && (_run is null || run == _run) ? run
                : throw Unfit(rows, $"a log is of one run: this line is not of {_run ?? "any"}");
            if (row["event"u8].TextEquals("start"u8) && row["kind"u8].TextEquals("trace"u8))
            {
                ReadStart(rows);
            }
            else if (row["kind"u8].TextEquals("evaluation"u8))
            {
                ReadEvaluation(rows, context);
            }
        }

        return _tally is null or { IsEmpty: true } ? ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, "no line of this log is an evaluation", "log results with 'tracker run log RUN --kind evaluation'"))
            : new ReadOutcome([_tally.Into(Found())], []);
    }

    private FoundRun Found() => new()
    {
        Clues = _clues.ToArray(),
        Facts = _facts,
        RunKey = _run,
        Run = _run,
        PromptHash = _hash,
        Params = ParamsOf(_config),
        OtherWords = [.. _words.Values],
    };

    private void ReadStart(JsonRows rows)
    {
        var row = rows.Row;
        (FieldName Field, JsonNode Node)[] fields =
        [
            (FieldName.Module, row["module"u8]), (FieldName.PromptVersion, row["prompt_version"u8]), (FieldName.Dataset, row["dataset"u8]), (FieldName.DatasetVersion, row["dataset_version"u8]),
            (FieldName.Model, row["model"u8]), (FieldName.Judge, row["judge"u8]), (FieldName.Timestamp, row["started_at"u8]),
        ];
        foreach (var (field, node) in fields)
        {
            if (node.AsString() is { Length: > 0 } value)
            {
                _clues.Add(new FieldClue(field, value, FieldOrigin.Content, rows.Place));
            }
        }

        _facts = new RunFacts { Provider = row["model"u8].AsString() };
        _hash = row["prompt_hash"u8].AsString();
        _config = row["config"u8] is { Kind: JsonKind.Object } config ? CompactJson.Of(config) : null;
    }

    private void ReadEvaluation(JsonRows rows, ReadContext context)
    {
        var row = rows.Row;
        if (EvaluationLine.FaultOf(row, _isOfRubrics) is { } fault)
        {
            throw Unfit(rows, fault);
        }

        var (name, rubric) = (EvaluationLine.ItemOf(row)!, EvaluationLine.RubricOf(row));
        if (_tally is null)
        {
            _isOfRubrics = rubric is not null;
            _tally = new RunTally(_isOfRubrics ? "verdict" : "item", context, context.Rules.Apply(_facts)) { ScoresAreOne = true };
        }

        Usage(row);
        var item = _isOfRubrics || rubric is not null ? _tally.Item(name) : _tally.NewItem(name);
        Result(rows, item, rubric);
    }

    private void Result(JsonRows rows, int item, string? rubric)
    {
        var row = rows.Row;
        var score = row["score"u8].Kind == JsonKind.Number ? row["score"u8].AsDecimal() : null;
        if (row["verdict"u8] is not { Exists: true, Kind: not JsonKind.Null } said)
        {
            _tally!.Scored(item, rubric!, score, new ScoreSpec());
            return;
        }

        var facts = new ResultFacts(LetterOf(said, rows), rubric, row["reason"u8].AsString(), row["output"u8].AsString(), row["label"u8].AsString(), rows.Cell);
        if (rubric is null)
        {
            _tally!.Outcome(item, facts);
        }
        else
        {
            _tally!.Verdict(item, rubric, facts);
        }

        if (score is { } number)
        {
            _tally.Number(item, rubric ?? "score", number, new ScoreSpec());
        }
    }

    private char LetterOf(JsonNode said, JsonRows rows)
    {
        var word = said.AsString() ?? said.ToString();
        if (ResultWords.LetterOf(word) is { } letter)
        {
            return letter;
        }

        _words[word] = _words.TryGetValue(word, out var known) ? known with { Count = known.Count + 1 } : new WordCount(word, 1, rows.Place);
        return 'E';
    }

    /// <summary>Most programs say nothing of what they used: then nothing is known, and no row counts.</summary>
    private void Usage(JsonNode row)
    {
        var (tokensIn, tokensOut, cost, latency) = (row["tokens_in"u8].AsInteger(), row["tokens_out"u8].AsInteger(), row["cost_usd"u8].AsDecimal(), row["latency_ms"u8].AsDecimal());
        _tally!.Usage.Add(tokensIn, tokensOut, cost, latency);
    }

    private static IReadOnlyList<KeyValuePair<string, string>> ParamsOf(string? config)
    {
        if (config is null)
        {
            return [];
        }

        using var tree = JsonTree.Parse(System.Text.Encoding.UTF8.GetBytes(config));
        var settings = new List<KeyValuePair<string, string>>();
        foreach (var member in tree.Root.Members)
        {
            settings.Add(new(member.Name, member.Value.ToString()));
        }

        return settings;
    }

    private static UnfitSourceException Unfit(JsonRows rows, string message) =>
        new(new Problem(rows.Place, Codes.Importing.EvaluationUnfit, message, EvaluationLine.Hint));
}
