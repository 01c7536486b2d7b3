using System.Security.Cryptography;

namespace StaticTracker.Storage;

/// <summary>An items file: the items of one version of a data set, in the order of the file.</summary>
public sealed record ItemSheet(IReadOnlyList<DataItem> Items)
{
    /// <summary>The data set's fingerprint: SHA-256 of its items file, in hex.</summary>
    public static string FingerprintOf(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
