using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Results of an experiment of LangSmith as its SDK lays them out in a frame (<c>to_pandas</c>), as CSV or JSON records. An item is an example, a rubric is a key of feedback. A row with an error lacks feedback
/// because it broke.
/// </summary>
internal sealed class LangSmithReader : IResultReader
{
    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        var problems = new List<Problem>();
        PlatformRun? run = null;
        var repeated = new RepeatedRows();
        using var source = TableReader.Open(text, null);
        while (source.Read())
        {
            if (repeated.Has(source.Cell("id"), source))
            {
                continue;
            }

            run ??= new PlatformRun(new RunTally("verdict", context, context.Rules.Apply(RunFacts.None)), source.Place);
            Add(run, source);
        }

        repeated.Tell(problems);
        return PlatformRun.Outcome(text, [run?.Found(new FoundRun(), problems)], problems);
    }

    private static void Add(PlatformRun run, IRowSource source)
    {
        var example = source.Cell("example_id") is { Length: > 0 } id ? id
            : throw new UnfitSourceException(new Problem(source.Place, Codes.Importing.EvaluationUnfit, "this row names no example", "column 'example_id' is empty or not there"));
        var item = run.Tally.NewItem(example);
        run.Tally.Describe(item, Joined(source, "inputs."), Joined(source, "reference."));
        run.Tally.Said(item, Joined(source, "outputs."));
        var error = source.Cell("error") is { Length: > 0 } why and not ("None" or "nan") ? why : null;
        var has = new List<string>();
        foreach (var column in source.Columns.Where(c => c.StartsWith(PlatformNames.Feedback, StringComparison.Ordinal)))
        {
            var said = source.Cell(column) ?? "";
            if (said.Length > 0 || error is null)
            {
                has.Add(column[PlatformNames.Feedback.Length..]);
                run.Take(item, has[^1], said, null, source.Cell, source.Place);
            }
        }

        if (error is not null)
        {
            run.Broke(item, has, error);
        }

        run.Tally.Usage.Add(null, null, null, CellNumber.Of(source.Cell("execution_time")) is >= 0 and < 1_000_000_000 and { } seconds ? seconds * 1000 : null);
    }

    /// <summary>The only column of a group as it stands, several with their names; null where there is none.</summary>
    private static string? Joined(IRowSource source, string prefix)
    {
        var columns = source.Columns.Where(c => c.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return columns.Count switch
        {
            0 => null,
            1 => source.Cell(columns[0]),
            _ => string.Join('\n', columns.Select(c => $"{c[prefix.Length..]}: {source.Cell(c)}")),
        };
    }
}
