using System.Text.Encodings.Web;

namespace StaticTracker.Site;

/// <summary>Some ASCII characters, to be asked one by one.</summary>
internal sealed class PlainCharacters
{
    private readonly bool[] _has = new bool[128];

    private PlainCharacters()
    {
    }

    /// <summary>All of ASCII but those given.</summary>
    public static PlainCharacters AllBut(ReadOnlySpan<char> others)
    {
        var plain = new PlainCharacters();
        for (var c = 0; c < plain._has.Length; c++)
        {
            plain._has[c] = !others.Contains((char)c);
        }

        return plain;
    }

    /// <summary>Those that an encoder leaves as they are.</summary>
    public static PlainCharacters Of(TextEncoder encoder)
    {
        var plain = new PlainCharacters();
        for (var c = 0; c < plain._has.Length; c++)
        {
            plain._has[c] = !encoder.WillEncode(c);
        }

        return plain;
    }

    public bool Has(char c) => c < _has.Length && _has[c];
}
