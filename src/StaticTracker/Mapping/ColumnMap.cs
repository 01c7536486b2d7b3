using StaticTracker.Diagnostics;

namespace StaticTracker.Mapping;

/// <summary>
/// What the columns of a table mean. A row is one verdict or score of an item, or, where it holds counts, rates or means of many, one whole experiment.
/// </summary>
public sealed record ColumnMap(SourceSpan Span)
{
    /// <summary>Keys of single columns, as rules call them.</summary>
    public static readonly IReadOnlyList<string> Keys =
    [
        "item", "input", "expected", "rubric", "result", "reason", "output", "label", "score", "tokens_in", "tokens_out", "cost_usd", "latency_ms", "latency_s",
        "pass", "fail", "error", "skipped", "total", "n", "rate_percent", "rate_share",
    ];

    /// <summary>Keys whose presence says that a row is a whole experiment.</summary>
    public static readonly IReadOnlyList<string> AggregateKeys = ["pass", "fail", "total", "n", "rate_percent", "rate_share"];

    public IReadOnlyDictionary<string, ColumnSpec> Columns { get; init; } = new Dictionary<string, ColumnSpec>();

    /// <summary>Columns of scores by the name of the score, in the order of the rule.</summary>
    public IReadOnlyList<KeyValuePair<string, ColumnSpec>> Scores { get; init; } = [];

    public bool IsAggregate => AggregateKeys.Any(Columns.ContainsKey);

    public ColumnSpec? this[string key] => Columns.GetValueOrDefault(key);
}
