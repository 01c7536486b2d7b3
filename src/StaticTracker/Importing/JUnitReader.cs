using System.Xml;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// JUnit XML: an item is a test case, which fails, is an error, is skipped, or passes. All suites of a file are one run, unless a rule tells them apart by their names
/// (<c>task</c>). Document types and entities are refused: they could read files and grow without end.
/// </summary>
internal sealed class JUnitReader : IResultReader
{
    private const int DeepestSuite = 32;
    private const int LongestReason = 4096; // Characters that rules may look at; whole logs stand there.

    private readonly Dictionary<string, JUnitRun> _runs = new(StringComparer.Ordinal);
    private List<Problem> _problems = [];
    private string _shown = "";
    private ReadContext _context = ReadContext.Plain;

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        _runs.Clear();
        (_problems, _shown, _context) = ([], text.Shown, context);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true, CloseInput = true,
        };
        using var xml = XmlReader.Create(new SourceStream(text), settings);
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    ReadElement(xml, null, 0);
                }
            }
        }
        catch (XmlException e)
        {
            var hint = e.Message.Contains("DTD", StringComparison.Ordinal) ? "take the document type out; a report needs none" : "the file may be cut off";
            throw new UnfitSourceException(new Problem(new SourceSpan(_shown, Math.Max(e.LineNumber, 1), Math.Max(e.LinePosition, 1)), Codes.Reading.Syntax, $"this is no well-formed XML: {e.Message.Split(" Line ")[0]}", hint));
        }

        var runs = _runs.Values.Where(r => !r.Tally.IsEmpty).Select(r => r.Run()).ToList();
        return runs.Count > 0 ? new ReadOutcome(runs, _problems)
            : ReadOutcome.Refused(new Problem(SourceSpan.File(_shown), Codes.Importing.NothingJudged, "there is no test case in it: nothing was judged"));
    }

    /// <summary>Reads the element at hand to its end.</summary>
    private void ReadElement(XmlReader xml, JUnitSuite? suite, int depth)
    {
        if (depth > DeepestSuite)
        {
            throw new UnfitSourceException(new Problem(PlaceOf(xml), Codes.Reading.TooDeep, $"suites are nested deeper than {DeepestSuite} levels"));
        }

        switch (xml.LocalName)
        {
            case "testsuites":
                ReadChildren(xml, suite, depth);
                break;
            case "testsuite":
                ReadSuite(xml, suite, depth);
                break;
            case "testcase" when suite is not null:
                ReadCase(xml, suite);
                break;
            case "property" when suite is { IsInProperties: true }:
                suite.AddProperty(xml.GetAttribute("name"), xml.GetAttribute("value"), PlaceOf(xml));
                PassOver(xml);
                break;
            case "properties" when suite is not null:
                suite.IsInProperties = true;
                ReadChildren(xml, suite, depth);
                suite.IsInProperties = false;
                break;
            default:
                PassOver(xml);
                break;
        }
    }

    private void ReadSuite(XmlReader xml, JUnitSuite? parent, int depth)
    {
        var suite = new JUnitSuite(xml, PlaceOf(xml), parent);
        ReadChildren(xml, suite, depth);
        if (suite.Disagreement() is { } disagreement)
        {
            _problems.Add(disagreement);
        }
    }

    private void ReadChildren(XmlReader xml, JUnitSuite? suite, int depth)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                ReadElement(xml, suite, depth + 1);
            }
        }
    }

    private void ReadCase(XmlReader xml, JUnitSuite suite)
    {
        var place = PlaceOf(xml);
        var name = xml.GetAttribute("name") is { Length: > 0 } own ? own
            : throw new UnfitSourceException(new Problem(place, Codes.Importing.EvaluationUnfit, "this test case has no name"));
        var item = xml.GetAttribute("classname") is { Length: > 0 } of ? $"{of}::{name}" : name;
        var (letter, reason) = (Heavier(Attributed(xml.GetAttribute("status")), Attributed(xml.GetAttribute("result"))), (string?)null);
        if (!xml.IsEmptyElement)
        {
            while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                // An error weighs more than a failure, a failure more than a skip.
                var found = xml.LocalName switch
                {
                    "error" => 'E',
                    "failure" => 'F',
                    "skipped" or "disabled" => 'S',
                    _ => 'P',
                };
                var message = found == 'P' ? null : xml.GetAttribute("message") ?? "";
                var body = TextOf(xml, keep: found is 'E' or 'F');
                reason = Heavier(found, letter) == found && found != 'P' && (found != letter || reason is null) ? message is { Length: > 0 } ? message : body : reason;
                letter = Heavier(letter, found);
            }
        }

        suite.Count(letter);
        var label = letter == 'E' && reason is not null && (reason.Contains("timed out", StringComparison.OrdinalIgnoreCase) || reason.Contains("timeout", StringComparison.OrdinalIgnoreCase)) ? "TIMEOUT" : null;
        var run = RunOf(suite);
        run.Tally.Outcome(run.Tally.NewItem(item), new ResultFacts(letter, null, reason, null, label, null));
    }

    /// <summary>What an attribute of a test case says: GoogleTest says in this way alone that a test was not run; others repeat there what the elements below it say.</summary>
    private static char Attributed(string? word) => word?.ToLowerInvariant() switch
    {
        "notrun" or "disabled" or "skipped" or "suppressed" or "ignored" => 'S',
        "failed" or "failure" or "fail" => 'F',
        "error" or "errored" => 'E',
        _ => 'P',
    };

    private static char Heavier(char one, char other) => "PSFE".IndexOf(other, StringComparison.Ordinal) > "PSFE".IndexOf(one, StringComparison.Ordinal) ? other : one;

    /// <summary>The run of a suite: the only one, unless rules give its name other fields.</summary>
    private JUnitRun RunOf(JUnitSuite suite)
    {
        if (suite.Run is { } known)
        {
            return known;
        }

        var rules = _context.Rules.Apply(new RunFacts { Task = suite.Name });
        var key = rules.Key;
        if (!_runs.TryGetValue(key, out var run))
        {
            _runs.Add(key, run = new JUnitRun(new RunTally("item", _context, rules), _runs.Count == 0 ? null : suite.Name));
        }

        run.Add(suite);
        suite.Run = run;
        return run;
    }

    private SourceSpan PlaceOf(XmlReader xml) => xml is IXmlLineInfo { LineNumber: > 0 } at ? new SourceSpan(_shown, at.LineNumber, Math.Max(at.LinePosition - 1, 1)) : SourceSpan.File(_shown);

    /// <summary>The text of the element at hand; stands at its end then.</summary>
    private static string? TextOf(XmlReader xml, bool keep)
    {
        if (xml.IsEmptyElement)
        {
            return null;
        }

        string? text = null;
        for (var depth = 1; depth > 0 && xml.Read();)
        {
            depth += xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement ? 1 : xml.NodeType == XmlNodeType.EndElement ? -1 : 0;
            if (keep && text is null && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                var start = new char[LongestReason];
                text = new string(start, 0, xml.ReadValueChunk(start, 0, start.Length));
            }
        }

        return text;
    }

    private static void PassOver(XmlReader xml) => TextOf(xml, keep: false);
}
