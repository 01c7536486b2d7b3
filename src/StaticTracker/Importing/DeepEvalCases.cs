using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>The test cases of a DeepEval run as they come.</summary>
internal sealed class DeepEvalCases(RunTally tally)
{
    // From 0 to 1 by DeepEval's own rule; which end is better depends on the metric, and the file does not say.
    private static readonly ScoreSpec s_scale = new() { Min = 0, Max = 1 };

    private readonly Dictionary<string, long[]> _counts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _judges = new(StringComparer.Ordinal);

    public RunTally Tally => tally;

    /// <summary>The models that judged.</summary>
    public IReadOnlyCollection<string> Judges => _judges;

    /// <summary>Test cases that are errors as the file tells them.</summary>
    public long Errors { get; private set; }

    /// <summary>How often a metric passed, failed, and broke, as the file tells it.</summary>
    public long[] CountsOf(string metric) => _counts.GetValueOrDefault(metric) ?? [0, 0, 0];

    public void Add(JsonNode test, Func<SourceSpan> place)
    {
        if (test.Kind != JsonKind.Object)
        {
            throw new UnfitSourceException(new Problem(place(), Codes.Importing.EvaluationUnfit, "a test case must be an object"));
        }

        var (failed, broken) = (0, 0);
        var item = tally.NewItem(NameOf(test));
        tally.Describe(item, test["input"u8].AsString() ?? (tally.WantsTexts && test["turns"u8].Exists ? Storage.CompactJson.Of(test["turns"u8]) : null), test["expectedOutput"u8].AsString());
        foreach (var metric in (test["metricsData"u8] is { Exists: true } metrics ? metrics : test["metricsMetadata"u8]).Elements)
        {
            // A metric that is marked as flaky never decides a case.
            var letter = AddMetric(item, metric, place);
            var decides = metric["flaky"u8].Kind != JsonKind.True;
            failed += decides && letter == 'F' ? 1 : 0;
            broken += decides && letter == 'E' ? 1 : 0;
        }

        if (test["success"u8].Kind is not (JsonKind.True or JsonKind.False))
        {
            tally.LeaveOpen();
            return;
        }

        // A case whose only trouble is a metric that broke did not fail: nobody knows.
        var outcome = test["success"u8].Kind == JsonKind.True ? 'P' : broken > 0 && failed == 0 ? 'E' : 'F';
        Errors += outcome == 'E' ? 1 : 0;
        var output = test["actualOutput"u8].AsString();
        tally.Outcome(item, new ResultFacts(outcome, null, null, output, outcome == 'F' && output is "" ? "EMPTY_OUTPUT" : null, null));
    }

    /// <summary>Positions (test_case_0) shift when cases are added: there the input alone tells the case.</summary>
    private static string NameOf(JsonNode test)
    {
        var input = test["input"u8].AsString() ?? Storage.CompactJson.Of(test["turns"u8].Exists ? test["turns"u8] : test["input"u8].Exists ? test["input"u8] : test["name"u8]);
        var name = test["name"u8].AsString() ?? "";
        return ItemName.Of(name.StartsWith("test_case_", StringComparison.Ordinal) || name.StartsWith("conversational_test_case_", StringComparison.Ordinal) ? "" : name, input);
    }

    private char AddMetric(int item, JsonNode metric, Func<SourceSpan> place)
    {
        var name = (metric["name"u8].AsString() ?? metric["metric"u8].AsString()) is { Length: > 0 } text && text != "*" ? text
            : throw new UnfitSourceException(new Problem(place().Behind(metric.Position), Codes.Importing.EvaluationUnfit, "a metric of this test case has no name"));
        var score = metric["score"u8].AsDecimal();
        var letter = metric["success"u8].Kind switch
        {
            JsonKind.True => 'P',
            JsonKind.False when score is not null || metric["error"u8].AsString() is null => 'F',
            JsonKind.True or JsonKind.False => 'E',

            // The first versions say the least score that passes instead.
            _ => score is { } reached && metric["minimumScore"u8].AsDecimal() is { } least ? reached >= least ? 'P' : 'F' : 'E',
        };
        if (metric["evaluationModel"u8].AsString() is { Length: > 0 } judge)
        {
            _judges.Add(judge);
        }

        if (!_counts.TryGetValue(name, out var counts))
        {
            _counts.Add(name, counts = new long[3]);
        }

        counts["PFE".IndexOf(letter, StringComparison.Ordinal)]++;
        var reason = metric["error"u8].AsString() ?? metric["reason"u8].AsString();
        tally.Verdict(item, name, new ResultFacts(letter, name, reason, null, null, null));
        if (score is { } number)
        {
            tally.Number(item, name, number, s_scale);
        }

        return letter;
    }
}
