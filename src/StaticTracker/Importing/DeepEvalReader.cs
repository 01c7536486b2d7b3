using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// A test run as DeepEval stores it. An item is a test case and passes as the file says; a rubric is a metric, with its score. The file names neither module, prompt
/// version nor time, and the model under test only among the hyperparameters.
/// </summary>
internal sealed class DeepEvalReader : IResultReader
{
    private readonly NameCache _names = new();
    private readonly List<string> _judges = [];
    private readonly List<(string Metric, long?[] Counts, SourceSpan Span)> _stated = [];
    private DeepEvalCases _cases = new(new RunTally("item", ReadContext.Plain, RunRules.None));
    private (string Text, SourceSpan Span)? _model;
    private StatedNumber? _passed;
    private StatedNumber? _failed;
    private string? _testFile;

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        _judges.Clear();
        _stated.Clear();
        (_model, _passed, _failed, _testFile) = (null, null, null, null);
        _cases = new DeepEvalCases(new RunTally("item", context, context.Rules.Apply(RunFacts.None)));
        var scan = new JsonScan(text);
        scan.Read();
        ReadObject(ref scan);
        while (scan.Read())
        {
            // Nothing may follow; the reader itself refuses what does.
        }

        var place = SourceSpan.File(text.Shown);
        if (_cases.Tally.IsEmpty)
        {
            return ReadOutcome.Refused(new Problem(place, Codes.Importing.NothingJudged, "there are no test cases with a result: nothing was judged"));
        }

        var problems = new List<Problem>();
        TellStated(problems);
        if (_cases.Tally.NotJudged > 0)
        {
            problems.Add(new Problem(place, Codes.Importing.LeftOut, string.Create(CultureInfo.InvariantCulture, $"{_cases.Tally.NotJudged} test cases have no result: left out")));
        }

        return new ReadOutcome([RunOf()], problems);
    }

    private FoundRun RunOf() => _cases.Tally.Into(new FoundRun
    {
        Clues = _model is { } model ? new[] { new FieldClue(FieldName.Model, model.Text, FieldOrigin.Provider, model.Span) } : default(ReadOnlyMemory<FieldClue>),
        Facts = new RunFacts { Task = _testFile, Provider = _model?.Text },
        Stated = _cases.Tally.Rules.HasOutcomes ? StatedFigures.None : new StatedFigures { Pass = _passed, Fail = _cases.Errors > 0 ? null : _failed },
        Judge = _cases.Judges.Count == 0 ? null : new Modules.Judge(string.Join(", ", _cases.Judges), null),
    });

    /// <summary>The object at hand: the file's own, or what stands under "testRunData".</summary>
    private void ReadObject(ref JsonScan scan)
    {
        while (scan.ReadKey())
        {
            switch (scan.Text(_names))
            {
                case "testRunData":
                    scan.Read();
                    if (scan.Token == JsonTokenType.StartObject)
                    {
                        ReadObject(ref scan);
                    }

                    break;
                case "testCases" or "conversationalTestCases":
                    ReadEach(ref scan, (node, place) => _cases.Add(node, place));
                    break;
                case "metricsScores":
                    ReadEach(ref scan, (node, place) => _stated.Add((node["metric"u8].AsString() ?? "", [node["passes"u8].AsInteger(), node["fails"u8].AsInteger(), node["errors"u8].AsInteger()], place())));
                    break;
                case "hyperparameters" or "configurations":
                    ReadHyperparameters(ref scan);
                    break;
                case "testPassed":
                    _passed = NumberBehind(ref scan);
                    break;
                case "testFailed":
                    _failed = NumberBehind(ref scan);
                    break;
                case "testFile":
                    scan.Read();
                    _testFile = scan.Token == JsonTokenType.String ? scan.Text() : null;
                    scan.Skip();
                    break;
                default:
                    scan.Read();
                    scan.Skip();
                    break;
            }
        }
    }

    private static void ReadEach(ref JsonScan scan, Action<JsonNode, Func<SourceSpan>> action)
    {
        scan.Read();
        if (scan.Token != JsonTokenType.StartArray)
        {
            scan.Skip();
            return;
        }

        while (scan.ReadWhole(out var bytes, out var offset))
        {
            var mark = new PlaceMark(scan.Source, offset);
            using var tree = SpanMath.Parse(bytes, mark.Place);
            action(tree.Root, mark.Place);
        }
    }

    private void ReadHyperparameters(ref JsonScan scan)
    {
        if (scan.ReadWhole(out var bytes, out var offset))
        {
            var place = scan.PlaceAt(offset);
            using var tree = SpanMath.Parse(bytes, () => place);
            _model = tree.Root["model"u8].AsString() is { Length: > 0 } model ? (model, place) : _model;
        }
    }

    private StatedNumber? NumberBehind(ref JsonScan scan)
    {
        scan.Read();
        var number = scan.Token == JsonTokenType.Number ? scan.Number(_names) : null;
        scan.Skip();
        return number;
    }

    /// <summary>What the file states of its metrics, against what its test cases give.</summary>
    private void TellStated(List<Problem> problems)
    {
        foreach (var (metric, stated, span) in _stated)
        {
            var counted = _cases.CountsOf(metric);
            string[] names = ["passes", "fails", "errors"];
            for (var i = 0; i < names.Length; i++)
            {
                if (stated[i] is { } number && number != counted[i])
                {
                    problems.Add(new Problem(span, Codes.Importing.StatedFigure, string.Create(CultureInfo.InvariantCulture, $"\"metricsScores\" state {number} {names[i]} of '{metric}', the test cases give {counted[i]}: they are taken")));
                }
            }
        }
    }
}
