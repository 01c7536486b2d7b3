namespace StaticTracker.Json;

/// <summary>One value or key of a <see cref="JsonTree"/>: where its text stands and how many cells it spans, itself included.</summary>
internal readonly struct JsonCell(int start, int length, int span, JsonKind kind, bool escaped)
{
    private readonly int _spanAndFlags = (span << 4) | ((int)kind << 1) | (escaped ? 1 : 0);

    /// <summary>Byte offset of the first byte, the quote of a string included.</summary>
    public int Start { get; } = start;

    /// <summary>Bytes, quotes and brackets included.</summary>
    public int Length { get; } = length;

    public int Span => _spanAndFlags >> 4;

    public JsonKind Kind => (JsonKind)((_spanAndFlags >> 1) & 7);

    public bool Escaped => (_spanAndFlags & 1) != 0;
}
