namespace StaticTracker.History.Caching;

/// <summary>Facts as bytes with the texts they share: a few large arrays in place of a hundred thousand objects.</summary>
internal sealed class FactStore
{
    /// <summary>An empty store, to be filled by a <see cref="FactBook"/>.</summary>
    public FactStore()
    {
    }

    public FactStore(byte[] bytes, int at, int length, string[] texts)
    {
        Bytes = bytes;
        At = at;
        Length = length;
        Texts = texts;
    }

    /// <summary>An array that holds the facts and may hold more.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Where in the array the facts begin: places in a store count from there.</summary>
    public int At { get; }

    public int Length { get; private set; }

    public string[] Texts { get; private set; } = [];

    public ReadOnlySpan<byte> Span => Bytes.AsSpan(At, Length);

    public void Fill(byte[] bytes, string[] texts)
    {
        Bytes = bytes;
        Length = bytes.Length;
        Texts = texts;
    }
}
