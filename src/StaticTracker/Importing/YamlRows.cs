using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StaticTracker.Importing;

/// <summary>Rows of a YAML list of mappings. A column is a key, or keys of mappings in mappings with dots between them. Aliases are refused: they can make a page out of a line.</summary>
internal sealed class YamlRows : IRowSource
{
    private const int DeepestLevel = 32;

    private readonly StreamReader _reader;
    private readonly Parser _parser;
    private readonly string _shown;
    private readonly Dictionary<string, string> _cells = new(StringComparer.Ordinal);
    private long _line = 1;

    public YamlRows(SourceText text)
    {
        _shown = text.Shown;
        _reader = new StreamReader(new SourceStream(text), Encoding.UTF8, detectEncodingFromByteOrderMarks: false, 1 << 16);
        _parser = new Parser(_reader);
        Next<StreamStart>();
        Next<DocumentStart>();
        if (Next() is not SequenceStart)
        {
            throw Unfit("a table in YAML is a list: each row begins with a dash");
        }
    }

    public IReadOnlyList<string> Columns => [.. _cells.Keys];

    public bool HasHeader => false;

    public SourceSpan Place => new(_shown, (int)_line, 1);

    public bool Read()
    {
        _cells.Clear();
        switch (Next())
        {
            case SequenceEnd:
                Next<DocumentEnd>();
                return Next() is StreamEnd ? false : throw Unfit("a table in YAML is one document");
            case MappingStart:
                ReadMapping("", 1);
                return true;
            default:
                throw Unfit("a row must be a mapping of keys to values");
        }
    }

    public string? Cell(string column) => _cells.GetValueOrDefault(column);

    public void Dispose() => _reader.Dispose();

    private void ReadMapping(string prefix, int level)
    {
        var first = _line;
        while (Next() is var key and not MappingEnd)
        {
            if (key is not Scalar { Value: var text })
            {
                throw Unfit("a key must be a text");
            }

            ReadValue(prefix + text, level);
        }

        _line = first;
    }

    private void ReadValue(string name, int level)
    {
        switch (Next())
        {
            case Scalar scalar:
                if (!_cells.TryAdd(name, IsNothing(scalar) ? "" : scalar.Value.Trim()))
                {
                    throw Unfit($"the key \"{name}\" stands twice in one row");
                }

                break;
            case MappingStart when level < DeepestLevel:
                ReadMapping(name + ".", level + 1);
                break;
            case SequenceStart:
                PassOver();
                break;
            default:
                throw Unfit("it is nested too deeply");
        }
    }

    private static bool IsNothing(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";

    private void PassOver()
    {
        for (var depth = 1; depth > 0;)
        {
            depth += Next() switch
            {
                SequenceStart or MappingStart => 1,
                SequenceEnd or MappingEnd => -1,
                _ => 0,
            };
        }
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        if (Next() is not T)
        {
            throw Unfit("this is no list in YAML");
        }
    }

    private ParsingEvent Next()
    {
        try
        {
            if (!_parser.MoveNext())
            {
                throw Unfit("the text ends before the list does");
            }
        }
        catch (YamlException e)
        {
            _line = e.Start.Line;
            throw Unfit(e.Message);
        }
        catch (InvalidOperationException)
        {
            // The parser's own fault at some texts, such as a list begun and not ended before a key.
            throw Unfit("it cannot be told what follows");
        }

        var found = _parser.Current!;
        _line = found.Start.Line;
        return found is AnchorAlias ? throw Unfit("aliases are not read", "write the value out where the alias stands") : found;
    }

    private UnfitSourceException Unfit(string message, string? hint = null) =>
        new(new Problem(new SourceSpan(_shown, (int)Math.Max(_line, 1), 1), Codes.Reading.Syntax, string.Create(CultureInfo.InvariantCulture, $"this is no table in YAML: {message}"), hint));
}
