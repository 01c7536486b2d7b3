using System.Text;
using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Evaluation tables of MLflow: <c>eval_results_table.json</c> (columns and data apart; a metric is a column <c>NAME/vN/score</c>), or traces with their assessments as JSON records, as <c>mlflow.search_traces</c> gives them.
/// </summary>
internal sealed partial class MlflowReader : IResultReader
{
    private static readonly string[] s_outputs = ["outputs", "output", "predictions", "prediction", "response"];
    private static readonly string[] s_expected = ["targets", "target", "ground_truth", "expected_response"];

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        var problems = new List<Problem>();
        PlatformRun? run = null;
        var repeated = new RepeatedRows();
        var isSplit = text.Window[text.Window.IndexOfAnyExcept(" \t\r\n"u8)] == '{' && text.Window.IndexOf("\"assessments\""u8) < 0;
        using IRowSource source = isSplit ? new SplitRows(text) : TableReader.Open(text, null);
        var metrics = source.Columns.Where(c => Metric().IsMatch(c)).ToList();
        if (isSplit && metrics.Count == 0)
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.TableWithoutRule, $"no column of this table is a metric with a score for each row: it has {string.Join(", ", source.Columns.Take(20).Select(c => $"'{c}'"))}",
                "such a column is called NAME/v1/score; a rule with \"columns\" can say what others mean, with --format table"));
        }

        if (isSplit && InputOf(source) is null)
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.TableWithoutRule, $"no column of this table says what was asked, so that nothing tells its items apart: it has {string.Join(", ", source.Columns.Take(20).Select(c => $"'{c}'"))}",
                "a column of inputs is called 'inputs'; a rule with \"columns\" can say what others mean, with --format table"));
        }

        while (source.Read())
        {
            if (!isSplit && repeated.Has(source.Cell("trace_id"), source))
            {
                continue;
            }

            run ??= new PlatformRun(new RunTally("verdict", context, context.Rules.Apply(RunFacts.None)), source.Place);
            if (isSplit)
            {
                AddRow(run, source, metrics);
            }
            else
            {
                AddTrace(run, source);
            }
        }

        repeated.Tell(problems);
        return PlatformRun.Outcome(text, [run?.Found(new FoundRun(), problems)], problems);
    }

    private static void AddRow(PlatformRun run, IRowSource source, List<string> metrics)
    {
        var input = source.Cell(InputOf(source)!) ?? "";
        var item = run.Tally.NewItem(ItemName.Of(input, input));
        run.Tally.Describe(item, input, First(source, s_expected));
        run.Tally.Said(item, First(source, s_outputs));
        foreach (var column in metrics)
        {
            // A row without a score is one where the judge broke.
            var rubric = column[..^"/score".Length];
            var said = source.Cell(column) is { Length: > 0 } text ? text : CellNumber.NotANumber;
            run.Take(item, rubric, said, source.Cell(rubric + "/justification"), source.Cell, source.Place);
        }

        run.Tally.Usage.Add(null, CellNumber.Count(source.Cell("token_count")), null, CellNumber.Of(source.Cell("latency")) is >= 0 and < 1_000_000 and { } seconds ? seconds * 1000 : null);
    }

    /// <summary>The column of what was asked: by its usual names, else the first that is neither a metric nor an answer.</summary>
    private static string? InputOf(IRowSource source) => source.Columns.FirstOrDefault(c => c is "inputs" or "input" or "question" or "query")
        ?? source.Columns.FirstOrDefault(c => !c.Contains('/', StringComparison.Ordinal) && !s_outputs.Contains(c) && !s_expected.Contains(c));

    private static string? First(IRowSource source, string[] names) => names.Select(source.Cell).FirstOrDefault(c => c is { Length: > 0 });

    private static void AddTrace(PlatformRun run, IRowSource source)
    {
        var request = source.Cell("request") ?? "";
        var item = run.Tally.NewItem(request.Length > 0 ? ItemName.Of(request, request) : source.Cell("trace_id") ?? "");
        run.Tally.Describe(item, request.Length > 0 ? request : null);
        run.Tally.Said(item, source.Cell("response"));
        var time = source.Cell("request_time");
        run.NoteTime(CellNumber.Of(time) is { } milliseconds ? EpochTime.Of(milliseconds / 1000) : time);
        using var assessments = SpanMath.Parse(Encoding.UTF8.GetBytes(source.Cell("assessments") is { Length: > 0 } text ? text : "[]"), () => source.Place);
        if (assessments.Root.Kind != JsonKind.Array)
        {
            throw new UnfitSourceException(new Problem(source.Place, Codes.Importing.EvaluationUnfit, "the \"assessments\" of this trace are no array", "write the frame with to_json(orient='records')"));
        }

        foreach (var assessment in assessments.Root.Elements)
        {
            Add(run, item, assessment, source);
        }

        run.Tally.Usage.Add(null, null, null, CellNumber.Of(source.Cell("execution_duration")) is >= 0 and < 1_000_000_000 and { } took ? took : null);
    }

    /// <summary>Feedback counts, of people apart; what was expected and what was taken back does not.</summary>
    private static void Add(PlatformRun run, int item, JsonNode assessment, IRowSource source)
    {
        var feedback = assessment["feedback"u8];
        var error = assessment["error"u8] is { Kind: JsonKind.Object or JsonKind.String } own ? own : feedback["error"u8];
        var isBroken = error.Kind is JsonKind.Object or JsonKind.String;
        if (assessment["valid"u8].Kind == JsonKind.False || (feedback.Kind != JsonKind.Object && !isBroken))
        {
            return;
        }

        var name = assessment["assessment_name"u8].AsString() ?? assessment["name"u8].AsString() ?? "";
        var by = assessment["source"u8];
        if (name.Length > 0 && by["source_type"u8].AsString() == "HUMAN")
        {
            name += " (human)";
        }
        else if (by["source_type"u8].AsString() is "LLM_JUDGE" or "AI_JUDGE")
        {
            run.NoteJudge(by["source_id"u8].AsString());
        }

        var rationale = assessment["rationale"u8].AsString();
        var value = feedback["value"u8];
        if (isBroken)
        {
            run.Verdict(item, name, 'E', error["error_message"u8].AsString() ?? error["error_code"u8].AsString() ?? error.AsString(), source.Cell, source.Place);
        }
        else if (value.AsString() is "yes" or "no")
        {
            run.Verdict(item, name, value.AsString() == "yes" ? 'P' : 'F', rationale, source.Cell, source.Place);
        }
        else
        {
            run.Take(item, name, value.Kind == JsonKind.Null ? "" : value.AsString() is { } word ? (word == LooseNumbers.Text ? CellNumber.NotANumber : word) : value.Exists ? Encoding.UTF8.GetString(value.Raw) : "", rationale, source.Cell, source.Place);
        }
    }

    [GeneratedRegex(@"^.+/v[0-9]+/score$", RegexOptions.CultureInvariant)]
    private static partial Regex Metric();
}
