using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>
/// Results of Microsoft.Extensions.AI.Evaluation: the files of an execution as its disk-based store keeps them, or a JSON report, which holds those of many executions. One run
/// per execution and model, and for each set of fields that rules give its scenarios.
/// </summary>
internal sealed class MeaiReader : IFolderReader
{
    private const int NewestKnown = 1;
    private const string RowsOfReport = "scenarioRunResults";

    private readonly List<MeaiRun> _runs = [];
    private readonly Dictionary<(string Execution, string? Model, string Rules), MeaiRun> _byKey = [];
    private readonly HashSet<(string Execution, string Scenario, string Iteration)> _seen = [];
    private readonly List<Problem> _problems = [];
    private ReadContext _context = ReadContext.Plain;

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        Start(context);
        Add(text);
        return Finish(text.Shown);
    }

    public void Start(ReadContext context)
    {
        _context = context;
        _runs.Clear();
        _byKey.Clear();
        _seen.Clear();
        _problems.Clear();
    }

    public void Add(SourceText text)
    {
        using var rows = new JsonRows(text, IsReport(text) ? RowsOfReport : null);
        while (rows.Read())
        {
            Add(new MeaiScenario(rows.Row, () => rows.Place));
        }
    }

    public ReadOutcome Finish(string shown)
    {
        var runs = _runs.Where(r => !r.Tally.IsEmpty).Select(r => r.Found()).ToList();
        var open = _runs.Sum(r => r.Tally.NotJudged);
        if (runs.Count > 0 && open > 0)
        {
            _problems.Add(new Problem(SourceSpan.File(shown), Codes.Importing.LeftOut,
                string.Create(CultureInfo.InvariantCulture, $"{open} {(open == 1 ? "scenario run has" : "scenario runs have")} no metric that says whether it passed: not judged, and counted nowhere"),
                "a pass mark in a rule (\"scores\") makes verdicts of numbers"));
        }

        return runs.Count > 0 ? new ReadOutcome(runs, [.. _problems])
            : ReadOutcome.Refused(new Problem(SourceSpan.File(shown), Codes.Importing.NothingJudged, "no scenario run in it has a metric with a value or an interpretation: nothing was judged"));
    }

    /// <summary>Whether this is a report, which holds the results of many scenario runs, and not one of them.</summary>
    private static bool IsReport(SourceText text)
    {
        var reader = new Utf8JsonReader(text.Window, text.IsAtEnd, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth, AllowMultipleValues = true }));
        reader.Read();
        while (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null
            && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("scenarioRunResults"u8))
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

    private void Add(MeaiScenario scenario)
    {
        TellVersion(scenario);
        if (!_seen.Add((scenario.Execution, scenario.Scenario, scenario.Iteration)))
        {
            throw scenario.Unfit(scenario.Row["iterationName"u8], "iterationName", "a new one: this iteration of this scenario is there already");
        }

        var rules = _context.Rules.Apply(scenario.Facts);
        var key = (scenario.Execution, scenario.Model, rules.Key);
        if (!_byKey.TryGetValue(key, out var run))
        {
            _byKey.Add(key, run = new MeaiRun(scenario, new RunTally("item", _context, rules)));
            _runs.Add(run);
        }

        run.Add(scenario);
    }

    private void TellVersion(MeaiScenario scenario)
    {
        if (scenario.FormatVersion is > NewestKnown and { } version && !_problems.Exists(p => p.Code == Codes.Importing.OtherVersion))
        {
            _problems.Add(new Problem(scenario.Place, Codes.Importing.OtherVersion,
                string.Create(CultureInfo.InvariantCulture, $"this result is of format version {version}; version {NewestKnown} is known, and it was read as that"), "look at the figures before you commit them"));
        }
    }
}
