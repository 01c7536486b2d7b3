using System.Text;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>Rows as pandas writes a table split: <c>{"columns": […], "data": [[…], …]}</c>, the columns first. NaN and Infinity are read as NaN.</summary>
internal sealed class SplitRows : IRowSource
{
    private readonly SourceText _text;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _cells = [];
    private JsonReaderState _state;
    private int _consumed;
    private int _offset;

    /// <exception cref="UnfitSourceException">There are no columns before the data.</exception>
    public SplitRows(SourceText text)
    {
        _text = text;
        text.AllowLooseNumbers();
        var scan = new JsonScan(text);
        scan.Read();
        while (true)
        {
            if (!scan.ReadKey())
            {
                throw Unfit("there is no \"data\" in this table");
            }

            var key = scan.Text();
            if (key == "columns")
            {
                ReadColumns(ref scan);
                continue;
            }

            scan.Read();
            if (key != "data")
            {
                scan.Skip();
                continue;
            }

            if (scan.Token != JsonTokenType.StartArray || _places.Count == 0)
            {
                throw Unfit("the \"data\" of this table must be an array, and stand behind its \"columns\"");
            }

            (_state, _consumed) = (scan.Reader.CurrentState, scan.TokenEnd);
            return;
        }
    }

    public IReadOnlyList<string> Columns => [.. _places.Keys];

    public bool HasHeader => true;

    public SourceSpan Place => _text.PlaceAt(_offset);

    public bool Read()
    {
        var scan = new JsonScan(_text, _consumed, _state);
        if (!scan.ReadWhole(out var bytes, out _offset))
        {
            while (scan.Read())
            {
                // Nothing may follow the document; the reader itself refuses what does.
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

    public void Dispose()
    {
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
