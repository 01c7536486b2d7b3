using System.Buffers.Binary;

namespace StaticTracker.Importing;

/// <summary>Byte strings numbered in the order of their first appearance: the names of a file's items and rubrics, without a string each.</summary>
internal sealed class ByteTable
{
    private const int SmallSlots = 256;

    // Differs from run to run, so that no file can be made whose names all fall into one slot; nothing that is put out depends on it.
    private static readonly ulong s_seed = (ulong)Random.Shared.NextInt64() | 1;

    private byte[] _bytes = new byte[4096];
    private int[] _ends = new int[64];
    private uint[] _hashes = new uint[64];
    private int[] _slots = new int[SmallSlots];

    public int Count { get; private set; }

    /// <summary>Bytes of all names together.</summary>
    public int Length => Count == 0 ? 0 : _ends[Count - 1];

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return _bytes.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>The number of a name; a new one gets the next.</summary>
    public int NumberOf(ReadOnlySpan<byte> name)
    {
        var hash = HashOf(name);
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var index = _slots[slot] - 1;
            if (index < 0)
            {
                return Add(name, hash, slot);
            }

            if (_hashes[index] == hash && this[index].SequenceEqual(name))
            {
                return index;
            }
        }
    }

    /// <summary>Forgets the names and gives their memory back.</summary>
    public void Forget()
    {
        (_bytes, _ends, _hashes) = (new byte[4096], new int[64], new uint[64]);
        Clear();
    }

    public void Clear()
    {
        if (_slots.Length > SmallSlots)
        {
            _slots = new int[SmallSlots];
        }
        else
        {
            Array.Clear(_slots);
        }

        Count = 0;
    }

    /// <summary>A hash of all bytes, another one in each run of the program.</summary>
    public static uint HashOf(ReadOnlySpan<byte> name)
    {
        var hash = s_seed ^ ((ulong)name.Length * 0x9E3779B97F4A7C15);
        while (name.Length >= 8)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name)) * 0xD6E8FEB86659FD93;
            hash ^= hash >> 32;
            name = name[8..];
        }

        foreach (var b in name)
        {
            hash = (hash ^ b) * 0xD6E8FEB86659FD93;
            hash ^= hash >> 32;
        }

        return (uint)hash;
    }

    private int Add(ReadOnlySpan<byte> name, uint hash, int slot)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        while (start + name.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }

        name.CopyTo(_bytes.AsSpan(start));
        _ends[Count] = start + name.Length;
        _hashes[Count] = hash;
        _slots[slot] = ++Count;
        if (Count > _slots.Length / 2)
        {
            Rehash();
        }

        return Count - 1;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 4];
        var mask = _slots.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            var slot = (int)_hashes[i] & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = i + 1;
        }
    }
}
