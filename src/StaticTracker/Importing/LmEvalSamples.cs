using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>A samples file of the harness: one line for each document and filter, with the number that each metric gave.</summary>
internal sealed class LmEvalSamples(TextKeeping? texts)
{
    private static readonly string[] s_others = ["doc_id", "doc", "target", "arguments", "resps", "filtered_resps", "filter", "metrics", "doc_hash", "prompt_hash", "target_hash", "schema_version", "turn"];

    public ScoredItems Items { get; } = new(texts);

    /// <summary>Whether a text holds samples, told by the first keys of its first object.</summary>
    public static bool AreIn(ReadOnlySpan<byte> window)
    {
        var reader = new Utf8JsonReader(window, false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = JsonTree.DefaultMaxDepth }));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("doc_id"u8))
            {
                return true;
            }

            if (reader.ValueTextEquals("results"u8) || !reader.Read() || !reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }

    public void Read(SourceText text)
    {
        using var rows = new JsonRows(text);
        while (rows.Read())
        {
            Add(rows);
        }
    }

    private void Add(JsonRows rows)
    {
        var row = rows.Row;
        var id = row["doc_id"u8] is { Kind: JsonKind.Number or JsonKind.String } node ? node.AsString() ?? node.ToString()
            : throw new UnfitSourceException(new Problem(rows.Place, Codes.Importing.EvaluationUnfit, "this sample has no usable \"doc_id\""));
        var item = Items.Item(id);
        Keep(id, row);
        var filter = row["filter"u8].AsString() is { Length: > 0 } name && name != "none" ? "," + name : "";
        var wanted = row["metrics"u8].ToArray().Select(m => m.AsString()).OfType<string>().ToList();
        foreach (var member in row.Members)
        {
            if ((wanted.Count > 0 ? wanted.Contains(member.Name) : !s_others.Contains(member.Name)) && member.Name is not ("*" or "") && NumberOf(member.Value) is { } number)
            {
                Items.Add(item, member.Name + filter, number);
            }
        }
    }

    /// <summary>What was asked first of a document, and what came of it where that is a text: of choices it is a likelihood for each.</summary>
    private void Keep(string id, JsonNode row)
    {
        if (!Items.WantsTexts)
        {
            return;
        }

        var first = First(row["arguments"u8]);
        var answer = row["filtered_resps"u8].ToArray() is [{ Kind: JsonKind.String } filtered, ..] ? filtered : First(First(row["resps"u8]));
        Items.Describe(id, MessageText.Of(First(first)), MessageText.Of(row["target"u8]));
        Items.Said(id, answer.Kind == JsonKind.String && !(answer.AsString() is { } text && row["filtered_resps"u8].ToArray() is [{ Kind: JsonKind.Array }, ..] && CellNumber.Of(text) is not null) ? answer.AsString() : null);
    }

    /// <summary>The first of a list, or the value of the first key of an object.</summary>
    private static JsonNode First(JsonNode node)
    {
        foreach (var element in node.Elements)
        {
            return element;
        }

        foreach (var member in node.Members)
        {
            return member.Value;
        }

        return default;
    }

    /// <summary>A number or a truth; lists are what sums over all samples are made of, and say nothing of one.</summary>
    private static decimal? NumberOf(JsonNode node) => node.Kind switch
    {
        JsonKind.True => 1,
        JsonKind.False => 0,
        JsonKind.Number when node.AsDecimal() is { } number && ScoreTally.CanBe(number) => number,
        _ => null,
    };
}
