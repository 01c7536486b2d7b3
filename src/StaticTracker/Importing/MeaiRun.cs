using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// The scenario runs of one execution and model. A rubric is a metric, an item is a scenario's iteration: it fails where a metric failed, is an error where one broke, else passes
/// where one passed.
/// </summary>
internal sealed class MeaiRun(MeaiScenario first, RunTally tally)
{
    private static readonly ScoreSpec s_binary = new() { Min = 0, Max = 1 };

    private readonly SortedSet<string> _judges = new(StringComparer.Ordinal);
    private readonly SourceSpan _place = first.Place;
    private readonly RunFacts _facts = first.Facts;
    private readonly string _execution = first.Execution;
    private readonly string? _model = first.Model;
    private Timestamp _time = first.Time;

    public RunTally Tally => tally;

    public FoundRun Found()
    {
        var clues = new List<FieldClue> { new(FieldName.Timestamp, _time.Text, FieldOrigin.Content, _place) };
        if (_model is not null)
        {
            clues.Add(new FieldClue(FieldName.Model, _model, FieldOrigin.Provider, _place));
        }

        return tally.Into(new FoundRun
        {
            Clues = clues.ToArray(),
            Facts = _facts,
            Run = _execution,
            RunKey = $"{_execution}/{_model}",
            Judge = _judges.Count == 0 ? null : new Judge(string.Join(", ", _judges), null),
        });
    }

    public void Add(MeaiScenario scenario)
    {
        _time = scenario.Time.CompareTo(_time) < 0 ? scenario.Time : _time;
        var item = tally.NewItem($"{scenario.Scenario}/{scenario.Iteration}");
        if (tally.WantsTexts)
        {
            tally.Describe(item, MeaiText.Of(scenario.Row["messages"u8]), null, scenario.Tags());
        }

        var outcome = (char?)null;
        foreach (var metric in scenario.Metrics.Members)
        {
            var letter = AddMetric(scenario, item, metric.Name, metric.Value);
            outcome = letter is null || outcome == 'F' ? outcome : letter == 'F' || outcome is null or 'P' or 'S' ? letter : outcome;
        }

        if (outcome is { } known)
        {
            tally.Outcome(item, new ResultFacts(known, null, null, MeaiText.Of(scenario.Row["modelResponse"u8]["messages"u8]), null, scenario.Cell));
        }
        else
        {
            tally.Said(item, MeaiText.Of(scenario.Row["modelResponse"u8]["messages"u8]));
            tally.LeaveOpen();
        }

        var (tokensIn, tokensOut, latency) = scenario.Usage();
        tally.Usage.Add(tokensIn, tokensOut, null, latency);
    }

    /// <summary>The verdict of a metric; null where it gives none.</summary>
    private char? AddMetric(MeaiScenario scenario, int item, string name, JsonNode metric)
    {
        if (metric.Kind != JsonKind.Object || name.Length == 0 || name == "*")
        {
            throw scenario.Unfit(scenario.Metrics, "metrics", "an object of metrics by name");
        }

        if (metric["metadata"u8]["eval-model"u8].AsString() is { Length: > 0 } judge)
        {
            _judges.Add(judge);
        }

        var value = metric["value"u8];
        if (LetterOf(metric, value) is { } letter)
        {
            if (value.AsDecimal() is { } score)
            {
                tally.Number(item, name, score, ScoreSpec.None);
            }

            return tally.Verdict(item, name, new ResultFacts(letter, name, MeaiText.ReasonOf(metric), null, null, scenario.Cell));
        }

        return value.Kind switch
        {
            JsonKind.Number => tally.Scored(item, name, value.AsDecimal(), ScoreSpec.None, scenario.Cell),
            JsonKind.True or JsonKind.False => tally.Scored(item, name, value.Kind == JsonKind.True ? 1 : 0, s_binary, scenario.Cell),
            _ => null,
        };
    }

    /// <summary>
    /// What the tool itself says: an interpretation that failed, or did not. No value where there should be one, a diagnostic that is an error and a rating that decides nothing
    /// are errors, whatever "failed" says, unless it is a failure. Null where there is a value that nobody interpreted.
    /// </summary>
    private static char? LetterOf(JsonNode metric, JsonNode value)
    {
        var interpretation = metric["interpretation"u8];
        var hasValue = value.Exists && value.Kind != JsonKind.Null;
        var isBroken = HasError(metric["diagnostics"u8]) || (!hasValue && metric["$type"u8].AsString() != "none");
        var failed = interpretation["failed"u8].Kind;
        if (failed == JsonKind.True)
        {
            return isBroken && !hasValue ? 'E' : 'F';
        }

        return isBroken || interpretation["rating"u8].AsString() == "inconclusive" ? 'E'
            : failed == JsonKind.False ? 'P'
            : interpretation.Exists && interpretation.Kind != JsonKind.Null ? 'E'
            : null;
    }

    private static bool HasError(JsonNode diagnostics)
    {
        foreach (var diagnostic in diagnostics.Elements)
        {
            if (diagnostic["severity"u8].AsString() == "error")
            {
                return true;
            }
        }

        return false;
    }
}
