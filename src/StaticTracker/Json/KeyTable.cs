using System.Text;

namespace StaticTracker.Json;

/// <summary>
/// A fixed set of keys, to find all of them in an object in one walk over its members: looking up twenty keys one by one walks twenty
/// times. Built once, then read by any number of threads.
/// </summary>
public sealed class KeyTable
{
    private const int MostKeys = 64;

    private readonly byte[][] _keys;
    private readonly sbyte[] _slots;
    private readonly uint _factor;
    private readonly int _shift;

    public KeyTable(params string[] keys)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Length, MostKeys);
        _keys = [.. keys.Select(Encoding.UTF8.GetBytes)];
        for (var bits = 4; ; bits++)
        {
            _shift = 32 - bits;
            for (_factor = 0x9E3779B1; _factor < 0x9E3779B1 + 2000; _factor += 2)
            {
                if (TryPlace(1 << bits) is { } slots)
                {
                    _slots = slots;
                    return;
                }
            }
        }
    }

    public int Count => _keys.Length;

    /// <summary>
    /// Walks over the members of an object once: <paramref name="found"/>[i] becomes the place of key i's value for <see cref="Value"/>, or 0
    /// where the key is missing. For anything but an object all are missing.
    /// </summary>
    public void Find(JsonNode node, Span<int> found)
    {
        found[.._keys.Length].Clear();
        if (node.Kind != JsonKind.Object)
        {
            return;
        }

        var cells = node.Tree.Cells;
        var text = node.Tree.Text.Span;
        var end = node.Index + cells[node.Index].Span;
        for (var at = node.Index + 1; at < end; at += 1 + cells[at + 1].Span)
        {
            ref readonly var cell = ref cells[at];
            var index = cell.Escaped
                ? IndexOf(Encoding.UTF8.GetBytes(new JsonNode(node.Tree, at).GetString()))
                : IndexOf(text.Slice(cell.Start + 1, cell.Length - 2));
            if (index >= 0)
            {
                found[index] = at + 1;
            }
        }
    }

    /// <summary>The value at a place that <see cref="Find"/> gave.</summary>
    public static JsonNode Value(JsonTree tree, int place) => place == 0 ? default : new JsonNode(tree, place);

    private static uint Mix(ReadOnlySpan<byte> key) =>
        key.IsEmpty ? 0 : (uint)key.Length | ((uint)key[0] << 8) | ((uint)key[^1] << 16) | ((uint)key[key.Length / 2] << 24);

    private int IndexOf(ReadOnlySpan<byte> key)
    {
        var index = _slots[(Mix(key) * _factor) >> _shift];
        return index >= 0 && key.SequenceEqual(_keys[index]) ? index : -1;
    }

    private sbyte[]? TryPlace(int size)
    {
        var slots = new sbyte[size];
        Array.Fill(slots, (sbyte)-1);
        for (var i = 0; i < _keys.Length; i++)
        {
            ref var slot = ref slots[unchecked(Mix(_keys[i]) * _factor) >> _shift];
            if (slot >= 0)
            {
                return null;
            }

            slot = (sbyte)i;
        }

        return slots;
    }
}
