using System.Text;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>
/// Rows of JSON objects, in an array or one after the other. A column is a key, or keys of objects in objects with dots between them. NaN and Infinity, which
/// Python writes and JSON does not know, are both read as NaN.
/// </summary>
internal sealed class JsonRows : IRowSource
{
    private readonly SourceText _text;
    private readonly Dictionary<string, string> _cells = new(StringComparer.Ordinal);
    private JsonReaderState _state;
    private JsonTree? _tree;
    private int _consumed;
    private int _offset;

    public JsonRows(SourceText text)
    {
        _text = text;
        text.AllowLooseNumbers();
        var isLines = text.Window[text.Window.IndexOfAnyExcept(" \t\r\n"u8)] != '[';
        _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth, AllowMultipleValues = isLines });
        if (!isLines)
        {
            var reader = new Utf8JsonReader(text.Window, text.IsAtEnd, _state);
            reader.Read();
            (_state, _consumed) = (reader.CurrentState, (int)reader.BytesConsumed);
        }
    }

    public IReadOnlyList<string> Columns => [.. _cells.Keys];

    public bool HasHeader => false;

    public SourceSpan Place => _text.PlaceAt(_offset);

    /// <summary>The row at hand as it stands.</summary>
    public JsonNode Row => _tree!.Root;

    public bool Read()
    {
        _tree?.Dispose();
        _tree = null;
        var scan = new JsonScan(_text, _consumed, _state);
        if (!scan.ReadWhole(out var bytes, out _offset))
        {
            while (scan.Read())
            {
                // Nothing may follow an array; the reader itself refuses what does.
            }

            return false;
        }

        (_consumed, _state) = (scan.TokenEnd, scan.Reader.CurrentState);
        _tree = SpanMath.Parse(bytes, () => _text.PlaceAt(_offset));
        if (Row.Kind != JsonKind.Object)
        {
            throw new UnfitSourceException(new Problem(Place, Codes.Importing.EvaluationUnfit, "a row must be an object"));
        }

        _cells.Clear();
        Flatten(Row, "");
        return true;
    }

    public string? Cell(string column) => _cells.GetValueOrDefault(column);

    public void Dispose() => _tree?.Dispose();

    private void Flatten(JsonNode node, string prefix)
    {
        foreach (var member in node.Members)
        {
            var name = prefix + member.Name;
            if (member.Value.Kind == JsonKind.Object)
            {
                Flatten(member.Value, name + ".");
            }

            // A key with a dot in it stands before the same path through objects.
            _cells[name] = member.Value.Kind switch
            {
                JsonKind.String when member.Value.TextEquals("\u007F"u8) => CellNumber.NotANumber,
                JsonKind.String => member.Value.GetString().Trim(),
                JsonKind.Null => "",
                _ => Encoding.UTF8.GetString(member.Value.Raw),
            };
        }
    }
}
