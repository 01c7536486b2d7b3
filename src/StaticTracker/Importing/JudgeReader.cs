using System.Text;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// Result files of an LLM judge, in one pass. Shape A and B have their fields on top, C has them under <c>metadata</c> and may have a summary
/// instead of evaluations. Counts come from the evaluations; what the file states is handed on to be compared.
/// </summary>
internal sealed class JudgeReader : IResultReader
{
    private readonly VerdictTally _tally = new();
    private readonly NameCache _names = new();
    private readonly ByteTable _seen = new();
    private readonly ByteTable _seenInside = new();
    private readonly ByteTable _seenInSummary = new();
    private readonly JudgeEvaluations _evaluations;
    private RunTexts? _texts;
    private readonly JudgeHeader _header;

    public JudgeReader() => (_evaluations, _header) = (new JudgeEvaluations(_tally), new JudgeHeader(_names));

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        var keepVerdicts = context.KeepVerdicts;
        _tally.Clear();
        _texts = keepVerdicts && context.Texts is { } keeping ? new RunTexts(keeping) : null;
        _evaluations.Start(keepVerdicts, context.Rules, _texts);
        var problems = new List<Problem>();
        _header.Start(problems);
        var scan = new JsonScan(text);
        scan.Read();
        var hasEvaluations = ReadTop(ref scan);
        while (scan.Read())
        {
            // Nothing may follow; the reader itself refuses what does.
        }

        if (!hasEvaluations)
        {
            return SummaryOnly(text, problems);
        }

        if (_tally.Count == 0)
        {
            problems.Add(new Problem(
                SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, $"\"evaluations\" is empty: nothing was judged{SummaryWords()}", "look at the judge's log; there is no result to import"));
        }

        if (keepVerdicts && !_tally.FitsTable)
        {
            problems.Add(new Problem(SourceSpan.File(text.Shown), Codes.Reading.TooLarge, "items times rubrics are more than a verdict file can hold", "import it with --no-verdicts"));
        }

