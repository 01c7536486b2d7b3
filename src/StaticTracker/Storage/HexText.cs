namespace StaticTracker.Storage;

/// <summary>Hashes as text, digit by digit: the framework's own way counts on processors that shuffle bytes, which a native program for any of them may not, and takes twice as long there.</summary>
internal static class HexText
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Two digits in lower case for each byte.</summary>
    public static string Lower(ReadOnlySpan<byte> bytes) => string.Create(2 * bytes.Length, bytes, static (text, bytes) =>
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }
    });
}
