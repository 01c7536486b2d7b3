using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>The tokens of a <see cref="SourceText"/>, read on across the window's end.</summary>
internal ref struct JsonScan
{
    private static readonly SearchValues<byte> s_plain = SearchValues.Create("0123456789."u8);

    private readonly SourceText _text;
    private int _base;

    /// <summary>Reads a text; with <paramref name="allowMany"/> one that holds several documents, such as one on each line.</summary>
    public JsonScan(SourceText text, bool allowMany = false)
    {
        _text = text;
        Reader = new Utf8JsonReader(text.Window, text.IsAtEnd, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonTree.DefaultMaxDepth, AllowMultipleValues = allowMany }));
    }

    /// <summary>Reads on behind an offset of the window, in a state that an earlier scan left.</summary>
    public JsonScan(SourceText text, int offset, JsonReaderState state)
    {
        _text = text;
        _base = offset;
        Reader = new Utf8JsonReader(text.Window[offset..], text.IsAtEnd, state);
    }

    public Utf8JsonReader Reader;

    public readonly JsonTokenType Token => Reader.TokenType;

    /// <summary>Where the current token stands.</summary>
    public readonly SourceSpan Place => _text.PlaceAt(_base + (int)Reader.TokenStartIndex);

    /// <summary>Whether the whole text is in memory, so that offsets into <see cref="Window"/> hold.</summary>
    public readonly bool IsWhole => _text.IsWhole && _text.IsAtEnd;

    public readonly ReadOnlySpan<byte> Window => _text.Window;

    /// <summary>The text that is read.</summary>
    public readonly SourceText Source => _text;

    /// <summary>Offset of the current token in the window.</summary>
    public readonly int TokenStart => _base + (int)Reader.TokenStartIndex;

    /// <summary>Offset behind the current token in the window.</summary>
    public readonly int TokenEnd => _base + (int)Reader.BytesConsumed;

    /// <summary>The place of an offset in the window.</summary>
    public readonly SourceSpan PlaceAt(int offset) => _text.PlaceAt(offset);

    /// <summary>
    /// Goes on behind values that were read by other means. Only from the end of one element of an array to the end of another one, so that what the reader
    /// knows of its surroundings still holds; and only in a text that is whole.
    /// </summary>
    public void LeapTo(int offset)
    {
        Reader = new Utf8JsonReader(_text.Window[offset..], isFinalBlock: true, Reader.CurrentState);
        _base = offset;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Read() => Reader.Read() || ReadOn();

    /// <summary>Goes to the next key of the object that is open; false at its end.</summary>
    public bool ReadKey() => Read() && Reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Passes over the rest of the current value.</summary>
    public void Skip()
    {
        if (Reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var depth = Reader.CurrentDepth;
        while (Read() && Reader.CurrentDepth > depth)
        {
        }
    }

    /// <summary>The string or key at hand.</summary>
    public readonly string Text()
    {
        try
        {
            return Reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new UnfitSourceException(new Problem(Place, Codes.Reading.Syntax, "a surrogate escape has no partner"));
        }
    }

    /// <summary>The string or key at hand, where it is one of those that come again and again.</summary>
    public readonly string Text(NameCache names) => Reader.ValueIsEscaped ? Text() : names.Of(Reader.ValueSpan);

    /// <summary>The number at hand.</summary>
    public readonly StatedNumber Number(NameCache names)
    {
        var text = Reader.ValueSpan;
        if (ShortDecimal(text) is { } plain)
        {
            return new StatedNumber(plain, Place);
        }

        var value = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) ? other : (decimal?)null;
        return value is { } known && text.Length <= StatedNumber.DigitsKept && text.IndexOfAnyExcept(s_plain) < 0 ? new StatedNumber(known, Place) : new StatedNumber(names.Of(text), value, Place);
    }

    /// <summary>
    /// Reads the next value of an array or behind a key whole, or the next of several documents: its bytes and their offset in the window (for
    /// <see cref="PlaceAt"/>, which is not for every row: it counts lines); false at the end of the array or of the text. Both hold until the next read.
    /// </summary>
    public bool ReadWhole(out ReadOnlyMemory<byte> value, out int offset)
    {
        while (true)
        {
            var before = Reader;
            var hasToken = Reader.Read();
            if (hasToken)
            {
                if (Reader.TokenType == JsonTokenType.EndArray)
                {
                    (value, offset) = (default, 0);
                    return false;
                }

                var start = TokenStart;
                if (Reader.TrySkip())
                {
                    (value, offset) = (_text.Part(start, TokenEnd - start), start);
                    return true;
                }
            }

            if (_text.IsAtEnd)
            {
                (value, offset) = (default, 0);
                return !hasToken && before.CurrentDepth == 0 ? false
                    : throw new UnfitSourceException(new Problem(Place, Codes.Reading.Syntax, "the text ends before the document does"));
            }

            _text.Advance(_base + (int)before.BytesConsumed);
            _base = 0;
            Reader = new Utf8JsonReader(_text.Window, _text.IsAtEnd, before.CurrentState);
        }
    }

    /// <summary>A number of digits and at most one point that 64 bits hold, with its zeros behind the point: what is in nearly all files. Null: it is another one.</summary>
    private static decimal? ShortDecimal(ReadOnlySpan<byte> text)
    {
        const int MostDigits = 18;
        if (text.Length > MostDigits)
        {
            return null;
        }

        var (digits, scale) = (0L, -1);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit((char)c))
            {
                digits = (digits * 10) + (c - '0');
                scale += scale < 0 ? 0 : 1;
            }
            else if (c == '.' && scale < 0)
            {
                scale = 0;
            }
            else
            {
                return null;
            }
        }

        return new decimal((int)digits, (int)(digits >> 32), 0, isNegative: false, (byte)Math.Max(scale, 0));
    }

    private bool ReadOn()
    {
        while (!_text.IsAtEnd)
        {
            _text.Advance(_base + (int)Reader.BytesConsumed);
            _base = 0;
            Reader = new Utf8JsonReader(_text.Window, _text.IsAtEnd, Reader.CurrentState);
            if (Reader.Read())
            {
                return true;
            }
        }

        return false;
    }
}
