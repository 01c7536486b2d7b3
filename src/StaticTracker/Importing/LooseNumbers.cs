namespace StaticTracker.Importing;

/// <summary>
/// Overwrites the bare words NaN, Infinity and -Infinity of a JSON text, where they stand outside of strings, with a string that says so and blanks of the same
/// length, so that a strict reader can read on and every place stays where it was. Works on a window that grows at its end and is cut at its start.
/// </summary>
internal sealed class LooseNumbers
{
    /// <summary>The string that stands for such a word: the control character "delete" alone.</summary>
    public const string Text = "\u007F";

    private const byte Mark = 0x7F;

    private static ReadOnlySpan<byte> NotANumber => "NaN"u8;

    private static ReadOnlySpan<byte> Infinity => "Infinity"u8;

    private int _seen;
    private bool _isInString;

    /// <summary>The first bytes of the window are passed over.</summary>
    public void Pass(int count) => _seen -= count;

    /// <summary>Looks at the bytes that were not yet looked at.</summary>
    public void Patch(Span<byte> window, bool isAtEnd)
    {
        while (_seen < window.Length)
        {
            var rest = window[_seen..];
            var next = _isInString ? rest.IndexOfAny((byte)'"', (byte)'\\') : rest.IndexOfAny((byte)'"', (byte)'N', (byte)'I');
            if (next < 0)
            {
                _seen = window.Length;
                return;
            }

            switch (rest[next])
            {
                case (byte)'"':
                    _isInString = !_isInString;
                    _seen += next + 1;
                    break;
                case (byte)'\\' when next + 1 == rest.Length && !isAtEnd:
                    _seen += next;
                    return; // What is escaped has yet to come.
                case (byte)'\\':
                    _seen += next + 2;
                    break;
                default:
                    if (!PatchWord(window, _seen + next, isAtEnd))
                    {
                        _seen += next;
                        return; // A word that may go on behind the window's end.
                    }

                    break;
            }
        }
    }

    private bool PatchWord(Span<byte> window, int at, bool isAtEnd)
    {
        var word = window[at] == 'N' ? NotANumber : Infinity;
        var rest = window[at..];
        if (rest.Length < word.Length && !isAtEnd && word.StartsWith(rest))
        {
            return false;
        }

        _seen = at + 1;
        if (rest.StartsWith(word))
        {
            var start = at > 0 && window[at - 1] == '-' ? at - 1 : at;
            var place = window[start..(at + word.Length)];
            place.Fill((byte)' ');
            place[0] = place[2] = (byte)'"';
            place[1] = Mark;
            _seen = at + word.Length;
        }

        return true;
    }
}
