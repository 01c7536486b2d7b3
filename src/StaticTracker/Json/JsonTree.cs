using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace StaticTracker.Json;

/// <summary>
/// A JSON document as a flat list of cells over its own UTF-8 bytes: every value knows where it stands, numbers keep their digits,
/// keys their order. Strict: RFC 8259, valid UTF-8, no duplicate keys, paired surrogates. A UTF-8 byte order mark is passed over
/// and told by <see cref="HasByteOrderMark"/>. Disposing gives the cells back to their pool; nodes must not be used afterwards.
/// </summary>
public sealed class JsonTree : IDisposable
{
    /// <summary>Depth at which a document is refused unless told otherwise.</summary>
    public const int DefaultMaxDepth = 64;

    /// <summary>Cells (16 bytes each) of the largest array that is kept for the next document.</summary>
    private const int MostSpare = 1 << 18;

    /// <summary>
    /// A spare array of this thread, no state: each thread reads one document after the other. The framework's pool, made for a type of ours, would be
    /// compiled at every start.
    /// </summary>
    [ThreadStatic]
    private static JsonCell[]? t_spare;

    private JsonCell[] _cells;
    private int _count;

    private JsonTree(ReadOnlyMemory<byte> text, bool hasByteOrderMark)
    {
        Text = text;
        HasByteOrderMark = hasByteOrderMark;
        _cells = Rent(Math.Max(64, text.Length / 12));
    }

    /// <summary>The whole text, a byte order mark included.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    public bool HasByteOrderMark { get; }

    public JsonNode Root => new(this, 0);

    internal ReadOnlySpan<JsonCell> Cells => new(_cells, 0, _count);

    /// <summary>One cell; quicker than by <see cref="Cells"/>, and the most frequent step of all reading.</summary>
    internal ref readonly JsonCell CellAt(int index) => ref _cells[index];

    /// <summary>Parses a text; null and a fault where it is not acceptable.</summary>
    public static JsonTree? TryParse(ReadOnlyMemory<byte> utf8, out JsonFault? fault, int maxDepth = DefaultMaxDepth)
    {
        var text = utf8.Span;
        fault = FaultOfEncoding(text);
        if (fault is not null)
        {
            return null;
        }

        var tree = new JsonTree(utf8, text.StartsWith(Encoding.UTF8.Preamble));
        fault = tree.Fill(maxDepth);
        if (fault is null)
        {
            return tree;
        }

        tree.Dispose();
        return null;
    }

    /// <summary>Parses a text that is known to be sound, such as one this program wrote.</summary>
    /// <exception cref="InvalidDataException">The text is not acceptable.</exception>
    public static JsonTree Parse(ReadOnlyMemory<byte> utf8) =>
        TryParse(utf8, out var fault) ?? throw new InvalidDataException($"{fault!.Detail} at byte {fault.Offset}");

    /// <summary>Line and column of a node.</summary>
    public TextPosition PositionOf(JsonNode node) => TextPosition.Of(Text.Span, node.Start);

    public void Dispose()
    {
        var cells = _cells;
        _cells = [];
        _count = 0;
        if (cells.Length > 0)
        {
            GiveBack(cells);
        }
    }

    private static JsonCell[] Rent(int least)
    {
        if (t_spare is { } spare && spare.Length >= least)
        {
            t_spare = null;
            return spare;
        }

        return new JsonCell[least];
    }

    private static void GiveBack(JsonCell[] cells)
    {
        if (cells.Length <= MostSpare && cells.Length > (t_spare?.Length ?? 0))
        {
            t_spare = cells;
        }
    }

