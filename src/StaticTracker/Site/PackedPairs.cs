namespace StaticTracker.Site;

/// <summary>
/// Small numbers as <see cref="PackedText"/>, two in one: where a number says little by itself, a character for it alone would waste most of what a character can say. Two numbers up to n become one below (n + 1)² (Szudzik's pairing, "An elegant pairing function", 2006).
/// </summary>
internal sealed class PackedPairs
{
    private readonly PackedText _text = new();
    private long? _first;

    /// <summary>All that was added; a last one without another stands with a 0.</summary>
    public PackedText Text
    {
        get
        {
            if (_first is not null)
            {
                Add(0);
            }

            return _text;
        }
    }

    /// <summary>A number that is not negative, below 2^31.</summary>
    public void Add(long number)
    {
        if (_first is not { } first)
        {
            _first = number;
            return;
        }

        _text.Add(first < number ? (number * number) + first : (first * first) + first + number);
        _first = null;
    }
}
