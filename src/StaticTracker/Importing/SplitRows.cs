using System.Text;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>
/// Rows as pandas writes a table split: <c>{"columns": […], "data": [[…], …]}</c>. Rows behind their columns are read one at a time; rows before them wait in memory until the columns
/// are known. NaN and Infinity are read as NaN.
/// </summary>
internal sealed class SplitRows : IRowSource
{
    private readonly SourceText _text;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _cells = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private SourceText? _held;
    private SourceSpan _heldFrom;
    private JsonReaderState _state;
    private int _consumed;
    private int _offset;

    /// <exception cref="UnfitSourceException">There are no columns, or no rows.</exception>
    public SplitRows(SourceText text)
    {
        _text = text;
        text.AllowLooseNumbers();
        var scan = new JsonScan(text);
        scan.Read();
        while (scan.ReadKey())
        {
            if (!ReadMember(ref scan))
            {
                continue;
            }

            (_state, _consumed) = (scan.Reader.CurrentState, scan.TokenEnd);
            return;
        }

        if (_held is null)
        {
            throw Unfit("there is no \"data\" in this table");
        }

        if (_places.Count == 0)
        {
            throw Unfit("there are no \"columns\" in this table");
        }

        PassOverRest(ref scan);
        var rows = new JsonScan(_held);
        rows.Read();
        (_state, _consumed) = (rows.Reader.CurrentState, rows.TokenEnd);
    }

    public IReadOnlyList<string> Columns => [.. _places.Keys];

    public bool HasHeader => true;

    public SourceSpan Place
    {
        get
        {
            var place = Rows.PlaceAt(_offset);
            return _held is null ? place : _heldFrom.Behind(new TextPosition(place.Line, place.Column));
        }
    }

    private SourceText Rows => _held ?? _text;

    /// <summary>Whether a text begins as such a table: with its columns, or with rows of cells.</summary>
    public static bool Is(SourceText text)
    {
        var reader = new Utf8JsonReader(text.Window, text.IsAtEnd, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth, AllowMultipleValues = true }));
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName
            && (reader.ValueTextEquals("columns"u8) || (reader.ValueTextEquals("data"u8) && JsonPeek.HoldsCells(reader)));
    }

    public bool Read()
    {
        var scan = new JsonScan(Rows, _consumed, _state);
        if (!scan.ReadWhole(out var bytes, out _offset))
        {
            if (_held is null)
            {
                PassOverRest(ref scan);
            }

            return false;
        }

        (_consumed, _state) = (scan.TokenEnd, scan.Reader.CurrentState);
        using var tree = SpanMath.Parse(bytes, () => Place);
        if (tree.Root.Kind != JsonKind.Array || tree.Root.Count != _places.Count)
        {
            throw Unfit($"a row must be an array with {_places.Count} cells, as there are columns", Place);
        }

        _cells.Clear();
        foreach (var cell in tree.Root.Elements)
        {
            _cells.Add(cell.Kind switch
            {
                JsonKind.String when cell.TextEquals("\u007F"u8) => CellNumber.NotANumber,
                JsonKind.String => cell.GetString().Trim(),
                JsonKind.Null => "",
                _ => Encoding.UTF8.GetString(cell.Raw),
            });
        }

        return true;
    }

    public string? Cell(string column) => _places.TryGetValue(column, out var place) ? _cells[place] : null;

    public void Dispose() => _held?.Dispose();

    /// <summary>Reads what stands behind the key at hand; true where that are the rows, and their columns are known: the scan has just entered them.</summary>
    private bool ReadMember(ref JsonScan scan)
    {
        var key = Once(ref scan);
        if (key == "columns")
        {
            ReadColumns(ref scan);
            return false;
        }

        if (key == "data" && _places.Count == 0)
        {
            Hold(ref scan);
            return false;
        }

        scan.Read();
        if (key == "data" && scan.Token != JsonTokenType.StartArray)
        {
            throw Unfit("the \"data\" of this table must be an array", scan.Place);
        }

        if (key != "data")
        {
            scan.Skip();
        }

        return key == "data";
    }

    /// <summary>The key at hand, of which a table has one: what a second one holds would be passed over in silence.</summary>
    private string Once(ref JsonScan scan)
    {
        var key = scan.Text();
        return _seen.Add(key) ? key : throw new UnfitSourceException(new Problem(scan.Place, Codes.Reading.DuplicateKey, $"the key \"{key}\" stands twice in one object", "keep one of them"));
    }

    private void Hold(ref JsonScan scan)
    {
        scan.ReadWhole(out var bytes, out var offset);
        _heldFrom = scan.PlaceAt(offset);
        if (bytes.Length == 0 || bytes.Span[0] != '[')
        {
            throw Unfit("the \"data\" of this table must be an array", _heldFrom);
        }

        _held = new SourceText();
        _held.Open(_text.File, new MemoryStream(bytes.ToArray()));
    }

    /// <summary>What stands behind the rows, or behind the document: nothing may follow that, and the reader itself refuses what does.</summary>
    private void PassOverRest(ref JsonScan scan)
    {
        while (scan.Read())
        {
            if (scan.Token == JsonTokenType.PropertyName && scan.Reader.CurrentDepth == 1)
            {
                Once(ref scan);
            }
        }
    }

    private void ReadColumns(ref JsonScan scan)
    {
        scan.ReadWhole(out var bytes, out var offset);
        var place = scan.PlaceAt(offset);
        using var tree = SpanMath.Parse(bytes, () => place);
        foreach (var element in tree.Root.Elements)
        {
            if (!_places.TryAdd(element.AsString() ?? element.ToString()!, _places.Count))
            {
                throw new UnfitSourceException(new Problem(place, Codes.Reading.DuplicateKey, $"two columns are called '{element.AsString() ?? element.ToString()}'", "give one of them another name"));
            }
        }
    }

    private UnfitSourceException Unfit(string message, SourceSpan? place = null) => new(new Problem(place ?? SourceSpan.File(_text.Shown), Codes.Importing.EvaluationUnfit, message));
}
