using System.Security.Cryptography;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// The rows of one prompt and one provider. A row passes, fails or is an error of the run (failure reason 2); its components are counted per rubric, apart
/// from that: a rubric is the assertion's metric, else its type.
/// </summary>
internal sealed class PromptfooCell(long promptIndex, string provider, SourceSpan place)
{
    private const int FailureReasonError = 2;
    private const long LargestFigure = 1_000_000_000_000; // Per row; beyond it a figure is no figure, and sums stay in range.
    private const string UnknownRubric = "unknown";

    private readonly VerdictTally _outcomes = new();
    private readonly List<(string Item, byte Letter)> _rows = [];
    private long _tokensIn;
    private long _tokensOut;
    private decimal _cost;
    private decimal _latency;
    private bool _knowsTokens = true;
    private bool _knowsCost = true;
    private bool _knowsLatency = true;

    public long PromptIndex { get; } = promptIndex;

    public string Provider { get; } = provider;

    /// <summary>The first row.</summary>
    public SourceSpan Place { get; } = place;

    /// <summary>The components, per rubric.</summary>
    public VerdictTally Tally { get; } = new();

    /// <summary>The rows: passed, failed, errors.</summary>
    public Metrics Counts => _outcomes.Totals("item");

    public void Add(JsonNode row)
    {
        var letter = row["success"u8].Kind == JsonKind.True ? (byte)'P' : row["failureReason"u8].AsInteger() == FailureReasonError ? (byte)'E' : (byte)'F';
        var item = ItemOf(row);
        _outcomes.Add(item: -1, _outcomes.Rubric("*"u8), letter);
        _rows.Add((item, letter));
        AddComponents(row, Tally.Item(Encoding.UTF8.GetBytes(item)));
        AddUsage(row);
    }

    /// <summary>Row <c>*</c> with the items' own outcome, and one row per rubric.</summary>
    public VerdictTable Table()
    {
        // The outcomes go last, so that the rubrics' counts, which the tally has already given, are not touched by them.
        var star = Tally.Rubric("*"u8);
        foreach (var (item, letter) in _rows)
        {
            Tally.Add(Tally.Item(Encoding.UTF8.GetBytes(item)), star, letter);
        }

        return Tally.Table();
    }

    /// <summary>Tokens, cost and latency where every row tells them and none was answered from the cache; null where nothing is known.</summary>
    public Usage? Usage() => !_knowsTokens && !_knowsCost && !_knowsLatency ? null : new Usage
    {
        TokensIn = _knowsTokens ? _tokensIn : null,
        TokensOut = _knowsTokens ? _tokensOut : null,
        CostUsd = _knowsCost ? _cost : null,
        LatencyMsMean = _knowsLatency ? Trim(Math.Round(_latency / _rows.Count, 1, MidpointRounding.AwayFromZero)) : null,
    };

    private static decimal Trim(decimal value) => decimal.Truncate(value) == value ? decimal.Truncate(value) : value;

    private static string ItemOf(JsonNode row)
    {
        var test = row["testCase"u8];
        var description = test["description"u8].AsString()?.Trim();
        var vars = row["vars"u8] is { Kind: JsonKind.Object } own ? own : test["vars"u8];
        var text = vars.Exists ? CompactJson.Of(vars) : "{}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
        return string.IsNullOrEmpty(description) ? hash : $"{description} ({hash})";
    }

    private static string RubricOf(JsonNode component, JsonNode assertions, int position, int count)
    {
        var assertion = component["assertion"u8];
        if (assertion.Kind != JsonKind.Object)
        {
            // Checks written as code return components without their assertion: the test case names them, one for each, in the same order.
            assertion = assertions.Count == count ? ElementAt(assertions, position) : default;
        }

        var name = assertion["metric"u8].AsString() is { Length: > 0 } metric ? metric : assertion["type"u8].AsString();
        return name is null or "" or "*" ? UnknownRubric : name;
    }

    private static JsonNode ElementAt(JsonNode array, int position)
    {
        foreach (var element in array.Elements)
        {
            if (position-- == 0)
            {
                return element;
            }
        }

        return default;
    }

    private void AddComponents(JsonNode row, int item)
    {
        var components = row["gradingResult"u8]["componentResults"u8];
        var assertions = row["testCase"u8]["assert"u8];
        var count = components.Count;
        var position = 0;
        foreach (var component in components.Elements)
        {
            var rubric = Tally.Rubric(Encoding.UTF8.GetBytes(RubricOf(component, assertions, position++, count)));
            Tally.Add(item, rubric, component["pass"u8].Kind switch
            {
                JsonKind.True => (byte)'P',
                JsonKind.False => (byte)'F',
                _ => (byte)'E',
            });
        }
    }

    private void AddUsage(JsonNode row)
    {
        var response = row["response"u8];
        var cached = response["cached"u8].Kind == JsonKind.True;
        var tokens = response["tokenUsage"u8];
        Take(ref _knowsTokens, ref _tokensIn, cached ? null : tokens["prompt"u8].AsInteger());
        Take(ref _knowsTokens, ref _tokensOut, cached ? null : tokens["completion"u8].AsInteger());
        Take(ref _knowsCost, ref _cost, cached ? null : response["cost"u8].AsDecimal());
        Take(ref _knowsLatency, ref _latency, cached ? null : row["latencyMs"u8].AsDecimal());
    }

    private static void Take<T>(ref bool known, ref T sum, T? value)
        where T : struct, System.Numerics.INumber<T>
    {
        known &= value is { } v && v >= T.Zero && v <= T.CreateChecked(LargestFigure);
        sum += known ? value!.Value : T.Zero;
    }
}
