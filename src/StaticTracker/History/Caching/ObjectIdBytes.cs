using StaticTracker.Git;
using StaticTracker.Storage.Binary;

namespace StaticTracker.History.Caching;

/// <summary>Object names in the cache: their length, then their bytes.</summary>
internal static class ObjectIdBytes
{
    public static void Id(this ByteWriter output, ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.Sha256Length];
        id.CopyTo(bytes);
        output.Byte((byte)id.Length);
        output.Raw(bytes[..id.Length]);
    }

    public static ObjectId Id(this ref ByteReader input) => ObjectId.FromBytes(input.Raw(input.Byte()));
}
