using System.Buffers;
using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>
/// How one evaluation of a file stands written: the bytes between its values, which repeat from evaluation to evaluation. The strict reader parses one and
/// notes them; those that follow are then held against these bytes, value by value, which is several times as quick. What does not fit to the byte goes back
/// to the strict reader, so that nothing is accepted here that it would refuse.
/// </summary>
internal sealed class EvaluationPattern
{
    private const int MostValues = 16;

    private static readonly SearchValues<byte> s_hex = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly Value[] _values = new Value[MostValues];
    private int _count;
    private int _previousEnd;
    private int _tailLength;
    private bool _isUsable;

    /// <summary>Whether a pattern is there to hold the next evaluation against.</summary>
    public bool IsReady { get; private set; }

    public void Clear()
    {
        _previousEnd = -1;
        IsReady = false;
        Begin();
    }

    /// <summary>A new evaluation begins.</summary>
    public void Begin()
    {
        _count = 0;
        _isUsable = true;
        IsReady = false;
    }

    /// <summary>Notes a value that the strict reader has read: a string's bytes without its quotes, or a whole number's digits.</summary>
    public void Note(int part, int start, int length, bool isText)
    {
        if (_count == MostValues)
        {
            _isUsable = false;
            return;
        }

        _values[_count++] = new Value(part, start, length, isText);
    }

    /// <summary>The evaluation holds something that no pattern covers: a value within a value, a fraction, true, null.</summary>
    public void Spoil() => _isUsable = false;

    /// <summary>The evaluation ends behind this offset; with the one before it, it makes a pattern.</summary>
    public void End(int end)
    {
        if (!_isUsable || _count == 0)
        {
            _previousEnd = -1;
            return;
        }

        IsReady = _previousEnd >= 0;
        _tailLength = end - _values[_count - 1].End;
        if (IsReady)
        {
            // From the end of the evaluation before to the first value, then from value to value.
            var from = _previousEnd;
            for (var i = 0; i < _count; i++)
            {
                _values[i] = _values[i] with { GlueStart = from, GlueLength = _values[i].Start - from };
                from = _values[i].End;
            }
        }

        _previousEnd = end;
    }

    /// <summary>The last evaluation ends here now; the pattern's own bytes stay where they are.</summary>
    public void MovedTo(int end) => _previousEnd = end;

    /// <summary>
    /// Takes the evaluations that follow at an offset and fit the pattern; gives the offset behind the last one. Each value is offered in turn;
    /// an evaluation is taken once it is known to be sound to its end.
    /// </summary>
    public int Follow(ReadOnlySpan<byte> text, int at, JudgeEvaluations into)
    {
        var last = _values[_count - 1];
        var tail = text.Slice(last.End, _tailLength);
        var values = _values.AsSpan(0, _count);
        while (true)
        {
            var position = at;
            foreach (ref readonly var value in values)
            {
                if (!text[position..].StartsWith(text.Slice(value.GlueStart, value.GlueLength)))
                {
                    return at;
                }

                position += value.GlueLength;
                var length = value.IsText ? LengthOfText(text, position, value.Part == 0) : LengthOfNumber(text, position);
                if (length < 0 || !into.Offer(value.Part, text.Slice(position, length), position))
                {
                    return at;
                }

                position += length;
            }

            if (!text[position..].StartsWith(tail))
            {
                return at;
            }

            into.TakeOffered(text);
            at = position + _tailLength;
        }
    }

    /// <summary>Bytes up to the closing quote; −1 where it is for the strict reader: a control character, an odd escape, an escape in a name.</summary>
    private static int LengthOfText(ReadOnlySpan<byte> text, int start, bool mayBeEscaped)
    {
        var at = start;
        while (true)
        {
            var next = JsonText.IndexOfSpecial(text[at..]);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (text[at] == '"')
            {
                return at - start;
            }

            var escape = mayBeEscaped && text[at] == '\\' ? LengthOfEscape(text[at..]) : 0;
            if (escape == 0)
            {
                return -1;
            }

            at += escape;
        }
    }

    /// <summary>2 for \n and the like, 6 for \u and four hex digits; 0 for what is no escape.</summary>
    private static int LengthOfEscape(ReadOnlySpan<byte> text) =>
        text.Length < 2 ? 0
        : text[1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' ? 2
        : text[1] == 'u' && text.Length >= 6 && text.Slice(2, 4).IndexOfAnyExcept(s_hex) < 0 ? 6
        : 0;

    private static int LengthOfNumber(ReadOnlySpan<byte> text, int start)
    {
        var rest = text[start..];
        var length = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return length < 1 || (length > 1 && rest[0] == '0') ? -1 : length;
    }

    /// <summary>A value of the pattern: which part of an evaluation it is (0: none that counts), its bytes, and the bytes before it.</summary>
    private readonly record struct Value(int Part, int Start, int Length, bool IsText)
    {
        public int GlueStart { get; init; }

        public int GlueLength { get; init; }

        public int End => Start + Length;
    }
}
