using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StaticTracker.Site.Output;

/// <summary>What a file of the site was made from, as 128 bits of a SHA-256: same key, same bytes.</summary>
public readonly record struct SiteKey(UInt128 Value)
{
    public static SiteKey Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new SiteKey(BinaryPrimitives.ReadUInt128LittleEndian(hash));
    }

    public static SiteKey Of(string content) => Of(Encoding.UTF8.GetBytes(content));

    /// <summary>The key of something made from both, in this order.</summary>
    public SiteKey With(SiteKey other)
    {
        Span<byte> both = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128LittleEndian(both, Value);
        BinaryPrimitives.WriteUInt128LittleEndian(both[16..], other.Value);
        return Of(both);
    }

    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
