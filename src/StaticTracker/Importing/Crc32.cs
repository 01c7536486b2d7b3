namespace StaticTracker.Importing;

/// <summary>The check sum of zip (ISO 3309, reversed polynomial EDB88320), which the framework's reader does not compare.</summary>
internal struct Crc32()
{
    private static readonly uint[] s_table = Table();

    private uint _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        foreach (var b in bytes)
        {
            state = s_table[(byte)(state ^ b)] ^ (state >> 8);
        }

        _state = state;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            }

            table[i] = value;
        }

        return table;
    }
}
