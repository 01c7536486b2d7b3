using System.Buffers.Binary;
using System.Numerics;

namespace StaticTracker.Storage.Binary;

/// <summary>CRC-32C (Castagnoli, as in RFC 3720): against torn and damaged files, not against malice.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes) => Of(0, bytes);

    /// <summary>The sum over what <paramref name="before"/> is of, and these bytes behind it.</summary>
    public static uint Of(uint before, ReadOnlySpan<byte> bytes)
    {
        var crc = ~before;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}
