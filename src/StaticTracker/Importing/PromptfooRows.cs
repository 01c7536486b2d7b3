using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>The rows of a promptfoo file, by prompt and provider. Rows of version 3 and 4 name the prompt's position; older ones tell the prompt by its text alone.</summary>
internal sealed class PromptfooRows(ReadContext context)
{
    private readonly Dictionary<PromptfooKey, PromptfooCell> _byKey = [];
    private readonly List<PromptfooCell> _cells = [];

    /// <summary>In the order of their first rows.</summary>
    public IReadOnlyList<PromptfooCell> Cells => _cells;

    /// <summary>The first row's evaluation id, where rows name one (JSONL).</summary>
    public string? EvalId { get; private set; }

    public void Add(JsonNode row, Func<SourceSpan> place)
    {
        if (row["success"u8].Kind is not (JsonKind.True or JsonKind.False))
        {
            throw Unfit(row, place(), "success"u8, "every row says \"success\": true or false");
        }

        var key = KeyOf(row, place);
        if (!_byKey.TryGetValue(key, out var cell))
        {
            cell = new PromptfooCell(key, PromptfooPrompt.OfRow(row), place(), context);
            _byKey.Add(key, cell);
            _cells.Add(cell);
            EvalId ??= row["evalId"u8].AsString();
        }

        cell.Add(row);
    }

    private static PromptfooKey KeyOf(JsonNode row, Func<SourceSpan> place)
    {
        const string Hint = "rows of version 3 have promptIdx, provider and success";
        var provider = row["provider"u8] is { Kind: JsonKind.Object } p ? p["id"u8].AsString() : row["provider"u8].AsString();
        var label = row["provider"u8]["label"u8].AsString();
        if (row["promptIdx"u8].Exists)
        {
            var position = row["promptIdx"u8].AsInteger() ?? throw Unfit(row, place(), "promptIdx"u8, Hint);
            return new PromptfooKey(position, null, provider ?? throw Unfit(row, place(), "provider"u8, Hint), label);
        }

        var prompt = row["prompt"u8];
        var text = prompt["label"u8].AsString() ?? prompt["display"u8].AsString();
        return new PromptfooKey(null, text ?? throw Unfit(row, place(), "promptIdx"u8, Hint + "; rows of older ones the prompt as it was written"), provider, label);
    }

    private static UnfitSourceException Unfit(JsonNode row, SourceSpan place, ReadOnlySpan<byte> key, string hint)
    {
        var node = row[key];
        var span = node.Exists ? place.Behind(node.Position) : place;
        return new UnfitSourceException(new Problem(span, Codes.Importing.EvaluationUnfit, $"this row has no usable \"{System.Text.Encoding.UTF8.GetString(key)}\"", hint));
    }
}
