using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>The name git would give a content.</summary>
internal static class BlobHash
{
    /// <summary>Whether a file's bytes are that blob, be it with the line ends that git turns into LF on its way in.</summary>
    public static bool Is(ReadOnlySpan<byte> content, ObjectId blob)
    {
        if (Of(content, blob.Length) == blob)
        {
            return true;
        }

        if (content.IndexOf("\r\n"u8) < 0)
        {
            return false;
        }

        var text = new ArrayBufferWriter<byte>(content.Length);
        for (int at; (at = content.IndexOf("\r\n"u8)) >= 0; content = content[(at + 1)..])
        {
            text.Write(content[..at]);
        }

        text.Write(content);
        return Of(text.WrittenSpan, blob.Length) == blob;
    }

    private static ObjectId Of(ReadOnlySpan<byte> content, int length)
    {
        var isSha256 = length == ObjectId.Sha256Length;
        using var hash = IncrementalHash.CreateHash(isSha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        Span<byte> result = stackalloc byte[ObjectId.Sha256Length];
        return ObjectId.FromBytes(result[..hash.GetHashAndReset(result)]);
    }
}
