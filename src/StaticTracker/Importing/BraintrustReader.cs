using System.Text;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Experiments of Braintrust: events as its API gives them (JSON with "events", an array, or lines), or the same columns as CSV, with JSON in the cells. Only root spans count. An item is the record of the data set that
/// the event came from, else the input; a rubric is a score, a null one is not judged. One run per experiment and model (<c>metadata.model</c>). What <c>tracker sync</c> fetches has beside it, as <c>experiment</c>,
/// what the API says of the experiment.
/// </summary>
internal sealed class BraintrustReader : IResultReader
{
    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        var runs = new Dictionary<(string Experiment, string Model, string Rules), PlatformRun>();
        var repeated = new RepeatedRows();
        using var source = Open(text);
        while (source.Read())
        {
            if (!IsRoot(source) || repeated.Has(IdOf(source), source))
            {
                continue;
            }

            using var metadata = Parsed(source, "metadata");
            var model = metadata?.Root["model"u8].AsString() ?? source.Cell("experiment.metadata.model") ?? "";
            var rules = context.Rules.Apply(new RunFacts { Provider = model.Length > 0 ? model : null, Column = source.Cell });
            var key = (source.Cell("experiment_id") ?? source.Cell("experiment.id") ?? "", model, rules.Key);
            if (!runs.TryGetValue(key, out var run))
            {
                runs.Add(key, run = new PlatformRun(new RunTally("verdict", context, rules), source.Place));
            }

            Add(run, source);
        }

        var problems = new List<Problem>();
        repeated.Tell(problems);
        return PlatformRun.Outcome(text, runs.Select(r => r.Value.Found(RunOf(r.Key.Experiment, r.Key.Model, r.Value.Place), problems)), problems);
    }

    private static IRowSource Open(SourceText text)
    {
        var first = text.Window.IndexOfAnyExcept(" \t\r\n"u8);
        return first >= 0 && text.Window[first] == '{' && IsDocument(text) ? new JsonRows(text, "events") : TableReader.Open(text, null);
    }

    private static bool IsDocument(SourceText text)
    {
        var reader = new Utf8JsonReader(text.Window, text.IsAtEnd, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth, AllowMultipleValues = true }));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("events"u8))
            {
                return true;
            }

            if (!reader.Read() || !reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }

    private static FoundRun RunOf(string experiment, string model, SourceSpan place) => new()
    {
        Run = experiment.Length > 0 ? experiment : null,
        RunKey = $"{experiment}/{model}",
        Facts = new RunFacts { Provider = model.Length > 0 ? model : null },
        Clues = model.Length == 0 ? default(ReadOnlyMemory<FieldClue>) : new[] { new FieldClue(FieldName.Model, model, FieldOrigin.Provider, place) },
        Links = experiment.Length == 0 ? [] : [new("braintrust_id", experiment)],
    };

    /// <summary>Spans below the root are steps of the same item. Where nothing tells, a row is an item.</summary>
    private static bool IsRoot(IRowSource source) => source.Cell("is_root") is { Length: > 0 } root ? root.Equals("true", StringComparison.OrdinalIgnoreCase)
        : source.Cell("span_id") is not { Length: > 0 } span || source.Cell("root_span_id") is not { Length: > 0 } top || span == top;

    /// <summary>An event's id, which is one of its experiment's.</summary>
    private static string? IdOf(IRowSource source) => source.Cell("id") is { Length: > 0 } id ? $"{source.Cell("experiment_id") ?? source.Cell("experiment.id")}/{id}" : null;

    private static JsonTree? Parsed(IRowSource source, string column) =>
        source.Cell(column) is { Length: > 0 } text && text[0] == '{' ? SpanMath.Parse(Encoding.UTF8.GetBytes(text), () => source.Place) : null;

    private static void Add(PlatformRun run, IRowSource source)
    {
        var input = source.Cell("input") ?? "";
        using var origin = Parsed(source, "origin");
        var record = origin?.Root["id"u8].AsString() ?? (source.Cell("dataset_record_id") is { Length: > 0 } known ? known : null);
        var item = run.Tally.NewItem(record ?? ItemName.Of(input, input));
        run.Tally.Describe(item, input, source.Cell("expected") is { Length: > 0 } expected ? expected : null);
        run.Tally.Said(item, source.Cell("output"));
        run.NoteTime(source.Cell("created") ?? source.Cell("experiment.created"));
        using var scores = Parsed(source, "scores");
        var has = new List<string>();
        foreach (var score in scores?.Root.Members ?? default)
        {
            var said = score.Value.Kind switch
            {
                JsonKind.Number or JsonKind.True or JsonKind.False => Encoding.UTF8.GetString(score.Value.Raw),
                JsonKind.Null => "",
                JsonKind.String when score.Value.TextEquals("\u007F"u8) => CellNumber.NotANumber,
                _ => throw new UnfitSourceException(new Problem(source.Place, Codes.Importing.EvaluationUnfit, $"the score '{score.Name}' of this row is no number", "a score is a number from 0 to 1, or null")),
            };
            has.Add(score.Name);
            run.Take(item, score.Name, said, null, source.Cell, source.Place);
        }

        if (source.Cell("error") is { Length: > 0 } error and not "null")
        {
            run.Broke(item, has, error);
        }

        AddUsage(run, source);
    }

    private static void AddUsage(PlatformRun run, IRowSource source)
    {
        using var metrics = Parsed(source, "metrics");
        var root = metrics?.Root ?? default;
        var took = root["end"u8].AsDecimal() is { } end && root["start"u8].AsDecimal() is { } start && end >= start && end - start < 1_000_000 ? (end - start) * 1000 : (decimal?)null;
        run.Tally.Usage.Add(root["prompt_tokens"u8].AsInteger(), root["completion_tokens"u8].AsInteger(), root["estimated_cost"u8].AsDecimal(), took);
    }
}
