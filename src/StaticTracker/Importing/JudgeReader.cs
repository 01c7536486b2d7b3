using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// Result files of an LLM judge, in one pass. Shape A and B have their fields on top, C has them under <c>metadata</c> and may have a summary
/// instead of evaluations. Counts come from the evaluations; what the file states is handed on to be compared.
/// </summary>
internal sealed class JudgeReader : IResultReader
{
    private readonly VerdictTally _tally = new();
    private readonly JudgeEvaluations _evaluations;

    public JudgeReader() => _evaluations = new JudgeEvaluations(_tally);

    public string Format => "judge";

    public ReadOutcome Read(SourceText text, bool keepVerdicts)
    {
        _tally.Clear();
        _evaluations.Start(keepVerdicts);
        var problems = new List<Problem>();
        var header = new JudgeHeader(problems);
        var scan = new JsonScan(text);
        scan.Read();
        var hasEvaluations = ReadTop(ref scan, header);
        while (scan.Read())
        {
            // Nothing may follow; the reader itself refuses what does.
        }

        if (!hasEvaluations)
        {
            return SummaryOnly(text.File, header, problems);
        }

        if (_tally.Count == 0)
        {
            problems.Add(new Problem(SourceSpan.File(text.File.Shown), Codes.Importing.NothingJudged, "\"evaluations\" is empty: nothing was judged", "look at the judge's log; there is no result to import"));
        }

        if (keepVerdicts && !_tally.FitsTable)
        {
            problems.Add(new Problem(SourceSpan.File(text.File.Shown), Codes.Reading.TooLarge, "items times rubrics are more than a verdict file can hold", "import it with --no-verdicts"));
        }

        return problems.Exists(p => p.Severity == Severity.Error) ? new ReadOutcome([], problems) : new ReadOutcome([RunOf(text.File, header, keepVerdicts)], problems);
    }

    private FoundRun RunOf(SourceFile file, JudgeHeader header, bool keepVerdicts) => new()
    {
        Clues = header.Clues(file),
        Counts = _tally.Totals("verdict"),
        Rubrics = _tally.Rubrics(),
        Verdicts = keepVerdicts ? _tally.Table() : null,
        Stated = header.Stated,
        OtherWords = _evaluations.OtherWords,
        Judge = header.Judge(),
        BraintrustUrl = header.BraintrustUrl(),
        Links = header.Links(),
    };

    private static ReadOutcome SummaryOnly(SourceFile file, JudgeHeader header, List<Problem> problems)
    {
        var stated = header.Stated;
        var place = SourceSpan.File(file.Shown);
        if (!header.HasMetadata || stated.Pass is null || stated.Fail is null)
        {
            problems.Add(new Problem(place, Codes.Importing.NothingJudged, "\"evaluations\" is missing", "a file with \"metadata\" may have \"summary\" {pass, fail, error} instead"));
            return new ReadOutcome([], problems);
        }

        foreach (var number in new[] { stated.Pass, stated.Fail, stated.Error })
        {
            if (number is { Count: null })
            {
                problems.Add(new Problem(number.Span, Codes.Importing.CountUnfit, $"{number.Text} is no count", "counts are whole numbers from 0"));
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
            Clues = header.Clues(file),
            Counts = new Metrics { Total = pass + fail + error, Pass = pass, Fail = fail, Error = error },
            Stated = stated,
            Judge = header.Judge(),
            BraintrustUrl = header.BraintrustUrl(),
            Links = header.Links(),
        }], problems);
    }

    private bool ReadTop(ref JsonScan scan, JudgeHeader header)
    {
        var seen = new HashSet<string>(12, StringComparer.Ordinal);
        var hasEvaluations = false;
        while (scan.ReadKey())
        {
            Once(seen, ref scan);
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
                    header.HasMetadata = true;
                    ReadMetadata(ref scan, header);
                }
                else
                {
                    scan.Skip();
                }
            }
            else
            {
                ReadField(ref scan, header);
            }
        }

        return hasEvaluations;
    }

    private static void ReadMetadata(ref JsonScan scan, JudgeHeader header)
    {
        var seen = new HashSet<string>(12, StringComparer.Ordinal);
        while (scan.ReadKey())
        {
            Once(seen, ref scan);
            ReadField(ref scan, header);
        }
    }

    private static void ReadField(ref JsonScan scan, JudgeHeader header)
    {
        if (JudgeHeader.TextKey(ref scan.Reader) is { } key)
        {
            header.ReadText(key, ref scan);
        }
        else if (scan.Reader.ValueTextEquals("summary"u8))
        {
            ReadSummary(ref scan, header);
        }
        else if (scan.Reader.ValueTextEquals("pass_rate"u8))
        {
            header.Stated = header.Stated with { PassRate = NumberBehind(ref scan) ?? header.Stated.PassRate };
        }
        else if (scan.Reader.ValueTextEquals("match_rate"u8))
        {
            header.Stated = header.Stated with { MatchRate = NumberBehind(ref scan) ?? header.Stated.MatchRate };
        }
        else
        {
            scan.Read();
            scan.Skip();
        }
    }

    private static void ReadSummary(ref JsonScan scan, JudgeHeader header)
    {
        scan.Read();
        if (scan.Token != JsonTokenType.StartObject)
        {
            scan.Skip();
            return;
        }

        var seen = new HashSet<string>(4, StringComparer.Ordinal);
        while (scan.ReadKey())
        {
            var key = Once(seen, ref scan);
            var number = NumberBehind(ref scan);
            header.Stated = key switch
            {
                "pass" => header.Stated with { Pass = number },
                "fail" => header.Stated with { Fail = number },
                "error" => header.Stated with { Error = number },
                _ => header.Stated,
            };
        }
    }

    /// <summary>The number behind a key; a text that stands in its place is kept as one that fits nothing, anything else is passed over.</summary>
    private static StatedNumber? NumberBehind(ref JsonScan scan)
    {
        scan.Read();
        switch (scan.Token)
        {
            case JsonTokenType.Number:
                return scan.Number();
            case JsonTokenType.String:
                return new StatedNumber($"\"{scan.Text()}\"", null, scan.Place);
            default:
                scan.Skip();
                return null;
        }
    }

    private static string Once(HashSet<string> seen, ref JsonScan scan)
    {
        var key = scan.Text();
        return seen.Add(key) ? key
            : throw new UnfitSourceException(new Problem(scan.Place, Codes.Reading.DuplicateKey, $"the key \"{key}\" stands twice in one object", "keep one of them"));
    }
}
