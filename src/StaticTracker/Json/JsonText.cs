using System.Buffers;

namespace StaticTracker.Json;

/// <summary>What the grammar of JSON (RFC 8259, section 7) says of the bytes of a string.</summary>
internal static class JsonText
{
    /// <summary>What ends or interrupts a string: the quote, the backslash, and control characters, which may not stand in it unescaped.</summary>
    public static readonly SearchValues<byte> Special = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\"\\"u8);
}
