using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>
/// CSV and its like (RFC 4180): cells may stand in quotes, in which line breaks and doubled quotes are part of the text. The first line names the columns; every
/// other row has as many cells as that one, since one that is cut off must not pass as a result.
/// </summary>
internal sealed class DelimitedRows : IRowSource
{
    private const int LongestCell = 32 << 20; // Characters; a quote that is never closed must not fill the memory.

    private readonly StreamReader _reader;
    private readonly string _shown;
    private readonly char _delimiter;
    private readonly List<string> _cells = [];
    private readonly StringBuilder _cell = new();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private int _line = 1;
    private int _rowLine = 1;

    public DelimitedRows(SourceText text, char? delimiter)
    {
        _shown = text.Shown;
        _delimiter = delimiter ?? DelimitedHeader.DelimiterOf(DelimitedHeader.FirstLine(text.Window));
        _reader = new StreamReader(new SourceStream(text), Encoding.UTF8, detectEncodingFromByteOrderMarks: false, 1 << 16);
        if (!ReadCells())
        {
            throw new UnfitSourceException(new Problem(SourceSpan.File(_shown), Codes.Importing.NothingJudged, "the table has not even a line that names its columns"));
        }

        foreach (var name in _cells.Select(c => c.Trim()))
        {
            if (name.Length > 0 && !_places.TryAdd(name, _places.Count))
            {
                throw new UnfitSourceException(new Problem(Place, Codes.Reading.DuplicateKey, $"two columns are called '{name}'", "give one of them another name"));
            }

            if (name.Length == 0)
            {
                _places.Add("\0" + _places.Count.ToString(CultureInfo.InvariantCulture), _places.Count); // A column without a name cannot be asked for.
            }
        }

        Columns = [.. _places.Keys.Where(k => k[0] != '\0')];
    }

    public IReadOnlyList<string> Columns { get; }

    public bool HasHeader => true;

    public SourceSpan Place => new(_shown, _rowLine, 1);

    public bool Read()
    {
        if (!ReadCells())
        {
            return false;
        }

        return _cells.Count == _places.Count ? true
            : throw new UnfitSourceException(new Problem(Place, Codes.Importing.EvaluationUnfit,
                string.Create(CultureInfo.InvariantCulture, $"this row has {_cells.Count} cells, the header has {_places.Count}"),
                "the file may be cut off here, or a cell with a delimiter in it may lack its quotes"));
    }

    public string? Cell(string column) => _places.TryGetValue(column, out var place) ? _cells[place].Trim() : null;

    public void Dispose() => _reader.Dispose();

    /// <summary>Reads one row into the cells; lines without anything are passed over.</summary>
    private bool ReadCells()
    {
        do
        {
            _cells.Clear();
            _rowLine = _line;
            if (_reader.Peek() < 0)
            {
                return false;
            }

            while (ReadCell())
            {
                // Cell by cell to the end of the row.
            }
        }
        while (_cells.Count == 1 && _cells[0].Length == 0);
        return true;
    }

    /// <summary>Reads one cell; false where it is the row's last one.</summary>
    private bool ReadCell()
    {
        _cell.Clear();
        if (_reader.Peek() == '"')
        {
            ReadQuoted();
        }

        while (true)
        {
            var c = _reader.Read();
            if (c == _delimiter || c is '\n' or < 0)
            {
                if (c == '\n')
                {
                    _line++;
                }

                var isWindowsLine = c != _delimiter && _cell.Length > 0 && _cell[^1] == '\r';
                _cells.Add(_cell.ToString(0, isWindowsLine ? _cell.Length - 1 : _cell.Length));
                return c == _delimiter;
            }

            Append(c);
        }
    }

    private void Append(int c)
    {
        if (_cell.Length == LongestCell)
        {
            throw new UnfitSourceException(new Problem(Place, Codes.Reading.TooLarge, $"a cell of this row is longer than {LongestCell >> 20} million characters", "a quote in it may never be closed"));
        }

        _cell.Append((char)c);
    }

    private void ReadQuoted()
    {
        _reader.Read();
        while (true)
        {
            var c = _reader.Read();
            if (c < 0)
            {
                throw new UnfitSourceException(new Problem(Place, Codes.Reading.Syntax, "a quote in this row is never closed", "the file may be cut off"));
            }

            if (c == '"')
            {
                if (_reader.Peek() != '"')
                {
                    return;
                }

                _reader.Read();
            }

            _line += c == '\n' ? 1 : 0;
            Append(c);
        }
    }
}