    private static JsonFault? FaultOfEncoding(ReadOnlySpan<byte> text)
    {
        if (text.Length > 1 && (text[..2] is [0xFF, 0xFE] or [0xFE, 0xFF] || text[0] == 0 || text[1] == 0))
        {
            return new JsonFault(JsonFaultKind.Encoding, 0, "this is UTF-16 or UTF-32, not UTF-8");
        }

        if (!Utf8.IsValid(text))
        {
            return new JsonFault(JsonFaultKind.Encoding, FirstInvalidByte(text), "these bytes are not UTF-8");
        }

        var body = text.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text;
        return body.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? new JsonFault(JsonFaultKind.Empty, 0, "there is nothing in it") : null;
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var consumed) == OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }

    private JsonFault? Fill(int maxDepth)
    {
        var shift = HasByteOrderMark ? 3 : 0;
        var reader = new Utf8JsonReader(Text.Span[shift..], new JsonReaderOptions { MaxDepth = maxDepth });
        Span<int> open = maxDepth <= 256 ? stackalloc int[maxDepth + 1] : new int[maxDepth + 1];
        var depth = 0;
        try
        {
            while (reader.Read())
            {
                var start = shift + (int)reader.TokenStartIndex;
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open[depth++] = _count;
                        Add(start, 0, reader.TokenType == JsonTokenType.StartObject ? JsonKind.Object : JsonKind.Array, escaped: false);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        if (Close(open[--depth], start + 1) is { } duplicate)
                        {
                            return duplicate;
                        }

                        break;
                    default:
                        if (reader.ValueIsEscaped && !HasSoundEscapes(ref reader))
                        {
                            return new JsonFault(JsonFaultKind.Syntax, start, "a surrogate escape has no partner");
                        }

                        var isText = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String;
                        Add(start, reader.ValueSpan.Length + (isText ? 2 : 0), KindOf(reader.TokenType), reader.ValueIsEscaped);
                        break;
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            return FaultOf(e, shift, depth, maxDepth);
        }
    }

    private JsonFault FaultOf(JsonException e, int shift, int depth, int maxDepth)
    {
        var text = Text.Span;
        var at = 0;
        for (var line = 0L; line < (e.LineNumber ?? 0); line++)
        {
            at += text[at..].IndexOf((byte)'\n') + 1;
        }

        at = Math.Min(text.Length, at + (int)(e.BytePositionInLine ?? 0) + (e.LineNumber is null or 0 ? shift : 0));
        if (depth >= maxDepth)
        {
            return new JsonFault(JsonFaultKind.TooDeep, at, $"it is nested deeper than {maxDepth} levels");
        }

        var rest = text[at..];
        var detail = rest.IndexOfAnyExcept(" \t\r\n"u8) < 0 || (rest[0] == ',' && rest[1..].IndexOfAnyExcept(" \t\r\n"u8) < 0) ? "the text ends before the document does"
            : rest.StartsWith("NaN"u8) || rest.StartsWith("Infinity"u8) || rest.StartsWith("-Infinity"u8) ? "NaN and Infinity are not JSON"
            : rest[0] is (byte)'/' or (byte)'#' ? "comments are not JSON"
            : rest[0] is (byte)'}' or (byte)']' ? $"a value or key is expected before '{(char)rest[0]}' (a comma too many?)"
            : rest[0] is >= 0x20 and < 0x7F ? $"'{(char)rest[0]}' is not expected here"
            : "this byte is not expected here";
        return new JsonFault(JsonFaultKind.Syntax, at, detail);
    }

    private static JsonKind KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.PropertyName or JsonTokenType.String => JsonKind.String,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        _ => JsonKind.Null,
    };

    private static bool HasSoundEscapes(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.IndexOf("\\u"u8) < 0)
        {
            return true;
        }

        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Add(int start, int length, JsonKind kind, bool escaped)
    {
        if (_count == _cells.Length)
        {
            var larger = Rent(_count * 2);
            Array.Copy(_cells, larger, _count);
            GiveBack(_cells);
            _cells = larger;
        }

        _cells[_count++] = new JsonCell(start, length, 1, kind, escaped);
    }

    private JsonFault? Close(int index, int end)
    {
        var cell = _cells[index];
        _cells[index] = new JsonCell(cell.Start, end - cell.Start, _count - index, cell.Kind, escaped: false);
        return cell.Kind == JsonKind.Object ? FindDuplicateKey(index) : null;
    }

    private JsonFault? FindDuplicateKey(int index)
    {
        var end = index + _cells[index].Span;
        HashSet<string>? seen = null;
        Span<int> keys = stackalloc int[16];
        var count = 0;
        for (var key = index + 1; key < end; key += 1 + _cells[key + 1].Span)
        {
            if (seen is null && count < keys.Length)
            {
                for (var i = 0; i < count; i++)
                {
                    if (SameKey(keys[i], key))
                    {
                        return Duplicate(key);
                    }
                }

                keys[count++] = key;
                continue;
            }

            if (seen is null)
            {
                seen = new HashSet<string>(StringComparer.Ordinal);
                foreach (var k in keys)
                {
                    seen.Add(new JsonNode(this, k).GetString());
                }
            }

            if (!seen.Add(new JsonNode(this, key).GetString()))
            {
                return Duplicate(key);
            }
        }

        return null;
    }

    private bool SameKey(int a, int b)
    {
        ref readonly var x = ref _cells[a];
        ref readonly var y = ref _cells[b];
        if (x.Escaped || y.Escaped)
        {
            return new JsonNode(this, a).GetString() == new JsonNode(this, b).GetString();
        }

        var text = Text.Span;
        return x.Length == y.Length && text.Slice(x.Start, x.Length).SequenceEqual(text.Slice(y.Start, y.Length));
    }

    private JsonFault Duplicate(int key) =>
        new(JsonFaultKind.DuplicateKey, _cells[key].Start, $"the key \"{new JsonNode(this, key).GetString()}\" stands twice in one object");
}
