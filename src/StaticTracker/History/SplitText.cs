using System.Buffers;

namespace StaticTracker.History;

/// <summary>
/// One version of a module file, cut into what is compared: the elements of its two lists, and the skeleton, which is all the rest with both
/// lists emptied. The bytes are rented; disposing gives them back.
/// </summary>
internal sealed class SplitText : IDisposable
{
    private byte[] _bytes;

    public SplitText(byte[] bytes, int length)
    {
        _bytes = bytes;
        Length = length;
    }

    public int Length { get; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    /// <summary>Why the file cannot be read; null: it can.</summary>
    public string? Fault { get; set; }

    public byte[] Skeleton { get; set; } = [];

    public ElementList Experiments { get; } = new();

    public ElementList Suggestions { get; } = new();

    /// <summary>The version that <see cref="ElementList.Head"/> and <see cref="ElementList.Tail"/> speak of.</summary>
    public SplitText? Basis { get; set; }

    public ReadOnlySpan<byte> TextOf(Element element) => _bytes.AsSpan(element.Start, element.Length);

    public ReadOnlyMemory<byte> MemoryOf(Element element) => _bytes.AsMemory(element.Start, element.Length);

    public void Clear()
    {
        Fault = null;
        Skeleton = [];
        Basis = null;
        Experiments.Clear();
        Suggestions.Clear();
    }

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Basis = null;
        Experiments.Dispose();
        Suggestions.Dispose();
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
