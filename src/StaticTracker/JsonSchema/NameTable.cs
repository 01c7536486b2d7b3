using System.Text;

namespace StaticTracker.JsonSchema;

/// <summary>A fixed set of names, found by their UTF-8 bytes without allocating.</summary>
internal sealed class NameTable
{
    private readonly byte[][] _names;
    private readonly int[] _slots;

    /// <param name="names">Distinct names; the position is what <see cref="Find"/> gives.</param>
    /// <param name="declared">How many of the first ones are known names; the rest is only asked for (required, but without a schema).</param>
    public NameTable(IReadOnlyList<string> names, int declared)
    {
        Names = [.. names];
        Declared = declared;
        _names = new byte[names.Count][];
        var size = 4;
        while (size < names.Count * 2)
        {
            size *= 2;
        }

        _slots = new int[size];
        for (var i = 0; i < _names.Length; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(names[i]);
            var slot = Hash(_names[i]) & (size - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    public string[] Names { get; }

    public bool IsEmpty => _names.Length == 0;

    public int Declared { get; }

    public IEnumerable<string> DeclaredNames => Names.Take(Declared);

    /// <summary>The position of a name, or -1. Keys mostly come in the order of the schema, so the hint is tried first.</summary>
    public int Find(ReadOnlySpan<byte> name, int hint)
    {
        var names = _names;
        if ((uint)hint < (uint)names.Length && name.SequenceEqual(names[hint]))
        {
            return hint;
        }

        var mask = _slots.Length - 1;
        for (var slot = Hash(name) & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var at = _slots[slot] - 1;
            if (name.SequenceEqual(names[at]))
            {
                return at;
            }
        }

        return -1;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
        {
            return 0;
        }

        var hash = (uint)(name.Length * 0x9E3779B1) ^ (uint)(name[0] * 0x85EBCA6B) ^ (uint)(name[^1] * 0xC2B2AE35) ^ (uint)(name[name.Length / 2] * 0x27D4EB2F);
        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }
}
