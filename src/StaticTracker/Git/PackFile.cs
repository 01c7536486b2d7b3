using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace StaticTracker.Git;

/// <summary>A pack file and its index (gitformat-pack(5), both of version 2), for reading by any number of threads.</summary>
internal sealed class PackFile : IDisposable
{
    private const int FanoutAt = 8;
    private const int NamesAt = FanoutAt + (256 * sizeof(uint));
    private const uint LargeOffset = 0x8000_0000;

    private readonly SafeFileHandle _handle;
    private readonly byte[] _index;
    private readonly int _count;

    /// <summary>Where entries begin, in order, with the end of the last behind them.</summary>
    private readonly long[] _starts;

    /// <param name="file">The path without its extension.</param>
    /// <param name="nameLength">Bytes of an object's name: 20 or 32.</param>
    /// <exception cref="InvalidDataException">The index is not of the version that is known, or damaged.</exception>
    public PackFile(string file, int nameLength)
    {
        NameLength = nameLength;
        _index = File.ReadAllBytes(file + ".idx");
        if (_index.Length < NamesAt || !_index.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2]))
        {
            throw new InvalidDataException("the index of a pack is of a version that is not known");
        }

        _count = (int)BinaryPrimitives.ReadUInt32BigEndian(_index.AsSpan(NamesAt - sizeof(uint)));
        if (_count < 0 || NamesAt + (_count * (long)(nameLength + (2 * sizeof(uint)))) > _index.Length)
        {
            throw new InvalidDataException("the index of a pack ends too soon");
        }

        _handle = File.OpenHandle(file + ".pack", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _starts = new long[_count + 1];
        for (var i = 0; i < _count; i++)
        {
            _starts[i] = OffsetAt(i);
        }

        _starts[_count] = RandomAccess.GetLength(_handle) - nameLength;
        Array.Sort(_starts);
    }

    public int NameLength { get; }

    /// <summary>Where an object's entry begins; -1: it is not here.</summary>
    public long Find(ObjectId id)
    {
        Span<byte> name = stackalloc byte[ObjectId.Sha256Length];
        id.CopyTo(name);
        name = name[..id.Length];
        var low = name[0] == 0 ? 0 : Fanout(name[0] - 1);
        var high = Fanout(name[0]) - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = name.SequenceCompareTo(_index.AsSpan(NamesAt + (middle * NameLength), NameLength));
            if (order == 0)
            {
                return OffsetAt(middle);
            }

            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return -1;
    }

    /// <summary>How long the entry is that begins there.</summary>
    public int LengthAt(long start)
    {
        var at = Array.BinarySearch(_starts, start);
        return at >= 0 && at < _count ? checked((int)(_starts[at + 1] - start)) : throw new InvalidDataException("a pack names a base that does not begin an entry");
    }

    public void Read(long start, Span<byte> entry)
    {
        for (var done = 0; done < entry.Length;)
        {
            var read = RandomAccess.Read(_handle, entry[done..], start + done);
            done += read > 0 ? read : throw new InvalidDataException("a pack ends within an entry");
        }
    }

    public void Dispose() => _handle.Dispose();

    private int Fanout(int first) => (int)BinaryPrimitives.ReadUInt32BigEndian(_index.AsSpan(FanoutAt + (first * sizeof(uint))));

    private long OffsetAt(int number)
    {
        // Behind the names stand a CRC for each, then offsets, then those that need eight bytes.
        var offsets = NamesAt + (_count * (NameLength + sizeof(uint)));
        var offset = BinaryPrimitives.ReadUInt32BigEndian(_index.AsSpan(offsets + (number * sizeof(uint))));
        return offset < LargeOffset ? offset
            : BinaryPrimitives.ReadInt64BigEndian(_index.AsSpan(offsets + (_count * sizeof(uint)) + ((int)(offset - LargeOffset) * sizeof(long))));
    }
}
