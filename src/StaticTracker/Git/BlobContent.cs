using System.Buffers;

namespace StaticTracker.Git;

/// <summary>A blob's bytes in a rented buffer that goes back to the pool when nobody holds it any more.</summary>
public sealed class BlobContent(byte[] rented, int length) : IDisposable
{
    private byte[] _bytes = rented;
    private int _holders = 1;

    public int Length { get; } = length;

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    internal Span<byte> Writable => _bytes.AsSpan(0, Length);

    public static BlobContent Rent(int length) => new(ArrayPool<byte>.Shared.Rent(length), length);

    /// <summary>One more holder, who disposes too.</summary>
    public BlobContent Hold()
    {
        Interlocked.Increment(ref _holders);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
