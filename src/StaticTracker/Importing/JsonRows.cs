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
    private readonly Dictionary<string, byte[][]> _paths = new(StringComparer.Ordinal);
    private JsonReaderState _state;
    private JsonTree? _tree;
    private int _consumed;
    private int _offset;

    public JsonRows(SourceText text)
    {
        _text = text;
        text.AllowLooseNumbers();
        var isLines = text.Window[text.Window.IndexOfAnyExcept(" \t\r\n"u8)] != '[';
        text.HasManyValues = isLines;
        _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth, AllowMultipleValues = isLines });
        if (!isLines)
        {
            var reader = new Utf8JsonReader(text.Window, text.IsAtEnd, _state);
            reader.Read();
            (_state, _consumed) = (reader.CurrentState, (int)reader.BytesConsumed);
        }
    }

    public IReadOnlyList<string> Columns => _tree is null ? [] : ColumnsOf(Row, "").Distinct().ToList();

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

        return true;
    }

    public string? Cell(string column)
    {
        if (!_paths.TryGetValue(column, out var path))
        {
            _paths.Add(column, path = [Encoding.UTF8.GetBytes(column), .. column.Split('.').Select(Encoding.UTF8.GetBytes)]);
        }

        // A key with dots in it stands before the same path through objects.
        var node = Row[path[0]];
        if (!node.Exists && path.Length > 2)
        {
            node = Row;
            for (var i = 1; i < path.Length; i++)
            {
                node = node[path[i]];
            }
        }

        return node.Exists ? TextOf(node) : null;
    }

    public void Dispose() => _tree?.Dispose();

    private static string TextOf(JsonNode node) => node.Kind switch
    {
        JsonKind.String when node.TextEquals("\u007F"u8) => CellNumber.NotANumber,
        JsonKind.String => node.GetString().Trim(),
        JsonKind.Null => "",
        _ => Encoding.UTF8.GetString(node.Raw),
    };

    private static List<string> ColumnsOf(JsonNode node, string prefix)
    {
        var columns = new List<string>();
        foreach (var member in node.Members)
        {
            if (member.Value.Kind == JsonKind.Object)
            {
                columns.AddRange(ColumnsOf(member.Value, prefix + member.Name + "."));
            }
            else
            {
                columns.Add(prefix + member.Name);
            }
        }

        return columns;
    }
}
