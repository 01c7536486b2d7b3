using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Judgements of MT-bench, one on each line: a score from 1 to 10 for an answer, −1 where the judge gave none. One run per model and judge; an item is a question, a
/// rubric a turn. Scores are verdicts only by a pass mark.
/// </summary>
internal sealed class MtBenchReader : IResultReader
{
    private static readonly ScoreSpec s_scale = new() { Min = 1, Max = 10, LowerIsBetter = false, Errors = [-1] };

    private readonly Dictionary<(string Model, string? Judge), Group> _groups = [];

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        _groups.Clear();
        using var rows = new JsonRows(text);
        while (rows.Read())
        {
            Add(rows, context);
        }

        var runs = _groups.Values.Where(g => !g.Tally.IsEmpty).Select(RunOf).ToList();
        return runs.Count > 0 ? new ReadOutcome(runs, [])
            : ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, "there is no judgement in it"));
    }

    private void Add(JsonRows rows, ReadContext context)
    {
        var row = rows.Row;
        var question = row["question_id"u8] is { Kind: JsonKind.String or JsonKind.Number } id ? id.AsString() ?? id.ToString() : throw Unfit(rows, "question_id");
        var model = row["model"u8].AsString() is { Length: > 0 } name ? name : throw Unfit(rows, "model");
        if (row["score"u8].Kind != JsonKind.Number || row["score"u8].AsDecimal() is not { } score)
        {
            throw Unfit(rows, "score");
        }

        var judge = JudgeOf(row["judge"u8]);
        if (!_groups.TryGetValue((model, judge), out var group))
        {
            var tally = new RunTally("verdict", context, context.Rules.Apply(new RunFacts { Provider = model, Task = "mt-bench" })) { ScoresAreOne = true };
            _groups.Add((model, judge), group = new Group(model, judge, tally, rows.Place));
        }

        group.NoteTime(row["tstamp"u8].AsDecimal());
        var turn = row["turn"u8].AsInteger() is { } number ? string.Create(CultureInfo.InvariantCulture, $"turn {number}") : "answer";
        group.Tally.Scored(group.Tally.Item(question), turn, score, s_scale, reason: row["judgment"u8].AsString());
    }

    private FoundRun RunOf(Group group)
    {
        var clues = new List<FieldClue> { new(FieldName.Model, group.Model, FieldOrigin.Content, group.Place) };
        if (group.FirstTime is { } time && EpochTime.Of(time) is { } started)
        {
            clues.Add(new FieldClue(FieldName.Timestamp, started, FieldOrigin.Content, group.Place));
        }

        return group.Tally.Into(new FoundRun
        {
            Clues = clues.ToArray(),
            Facts = new RunFacts { Provider = group.Model, Task = "mt-bench" },
            Judge = group.Judge is null ? null : new Modules.Judge(group.Judge, null),
            RunKey = _groups.Keys.Count(k => k.Model == group.Model) > 1 ? group.Judge : null,
        });
    }

    /// <summary>The judge's model: the name, or the first of a pair with the judge's prompt behind it.</summary>
    private static string? JudgeOf(JsonNode judge)
    {
        foreach (var element in judge.Elements)
        {
            return element.AsString();
        }

        return judge.AsString();
    }

    private static UnfitSourceException Unfit(JsonRows rows, string key) =>
        new(new Problem(rows.Place, Codes.Importing.EvaluationUnfit, $"this judgement has no usable \"{key}\"", "judgements of single answers have question_id, model, judge, turn and score; comparisons of two answers are not read"));

    private sealed class Group(string model, string? judge, RunTally tally, SourceSpan place)
    {
        public string Model => model;

        public string? Judge => judge;

        public RunTally Tally => tally;

        public SourceSpan Place => place;

        /// <summary>When the first judgement was made, in seconds since 1970.</summary>
        public decimal? FirstTime { get; private set; }

        public void NoteTime(decimal? time) => FirstTime = time is { } t && !(FirstTime <= t) ? t : FirstTime;
    }
}
