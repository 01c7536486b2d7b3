using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Scores as Langfuse exports them, from its table (<c>traceId</c>) or to a storage (<c>trace_id</c>), CSV or JSON: a row per score. An item is a trace, or a session where the score is of one; a rubric is the score's name. Scores of a whole run are left out. One run per
/// <c>datasetRunId</c>.
/// </summary>
internal sealed class LangfuseReader : IResultReader
{
    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        var runs = new Dictionary<(string Run, string Rules), PlatformRun>();
        var ofRuns = 0;
        var repeated = new RepeatedRows();
        using var source = TableReader.Open(text, null);
        while (source.Read())
        {
            if (repeated.Has(source.Cell("id"), source))
            {
                continue;
            }

            var trace = Cell(source, "traceId", "trace_id") is { Length: > 0 } id ? id : Cell(source, "sessionId", "session_id");
            if (trace is not { Length: > 0 })
            {
                ofRuns++;
                continue;
            }

            var facts = new RunFacts { Task = Cell(source, "traceName", "trace_name"), Column = source.Cell };
            var rules = context.Rules.Apply(facts);
            var key = (Cell(source, "datasetRunId", "dataset_run_id") ?? "", rules.Key);
            if (!runs.TryGetValue(key, out var run))
            {
                runs.Add(key, run = new PlatformRun(new RunTally("verdict", context, rules), source.Place));
            }

            Add(run, source, trace);
        }

        var problems = new List<Problem>();
        repeated.Tell(problems);
        if (ofRuns > 0)
        {
            problems.Add(new Problem(SourceSpan.File(text.Shown), Codes.Importing.LeftOut, $"{ofRuns} scores are of a whole run, not of an item: left out"));
        }

        return PlatformRun.Outcome(text, runs.Select(r => r.Value.Found(new FoundRun { Run = Named(r.Key.Run), RunKey = Named(r.Key.Run) }, problems)), problems);
    }

    private static string? Cell(IRowSource source, string inTable, string inStorage) => source.Cell(inTable) ?? source.Cell(inStorage);

    private static string? Named(string run) => run.Length > 0 ? run : null;

    private static void Add(PlatformRun run, IRowSource source, string trace)
    {
        var item = run.Tally.Item(trace);
        var name = source.Cell("name") ?? "";
        var comment = source.Cell("comment") is { Length: > 0 } text ? text : null;
        run.NoteTime(source.Cell("timestamp"));
        var (type, value, words) = (Cell(source, "dataType", "data_type"), source.Cell("value") ?? "", Cell(source, "stringValue", "string_value") ?? "");
        var said = type switch
        {
            "BOOLEAN" => value switch { "1" or "1.0" => "true", "0" or "0.0" => "false", _ => words },
            "CATEGORICAL" or "TEXT" or "CORRECTION" => words,
            "NUMERIC" => value,
            _ => throw new UnfitSourceException(new Problem(source.Place, Codes.Importing.EvaluationUnfit, $"'{type}' is no type of a score that is known", "valid are NUMERIC, BOOLEAN and CATEGORICAL")),
        };
        run.Take(item, name, said, comment, source.Cell, source.Place);
    }
}
