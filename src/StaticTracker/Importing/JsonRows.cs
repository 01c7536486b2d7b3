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
    private readonly Dictionary<string, string> _around = new(StringComparer.Ordinal);
    private JsonReaderState _state;
    private JsonTree? _tree;
    private int _consumed;
    private int _offset;

    /// <summary>The rows of a text; those at <paramref name="path"/> (keys with dots between them) of one document, or all that it holds.</summary>
    /// <exception cref="UnfitSourceException">There are no rows at that path.</exception>
    public JsonRows(SourceText text, string? path = null)
    {
        _text = text;
        text.AllowLooseNumbers();
        var isArray = text.Window[text.Window.IndexOfAnyExcept(" \t\r\n"u8)] == '[';
        text.HasManyValues = !isArray && path is null;
        _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth, AllowMultipleValues = text.HasManyValues });
        if (!text.HasManyValues)
        {
            var scan = new JsonScan(text, 0, _state);
            scan.Read();
            if (!isArray)
            {
                Descend(ref scan, path!);
            }

            (_state, _consumed) = (scan.Reader.CurrentState, scan.TokenEnd);
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

        // A key with dots in it stands before the same path through objects, both before what stands around the rows.
        var node = Row[path[0]];
        if (!node.Exists && path.Length > 2)
        {
            node = Row;
            for (var i = 1; i < path.Length; i++)
            {
                node = node[path[i]];
            }
        }

        return node.Exists ? TextOf(node) : _around.GetValueOrDefault(column);
    }

    public void Dispose() => _tree?.Dispose();

    /// <summary>Goes into the document to its rows; texts and numbers on the way are cells of every row.</summary>
    private void Descend(ref JsonScan scan, string path)
    {
        var keys = path.Split('.');
        foreach (var key in keys)
        {
            if (scan.Token != JsonTokenType.StartObject)
            {
                throw NoRows(path);
            }

            while (true)
            {
                if (!scan.ReadKey())
                {
                    throw NoRows(path);
                }

                var name = scan.Text();
                scan.Read();
                if (name == key)
                {
                    break;
                }

                Note(ref scan, name);
            }
        }

        if (scan.Token != JsonTokenType.StartArray)
        {
            throw NoRows(path);
        }
    }

    private void Note(ref JsonScan scan, string name)
    {
        switch (scan.Token)
        {
            case JsonTokenType.String:
                _around.TryAdd(name, scan.Text().Trim());
                break;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                _around.TryAdd(name, Encoding.UTF8.GetString(scan.Reader.ValueSpan));
                break;
            default:
                scan.Skip();
                break;
        }
    }

    private UnfitSourceException NoRows(string path) =>
        new(new Problem(SourceSpan.File(_text.Shown), Codes.Importing.TableWithoutRule, $"there are no rows at '{path}', where the rule says they are", "\"rows\" names an array, by keys with dots between them"));

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
