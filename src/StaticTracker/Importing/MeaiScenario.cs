using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>The result of one scenario run (one iteration of a scenario in an execution) as it stands in its file.</summary>
internal sealed class MeaiScenario
{
    private readonly Func<SourceSpan> _place;

    /// <exception cref="UnfitSourceException">It lacks a name, its time or its metrics.</exception>
    public MeaiScenario(JsonNode row, Func<SourceSpan> place)
    {
        _place = place;
        Row = row;
        Scenario = Needed("scenarioName"u8);
        Iteration = Needed("iterationName"u8);
        Execution = Needed("executionName"u8);
        Model = row["modelResponse"u8]["modelId"u8].AsString() is { Length: > 0 } model ? model : null;
        Time = Timestamp.TryParse(row["creationTime"u8].AsString(), out var time) ? time : throw Unfit(row["creationTime"u8], "creationTime", "a time");
        Metrics = row["evaluationResult"u8]["metrics"u8] is { Kind: JsonKind.Object } metrics ? metrics : throw Unfit(row["evaluationResult"u8], "evaluationResult", "an object with \"metrics\"");
        Facts = new RunFacts { Task = Scenario, Provider = Model, Column = Cell };
    }

    public JsonNode Row { get; }

    public string Scenario { get; }

    public string Iteration { get; }

    public string Execution { get; }

    /// <summary>The model that gave the response under test, as the response names it.</summary>
    public string? Model { get; }

    public Timestamp Time { get; }

    /// <summary>The metrics by name.</summary>
    public JsonNode Metrics { get; }

    public RunFacts Facts { get; }

    public SourceSpan Place => _place();

    public long? FormatVersion => Row["formatVersion"u8].AsInteger();

    /// <summary>The names that rules may match on and fill in.</summary>
    public string? Cell(string column) => column switch
    {
        "scenarioName" => Scenario,
        "iterationName" => Iteration,
        "executionName" => Execution,
        _ => null,
    };

    public List<string> Tags()
    {
        var tags = new List<string>();
        foreach (var tag in Row["tags"u8].Elements)
        {
            if (tag.AsString() is { Length: > 0 } text)
            {
                tags.Add(text);
            }
        }

        return tags;
    }

    /// <summary>
    /// Tokens of the response under test and how long it took. Which of the turns recorded is that of the response is told by model and tokens; the others are the
    /// judge's. An answer from the cache took neither tokens nor time of this run.
    /// </summary>
    public (long? TokensIn, long? TokensOut, decimal? LatencyMs) Usage()
    {
        var usage = Row["modelResponse"u8]["usage"u8];
        var (tokensIn, tokensOut) = (usage["inputTokenCount"u8].AsInteger(), usage["outputTokenCount"u8].AsInteger());
        var (turns, cached, seconds) = (0, 0, (decimal?)null);
        foreach (var turn in Row["chatDetails"u8]["turnDetails"u8].Elements)
        {
            var own = turn["usage"u8];
            if (tokensIn is null || tokensOut is null || own["inputTokenCount"u8].AsInteger() != tokensIn || own["outputTokenCount"u8].AsInteger() != tokensOut || turn["model"u8].AsString() != Model)
            {
                continue;
            }

            turns++;
            cached += turn["cacheHit"u8].Kind == JsonKind.True ? 1 : 0;
            seconds = turn["latency"u8].AsDecimal();
        }

        // Several turns alike: which of them it was cannot be told.
        return cached > 0 ? (null, null, null) : (tokensIn, tokensOut, turns == 1 && seconds is >= 0 and < 1_000_000_000 ? seconds * 1000 : null);
    }

    public UnfitSourceException Unfit(JsonNode at, string name, string wanted) =>
        new(new Problem(at.Exists ? Place.Behind(at.Position) : Place, Codes.Importing.EvaluationUnfit, $"the \"{name}\" of this scenario run is not {wanted}", "a result has scenarioName, iterationName, executionName, creationTime and evaluationResult"));

    private string Needed(ReadOnlySpan<byte> key) => Row[key].AsString() is { Length: > 0 } text ? text : throw Unfit(Row[key], Encoding.UTF8.GetString(key), "a name");
}
