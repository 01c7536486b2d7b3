using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Checking;

/// <summary>Lines and columns of rising offsets, each byte looked at once. Same counting as <see cref="TextPosition.Of"/>.</summary>
internal ref struct PlaceWalk
{
    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private int _line = 1;
    private int _column = 1;

    public PlaceWalk(ReadOnlySpan<byte> text)
    {
        _text = text;
        _at = text.StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
    }

    /// <summary>The place of an offset that is no smaller than the one before.</summary>
    public TextPosition To(int offset)
    {
        if (offset > _at)
        {
            var passed = _text[_at..offset];
            var lines = passed.Count((byte)'\n');
            if (lines > 0)
            {
                _line += lines;
                _column = 1;
                passed = passed[(passed.LastIndexOf((byte)'\n') + 1)..];
            }

            foreach (var b in passed)
            {
                _column += (b & 0xC0) == 0x80 ? 0 : 1;
            }

            _at = offset;
        }

        return new TextPosition(_line, _column);
    }
}
