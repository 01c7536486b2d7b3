using System.Buffers;

namespace StaticTracker.Storage;

/// <summary>Takes what is written and only compares it with a text that is there, so that a file need not be made to see that it is the same.</summary>
internal sealed class SameText(ReadOnlyMemory<byte> text) : IBufferWriter<byte>
{
    private byte[] _scratch = new byte[4096];
    private int _at;

    /// <summary>Whether all that was written so far stands in the text, from its start.</summary>
    public bool IsSame { get; private set; } = true;

    /// <summary>Whether the whole text was written, and nothing else.</summary>
    public bool IsWhole => IsSame && _at == text.Length;

    public void Advance(int count)
    {
        var rest = text.Span[_at..];
        IsSame = IsSame && rest.Length >= count && rest[..count].SequenceEqual(_scratch.AsSpan(0, count));
        _at += IsSame ? count : 0;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (sizeHint > _scratch.Length)
        {
            _scratch = new byte[sizeHint];
        }

        return _scratch;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
