using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>
/// One version of a module file, cut into what is compared: the elements of its two lists, and the skeleton, which is all the rest with both
/// lists emptied. Disposing gives the bytes back to their pool.
/// </summary>
internal sealed class SplitText : IDisposable
{
    private readonly BlobContent _content;

    public SplitText(BlobContent content) => _content = content;

    public ReadOnlyMemory<byte> Memory => _content.Memory;

    public ReadOnlySpan<byte> Span => _content.Span;

    /// <summary>Why the file cannot be read; null: it can.</summary>
    public string? Fault { get; set; }

    public byte[] Skeleton { get; set; } = [];

    public ElementList Experiments { get; } = new();

    public ElementList Suggestions { get; } = new();

    /// <summary>The version that <see cref="ElementList.Head"/> and <see cref="ElementList.Tail"/> speak of.</summary>
    public SplitText? Basis { get; set; }

    public ReadOnlySpan<byte> TextOf(Element element) => _content.Span.Slice(element.Start, element.Length);

    public ReadOnlyMemory<byte> MemoryOf(Element element) => _content.Memory.Slice(element.Start, element.Length);

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
        Basis = null;
        Experiments.Dispose();
        Suggestions.Dispose();
        _content.Dispose();
    }
}
