using System.Buffers;

namespace StaticTracker.Git;

/// <summary>
/// Blobs out of a <see cref="PackSet"/>. Most are stored as what differs from another version of the same file, and that from yet another:
/// what was put together is kept until the next file's turn, within bounds.
/// </summary>
internal sealed class PackedBlobs(PackSet set) : IBlobSource
{
    private const long MostKept = 16 << 20;

    /// <summary>Git itself makes no longer chains; a damaged pack might lead round in circles.</summary>
    private const int LongestChain = 1 << 12;

    private readonly Dictionary<(PackFile Pack, long Start), BlobContent> _kept = [];
    private readonly Stack<(byte[] Delta, int Length, long Start)> _deltas = new();
    private long _keptBytes;

    /// <exception cref="InvalidDataException">The pack is not as its format says.</exception>
    public BlobContent? Next(ObjectId id)
    {
        foreach (var pack in set.Packs)
        {
            if (pack.Find(id) is >= 0 and var start)
            {
                return Resolve(pack, start);
            }
        }

        return null;
    }

    public void Turn()
    {
        foreach (var content in _kept.Values)
        {
            content.Dispose();
        }

        _kept.Clear();
        _keptBytes = 0;
    }

    public void Dispose()
    {
        Turn();
        while (_deltas.TryPop(out var delta))
        {
            ArrayPool<byte>.Shared.Return(delta.Delta);
        }
    }

    private BlobContent? Resolve(PackFile pack, long start)
    {
        BlobContent? content;
        while (!_kept.TryGetValue((pack, start), out content))
        {
            var entry = PackEntry.Read(pack, start);
            if (entry.Kind == PackEntry.Blob)
            {
                Keep(pack, start, content = new BlobContent(entry.Data, entry.Length));
                break;
            }

            if (entry.Kind != PackEntry.Delta)
            {
                ArrayPool<byte>.Shared.Return(entry.Data);
                return null;
            }

            _deltas.Push((entry.Data, entry.Length, start));
            start = _deltas.Count <= LongestChain ? entry.Base : throw new InvalidDataException("a pack holds differences without end");
        }

        // The base must outlast the room that is made while the next is put together from it.
        content.Hold();
        while (_deltas.TryPop(out var delta))
        {
            var made = PackDelta.Apply(content.Span, delta.Delta.AsSpan(0, delta.Length));
            ArrayPool<byte>.Shared.Return(delta.Delta);
            content.Dispose();
            Keep(pack, delta.Start, made);
            content = made.Hold();
        }

        return content;
    }

    private void Keep(PackFile pack, long start, BlobContent content)
    {
        if (_keptBytes + content.Length > MostKept)
        {
            Turn();
        }

        _kept.Add((pack, start), content);
        _keptBytes += content.Length;
    }
}
