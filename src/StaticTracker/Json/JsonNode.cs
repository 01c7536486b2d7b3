using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StaticTracker.Json;

/// <summary>One value of a <see cref="JsonTree"/>. The default value stands for "not there": <see cref="Exists"/> is false.</summary>
public readonly struct JsonNode
{
    private readonly JsonTree? _tree;
    private readonly int _index;

    internal JsonNode(JsonTree tree, int index)
    {
        _tree = tree;
        _index = index;
    }

    public bool Exists => _tree is not null;

    public JsonTree Tree => _tree ?? throw new InvalidOperationException("There is no such value.");

    public JsonKind Kind => _tree is null ? JsonKind.None : Cell.Kind;

    /// <summary>Byte offset of the first byte in the document.</summary>
    public int Start => Cell.Start;

    /// <summary>Byte offset behind the last byte.</summary>
    public int End => Cell.Start + Cell.Length;

    /// <summary>The text as it stands, quotes and brackets included.</summary>
    public ReadOnlySpan<byte> Raw => Tree.Text.Span.Slice(Cell.Start, Cell.Length);

    /// <summary>A string's bytes between the quotes, escapes as they stand.</summary>
    public ReadOnlySpan<byte> RawText => Raw[1..^1];

    /// <summary>Whether a string holds escapes, so that <see cref="RawText"/> is not its value.</summary>
    public bool IsEscaped => Cell.Escaped;

    public TextPosition Position => Tree.PositionOf(this);

    /// <summary>Members of an object, or elements of an array: how many.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            if (Kind == JsonKind.Object)
            {
                foreach (var _ in Members)
                {
                    count++;
                }
            }
            else if (Kind == JsonKind.Array)
            {
                foreach (var _ in Elements)
                {
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>Members of an object in their order; none for anything else.</summary>
    public MemberList Members => new(this);

    /// <summary>Elements of an array in their order; none for anything else.</summary>
    public ElementList Elements => new(this);

    internal int Index => _index;

    /// <summary>The elements of an array; empty for anything else.</summary>
    public JsonNode[] ToArray()
    {
        if (Kind != JsonKind.Array)
        {
            return [];
        }

        var elements = new JsonNode[Count];
        var i = 0;
        foreach (var element in Elements)
        {
            elements[i++] = element;
        }

        return elements;
    }

    private ref readonly JsonCell Cell => ref Tree.CellAt(_index);

    /// <summary>The value of a member, or a node that does not exist.</summary>
    public JsonNode this[ReadOnlySpan<byte> key]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.KeyEquals(key))
                {
                    return member.Value;
                }
            }

            return default;
        }
    }

    /// <summary>A string's value.</summary>
    public string GetString()
    {
        var raw = RawText;
        if (!Cell.Escaped)
        {
            return Encoding.UTF8.GetString(raw);
        }

        var reader = new Utf8JsonReader(Raw);
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>A string's value, or null where this is no string.</summary>
    public string? AsString() => Kind == JsonKind.String ? GetString() : null;

    /// <summary>Whether this is a string with that value.</summary>
    public bool TextEquals(ReadOnlySpan<byte> utf8) =>
        Kind == JsonKind.String && (Cell.Escaped ? Encoding.UTF8.GetBytes(GetString()).AsSpan().SequenceEqual(utf8) : RawText.SequenceEqual(utf8));

    /// <summary>A whole number, also where it is written 5.0 or 5e0; null for anything else or out of range.</summary>
    public long? AsInteger()
    {
        if (Kind != JsonKind.Number)
        {
            return null;
        }

        if (Utf8Parser.TryParse(Raw, out long value, out var used) && used == Cell.Length)
        {
            return value;
        }

        return AsDecimal() is { } d && decimal.Truncate(d) == d && d is >= long.MinValue and <= long.MaxValue ? (long)d : null;
    }

    /// <summary>A number with the digits it has, trailing zeros included; null where it is no number or beyond 28 digits.</summary>
    public decimal? AsDecimal()
    {
        if (Kind != JsonKind.Number)
        {
            return null;
        }

        return ShortDecimal(Raw) is { } plain ? plain
            : Utf8Parser.TryParse(Raw, out decimal value, out var used) && used == Cell.Length ? value
            : decimal.TryParse(Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? value : null;
    }

    /// <summary>A plain number of at most 18 digits, such as nearly all are; null for any other, which the general way reads.</summary>
    private static decimal? ShortDecimal(ReadOnlySpan<byte> raw)
    {
        if (raw.Length > 19)
        {
            return null;
        }

        var digits = 0L;
        var scale = -1;
        foreach (var b in raw)
        {
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                digits = (digits * 10) + (b - '0');
                scale += scale < 0 ? 0 : 1;
            }
            else if (b == '.')
            {
                scale = 0;
            }
            else
            {
                return null;
            }
        }

        return scale < 0 && raw.Length > 18 ? null : new decimal((int)digits, (int)(digits >> 32), 0, isNegative: false, (byte)Math.Max(scale, 0));
    }

    /// <summary>The raw JSON as text.</summary>
    public override string ToString() => Exists ? Encoding.UTF8.GetString(Raw) : "";

    /// <summary>A member of an object.</summary>
    public readonly struct Member
    {
        private readonly JsonTree _tree;
        private readonly int _key;

        internal Member(JsonTree tree, int key)
        {
            _tree = tree;
            _key = key;
        }

        public JsonNode Key => new(_tree, _key);

        public JsonNode Value => new(_tree, _key + 1);

        public string Name => Key.GetString();

        public bool KeyEquals(ReadOnlySpan<byte> utf8) => Key.TextEquals(utf8);
    }

    /// <summary>The members of an object, for foreach.</summary>
    public struct MemberList
    {
        private readonly JsonTree? _tree;
        private readonly int _end;
        private int _at;
        private int _next;

        internal MemberList(JsonNode node)
        {
            if (node.Kind == JsonKind.Object)
            {
                _tree = node.Tree;
                _next = node._index + 1;
                _end = node._index + node.Cell.Span;
            }
        }

        public readonly Member Current => new(_tree!, _at);

        public readonly MemberList GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next >= _end)
            {
                return false;
            }

            _at = _next;
            _next += 1 + _tree!.Cells[_at + 1].Span;
            return true;
        }
    }

    /// <summary>The elements of an array, for foreach.</summary>
    public struct ElementList
    {
        private readonly JsonTree? _tree;
        private readonly int _end;
        private int _at;
        private int _next;

        internal ElementList(JsonNode node)
        {
            if (node.Kind == JsonKind.Array)
            {
                _tree = node.Tree;
                _next = node._index + 1;
                _end = node._index + node.Cell.Span;
            }
        }

        public readonly JsonNode Current => new(_tree!, _at);

        public readonly ElementList GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next >= _end)
            {
                return false;
            }

            _at = _next;
            _next += _tree!.Cells[_at].Span;
            return true;
        }
    }
}