        return problems.Exists(p => p.Severity == Severity.Error) ? new ReadOutcome([], problems) : new ReadOutcome([RunOf(text, keepVerdicts)], problems);
    }

    private FoundRun RunOf(SourceText file, bool keepVerdicts)
    {
        var verdicts = keepVerdicts ? _tally.Table() : null;
        return RunOf(file, verdicts, _texts?.Finish(_tally.NameOf, new HashSet<string>(verdicts!.Items, StringComparer.Ordinal).Contains));
    }

    private FoundRun RunOf(SourceText file, VerdictTable? verdicts, RunDetails? details) => new()
    {
        Details = details,
        Clues = _header.Clues(file),
        Counts = _tally.Totals("verdict"),
        Rubrics = _tally.Rubrics(),
        Verdicts = verdicts,
        Items = verdicts is null ? null : _tally.ItemCount,
        Stated = _header.Stated,
        OtherWords = _evaluations.OtherWords,
        ErrorKinds = _evaluations.ErrorKinds,
        FailureKinds = _evaluations.FailureKinds,
        Facts = new RunFacts { Provider = _header[JudgeHeader.Key.Model], Task = _header[JudgeHeader.Key.Module] },
        Judge = _header.Judge(),
        BraintrustUrl = _header.BraintrustUrl(),
        Links = _header.Links(),
    };

    private ReadOutcome SummaryOnly(SourceText file, List<Problem> problems)
    {
        var stated = _header.Stated;
        var place = SourceSpan.File(file.Shown);
        if (!_header.HasMetadata || stated.Pass is null || stated.Fail is null)
        {
            problems.Add(new Problem(
                place, Codes.Importing.NothingJudged, $"\"evaluations\" is missing{SummaryWords()}",
                _header.HasMetadata ? "\"summary\" {pass, fail, error} would do in this shape of file" : "only a file with \"metadata\" may have its summary alone: import the judge's own result file"));
            return new ReadOutcome([], problems);
        }

        foreach (var number in new[] { stated.Pass, stated.Fail, stated.Error })
        {
            if (number is { Count: null })
            {
                problems.Add(new Problem(number.Span, Codes.Importing.CountUnfit, $"{number.Shown} is no count", "counts are whole numbers from 0"));
            }
        }

        if (problems.Exists(p => p.Severity == Severity.Error))
        {
            return new ReadOutcome([], problems);
        }

        var (pass, fail, error) = (stated.Pass.Count!.Value, stated.Fail.Count!.Value, stated.Error?.Count ?? 0);
        if (pass + fail + error == 0)
        {
            problems.Add(new Problem(stated.Pass.Span, Codes.Importing.NothingJudged, "the summary counts nothing: nothing was judged"));
            return new ReadOutcome([], problems);
        }

        problems.Add(new Problem(place, Codes.Importing.SummaryOnly, "there are no evaluations: the counts are taken as stated, rubrics and verdicts are unknown"));
        return new ReadOutcome([new FoundRun
        {
            Clues = _header.Clues(file),
            Counts = new Metrics { Total = pass + fail + error, Pass = pass, Fail = fail, Error = error },
            Stated = stated,
            Facts = new RunFacts { Provider = _header[JudgeHeader.Key.Model], Task = _header[JudgeHeader.Key.Module] },
            Judge = _header.Judge(),
            BraintrustUrl = _header.BraintrustUrl(),
            Links = _header.Links(),
        }], problems);
    }

    /// <summary>What the summary says, where a reader would otherwise ask why it was not taken.</summary>
    private string SummaryWords() => _header.Stated is { Pass: { } pass, Fail: { } fail } stated
        ? $" (the summary states {pass.Shown} passed, {fail.Shown} failed{(stated.Error is { } error ? $", {error.Shown} errors" : "")}: figures without the verdicts behind them)"
        : "";

    private bool ReadTop(ref JsonScan scan)
    {
        _seen.Clear();
        var hasEvaluations = false;
        while (scan.ReadKey())
        {
            Once(_seen, ref scan);
            if (scan.Reader.ValueTextEquals("evaluations"u8))
            {
                scan.Read();
                if (scan.Token == JsonTokenType.StartArray)
                {
                    hasEvaluations = true;
                    _evaluations.Read(ref scan);
                }
                else if (scan.Token != JsonTokenType.Null)
                {
                    throw new UnfitSourceException(new Problem(scan.Place, Codes.Importing.EvaluationUnfit, "\"evaluations\" must be an array"));
                }
            }
            else if (scan.Reader.ValueTextEquals("metadata"u8))
            {
                scan.Read();
                if (scan.Token == JsonTokenType.StartObject)
                {
                    _header.HasMetadata = true;
                    ReadMetadata(ref scan);
                }
                else
                {
                    scan.Skip();
                }
            }
            else
            {
                ReadField(ref scan);
            }
        }

        return hasEvaluations;
    }

    private void ReadMetadata(ref JsonScan scan)
    {
        _seenInside.Clear();
        while (scan.ReadKey())
        {
            Once(_seenInside, ref scan);
            ReadField(ref scan);
        }
    }

    private void ReadField(ref JsonScan scan)
    {
        if (JudgeHeader.TextKey(ref scan.Reader) is { } key)
        {
            _header.ReadText(key, ref scan);
        }
        else if (scan.Reader.ValueTextEquals("summary"u8))
        {
            ReadSummary(ref scan);
        }
        else if (scan.Reader.ValueTextEquals("pass_rate"u8))
        {
            _header.Stated = _header.Stated with { PassRate = NumberBehind(ref scan) ?? _header.Stated.PassRate };
        }
        else if (scan.Reader.ValueTextEquals("match_rate"u8))
        {
            _header.Stated = _header.Stated with { MatchRate = NumberBehind(ref scan) ?? _header.Stated.MatchRate };
        }
        else
        {
            scan.Read();
            scan.Skip();
        }
    }

    private void ReadSummary(ref JsonScan scan)
    {
        scan.Read();
        if (scan.Token != JsonTokenType.StartObject)
        {
            scan.Skip();
            return;
        }

        _seenInSummary.Clear();
        while (scan.ReadKey())
        {
            Once(_seenInSummary, ref scan);
            var stated = _header.Stated;
            _header.Stated = scan.Reader.ValueTextEquals("pass"u8) ? stated with { Pass = NumberBehind(ref scan) }
                : scan.Reader.ValueTextEquals("fail"u8) ? stated with { Fail = NumberBehind(ref scan) }
                : scan.Reader.ValueTextEquals("error"u8) ? stated with { Error = NumberBehind(ref scan) }
                : scan.Reader.ValueTextEquals("total"u8) ? stated with { Total = NumberBehind(ref scan) }
                : PassedOver(ref scan, stated);
        }
    }

    /// <summary>The number behind a key; a text that stands in its place is kept as one that fits nothing, anything else is passed over.</summary>
    private StatedNumber? NumberBehind(ref JsonScan scan)
    {
        scan.Read();
        switch (scan.Token)
        {
            case JsonTokenType.Number:
                return scan.Number(_names);
            case JsonTokenType.String:
                return new StatedNumber($"\"{scan.Text()}\"", null, scan.Place);
            default:
                scan.Skip();
                return null;
        }
    }

    private StatedFigures PassedOver(ref JsonScan scan, StatedFigures stated)
    {
        NumberBehind(ref scan);
        return stated;
    }

    private static void Once(ByteTable seen, ref JsonScan scan)
    {
        var before = seen.Count;
        var number = seen.NumberOf(scan.Reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(scan.Text()) : scan.Reader.ValueSpan);
        if (number < before)
        {
            throw new UnfitSourceException(new Problem(scan.Place, Codes.Reading.DuplicateKey, $"the key \"{scan.Text()}\" stands twice in one object", "keep one of them"));
        }
    }
}
