using System.Buffers.Binary;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>
/// Texts that come again and again (versions, models, rubrics) are made once per thread: a hundred thousand experiments name a handful
/// of models. A small direct-mapped table: a miss costs one string, never memory.
/// </summary>
internal static class SharedText
{
    private const int Slots = 1024;
    private const int Shift = 64 - 10;
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const int LongestShared = 64;

    [ThreadStatic]
    private static string?[]? t_table;

    /// <summary>The value of a string node.</summary>
    public static string Of(JsonNode text)
    {
        var raw = text.RawText;
        if (text.IsEscaped || raw.Length > LongestShared || !Ascii.IsValid(raw))
        {
            return text.GetString();
        }

        ref var slot = ref (t_table ??= new string?[Slots])[Slot(raw)];
        if (slot is null || !Ascii.Equals(raw, slot))
        {
            slot = Encoding.UTF8.GetString(raw);
        }

        return slot;
    }

    /// <summary>By the length and both ends: names of one kind differ there. A bad spread costs strings, nothing else.</summary>
    private static int Slot(ReadOnlySpan<byte> raw)
    {
        if (raw.Length < sizeof(ulong))
        {
            var mixed = 0UL;
            foreach (var b in raw)
            {
                mixed = (mixed << 8) | b;
            }

            return (int)((mixed * Factor) >> Shift);
        }

        var ends = BinaryPrimitives.ReadUInt64LittleEndian(raw) * 31;
        ends ^= BinaryPrimitives.ReadUInt64LittleEndian(raw[^sizeof(ulong)..]) + (ulong)raw.Length;
        return (int)(unchecked(ends * Factor) >> Shift);
    }
}
