namespace StaticTracker.Comparison;

/// <summary>
/// A small generator of random numbers, our own so that a fixed seed gives the same figures on every runtime for ever. Steele, G. L., Lea, D. and
/// Flood, C. H. (2014): Fast splittable pseudorandom number generators. OOPSLA 2014, 453–472.
/// </summary>
public sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        var z = _state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));
}
