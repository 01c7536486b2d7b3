using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>
/// promptfoo results of version 3: one run per prompt and provider. Rows are read one at a time, so that a big file takes the memory of its longest
/// row. An item is a test's description with a hash of its variables, because positions shift when tests are added.
/// </summary>
internal sealed class PromptfooReader : IResultReader
{
    private readonly List<PromptfooCell> _cells = [];
    private readonly List<PromptfooPrompt> _prompts = [];
    private readonly NameCache _names = new();
    private PromptfooStats? _stats;
    private string? _evalId;
    private string? _shareUrl;
    private (string Text, SourceSpan Span)? _timestamp;
    private StatedNumber? _version;

    public string Format => "promptfoo";

    public ReadOutcome Read(SourceText text, bool keepVerdicts)
    {
        _cells.Clear();
        _prompts.Clear();
        (_stats, _evalId, _shareUrl, _timestamp, _version) = (null, null, null, null, null);
        var scan = new JsonScan(text);
        scan.Read();
        ReadTop(ref scan, text.File);
        while (scan.Read())
        {
            // Nothing may follow; the reader itself refuses what does.
        }

        var file = text.File;
        if (_version?.Value is not 3)
        {
            return ReadOutcome.Refused(OtherVersion(file));
        }

        if (_cells.Count == 0)
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(file.Shown), Codes.Importing.NothingJudged, "\"results\" holds no rows: nothing was judged"));
        }

        if (keepVerdicts && !_cells.TrueForAll(c => c.Tally.FitsTable))
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(file.Shown), Codes.Reading.TooLarge, "items times rubrics are more than a verdict file can hold", "import it with --no-verdicts"));
        }

        return new ReadOutcome([.. _cells.Select(c => RunOf(c, keepVerdicts))], StatsProblems(file));
    }

    private void ReadTop(ref JsonScan scan, SourceFile file)
    {
        var seen = new HashSet<string>(8, StringComparer.Ordinal);
        while (scan.ReadKey())
        {
            switch (Once(seen, ref scan))
            {
                case "evalId":
                    _evalId = TextBehind(ref scan)?.Text;
                    break;
                case "shareableUrl":
                    _shareUrl = TextBehind(ref scan)?.Text;
                    break;
                case "results":
                    scan.Read();
                    if (scan.Token == JsonTokenType.StartObject)
                    {
                        ReadResults(ref scan, file);
                    }
                    else
                    {
                        scan.Skip();
                    }

                    break;
                default:
                    scan.Read();
                    scan.Skip();
                    break;
            }
        }
    }

    private void ReadResults(ref JsonScan scan, SourceFile file)
    {
        var seen = new HashSet<string>(8, StringComparer.Ordinal);
        while (scan.ReadKey())
        {
            switch (Once(seen, ref scan))
            {
                case "version":
                    scan.Read();
                    _version = scan.Token == JsonTokenType.Number ? scan.Number(_names) : null;
                    scan.Skip();
                    break;
                case "timestamp":
                    _timestamp = TextBehind(ref scan);
                    break;
                case "prompts":
                    ReadElements(ref scan, node => _prompts.Add(PromptfooPrompt.Of(node.Root)));
                    break;
                case "results":
                    if (_version is { Value: not 3 })
                    {
                        throw new UnfitSourceException(OtherVersion(file)); // Its rows have other keys: what they lack would only mislead.
                    }

                    ReadElements(ref scan, null);
                    break;
                case "stats":
                    if (scan.ReadWhole(out var bytes, out var place))
                    {
                        using var tree = Parse(bytes, place);
                        _stats = PromptfooStats.Of(tree.Root, place);
                    }

                    break;
                default:
                    scan.Read();
                    scan.Skip();
                    break;
            }
        }
    }

    /// <summary>Reads the elements of an array; without an action they are rows.</summary>
    private void ReadElements(ref JsonScan scan, Action<JsonTree>? action)
    {
        scan.Read();
        if (scan.Token != JsonTokenType.StartArray)
        {
            scan.Skip();
            return;
        }

        while (scan.ReadWhole(out var bytes, out var place))
        {
            using var tree = Parse(bytes, place);
            if (action is null)
            {
                AddRow(tree, place);
            }
            else
            {
                action(tree);
            }
        }
    }

    private void AddRow(JsonTree tree, SourceSpan place)
    {
        var row = tree.Root;
        var index = row["promptIdx"u8].AsInteger() ?? throw Unfit(row, place, "promptIdx");
        var provider = (row["provider"u8] is { Kind: JsonKind.Object } p ? p["id"u8].AsString() : row["provider"u8].AsString()) ?? throw Unfit(row, place, "provider");
        if (row["success"u8].Kind is not (JsonKind.True or JsonKind.False))
        {
            throw Unfit(row, place, "success");
        }

        var cell = _cells.Find(c => c.PromptIndex == index && c.Provider == provider);
        if (cell is null)
        {
            cell = new PromptfooCell(index, provider, place);
            _cells.Add(cell);
        }

        cell.Add(row);
    }

    private FoundRun RunOf(PromptfooCell cell, bool keepVerdicts)
    {
        var prompt = cell.PromptIndex >= 0 && cell.PromptIndex < _prompts.Count ? _prompts[(int)cell.PromptIndex] : null;
        var clues = new List<FieldClue> { new(FieldName.Model, cell.Provider, FieldOrigin.Content, cell.Place) };
        if (_timestamp is { } time)
        {
            clues.Add(new FieldClue(FieldName.Timestamp, time.Text, FieldOrigin.Content, time.Span));
        }

        return new FoundRun
        {
            Clues = clues.ToArray(),
            Counts = cell.Counts,
            Rubrics = cell.Tally.Rubrics(),
            Verdicts = keepVerdicts ? cell.Table() : null,
            Stated = prompt?.Stated(cell.Place) ?? StatedFigures.None,
            RunKey = $"{_evalId}#{cell.PromptIndex}/{cell.Provider}",
            Run = _evalId,
            Prompt = prompt is null ? null : new FoundPrompt(prompt.Label, prompt.Id),
            Links = prompt?.Id is { } id ? [new("promptfoo_prompt_id", id)] : [],
            Usage = cell.Usage(),
            SourceUrl = Uri.TryCreate(_shareUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? _shareUrl : null,
        };
    }

    private Problem OtherVersion(SourceFile file)
    {
        var found = _version is null ? "of no stated version" : $"of version {_version.Text}";
        return new Problem(_version?.Span ?? SourceSpan.File(file.Shown), Codes.Importing.UnknownFormat, $"this looks like a promptfoo result {found}; version 3 is read",
            "run the evaluation again with a newer promptfoo: promptfoo eval -o results.json");
    }

    private List<Problem> StatsProblems(SourceFile file)
    {
        var problems = new List<Problem>();
        if (_stats is { } stats)
        {
            Compare(stats.Successes, _cells.Sum(c => c.Counts.Pass!.Value), "successes", stats.Span, problems);
            Compare(stats.Failures, _cells.Sum(c => c.Counts.Fail!.Value), "failures", stats.Span, problems);
            Compare(stats.Errors, _cells.Sum(c => c.Counts.Error!.Value), "errors", stats.Span, problems);
        }

        return problems;
    }

    private static void Compare(long? stated, long counted, string name, SourceSpan span, List<Problem> problems)
    {
        if (stated is { } s && s != counted)
        {
            problems.Add(new Problem(span, Codes.Importing.StatedFigure, $"stats say {s} {name}, the rows are {counted}: the rows are taken"));
        }
    }

    private static JsonTree Parse(ReadOnlyMemory<byte> bytes, SourceSpan place)
    {
        if (JsonTree.TryParse(bytes, out var fault) is { } tree)
        {
            return tree;
        }

        var inner = TextPosition.Of(bytes.Span, fault!.Offset);
        var problem = Storage.JsonFile.ProblemOf(place.Path, bytes.Span, fault);
        throw new UnfitSourceException(problem with { Span = Shift(place, inner) });
    }

    private static UnfitSourceException Unfit(JsonNode row, SourceSpan place, string key)
    {
        var node = row[System.Text.Encoding.UTF8.GetBytes(key)];
        var span = node.Exists ? Shift(place, node.Position) : place;
        return new UnfitSourceException(new Problem(span, Codes.Importing.EvaluationUnfit, $"this row has no usable \"{key}\"", "rows of version 3 have promptIdx, provider and success"));
    }

    private static SourceSpan Shift(SourceSpan place, TextPosition inner) =>
        new(place.Path, place.Line + inner.Line - 1, inner.Line == 1 ? place.Column + inner.Column - 1 : inner.Column);

    private static (string Text, SourceSpan Span)? TextBehind(ref JsonScan scan)
    {
        scan.Read();
        if (scan.Token == JsonTokenType.String)
        {
            return (scan.Text(), scan.Place);
        }

        scan.Skip();
        return null;
    }

    private static string Once(HashSet<string> seen, ref JsonScan scan)
    {
        var key = scan.Text();
        return seen.Add(key) ? key
            : throw new UnfitSourceException(new Problem(scan.Place, Codes.Reading.DuplicateKey, $"the key \"{key}\" stands twice in one object", "keep one of them"));
    }
}
