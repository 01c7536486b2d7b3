using System.Security.Cryptography;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Runs;

/// <summary>What the lines of a log add up to. A sum is known only where every evaluation tells its part: a part would pass as the whole.</summary>
public sealed class LogTotals
{
    private readonly SortedSet<string> _items = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scored = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _lines = new(StringComparer.Ordinal);
    private long? _tokensIn = 0;
    private long? _tokensOut = 0;
    private decimal? _cost = 0;

    private LogTotals()
    {
    }

    /// <summary>Lines by their kind.</summary>
    public IReadOnlyDictionary<string, long> Lines => _lines;

    public long Evaluations => _lines.GetValueOrDefault("evaluation");

    public long? TokensIn => Evaluations == 0 ? null : _tokensIn;

    public long? TokensOut => Evaluations == 0 ? null : _tokensOut;

    public decimal? CostUsd => Evaluations == 0 ? null : _cost;

    /// <summary>Items that an evaluation names.</summary>
    public long Seen => _items.Count;

    /// <summary>Those of them with a verdict or a score.</summary>
    public long Scored => _scored.Count;

    /// <summary>"ids:" and the SHA-256 of the items' ids in ordinal order, each with a line feed behind it; null where there is no item.</summary>
    public string? Fingerprint => _items.Count == 0 ? null : "ids:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(_items.Select(i => i + "\n")))));

    /// <summary>Reads a log from its first to its last whole line.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LogTotals Of(string path)
    {
        var totals = new LogTotals();
        using var reader = new LogReader(path);
        while (reader.Next() is { } line)
        {
            using var tree = JsonTree.TryParse(line.Text, out _);
            if (tree?.Root is { Kind: JsonKind.Object } row)
            {
                totals.Add(row);
            }
        }

        return totals;
    }

    private void Add(JsonNode row)
    {
        var kind = row["kind"u8].AsString() ?? "";
        _lines[kind] = _lines.GetValueOrDefault(kind) + 1;
        if (kind != "evaluation")
        {
            return;
        }

        var item = row["item"u8] is { Exists: true } named ? named : row["sample_id"u8];
        if (item.Exists)
        {
            var name = item.AsString() ?? item.ToString();
            _items.Add(name);
            if (row["verdict"u8].Kind is not (JsonKind.None or JsonKind.Null) || row["score"u8].Kind == JsonKind.Number)
            {
                _scored.Add(name);
            }
        }

        _tokensIn += row["tokens_in"u8].AsInteger();
        _tokensOut += row["tokens_out"u8].AsInteger();
        _cost += row["cost_usd"u8].AsDecimal();
    }
}
