using System.Buffers;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>
/// Strings in canonical form: only the quote, the backslash and control characters are escaped (\b \f \n \r \t by letter, the others as \u00xx
/// in lower case); everything else stands as UTF-8. The built-in encoders escape emoji, so that they cannot serve.
/// </summary>
internal static class CanonicalText
{
    /// <summary>Writes a string node; one without escapes is canonical as it stands.</summary>
    public static void Write(IBufferWriter<byte> output, JsonNode text)
    {
        if (text.IsEscaped)
        {
            Write(output, text.GetString());
        }
        else
        {
            output.Write(text.Raw);
        }
    }

    public static void Write(IBufferWriter<byte> output, string text)
    {
        var quoted = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length) + 2);
        var length = Encoding.UTF8.GetBytes(text, quoted[1..]);
        if (quoted.Slice(1, length).ContainsAny(JsonText.Special))
        {
            WriteEscaped(output, text, length);
            return;
        }

        // Nearly all texts: as they stand, in one piece.
        quoted[0] = quoted[length + 1] = (byte)'"';
        output.Advance(length + 2);
    }

    private static void WriteEscaped(IBufferWriter<byte> output, string text, int length)
    {
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var rest = rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented));
        output.Write("\""u8);
        while (rest.IndexOfAny(JsonText.Special) is >= 0 and var at)
        {
            output.Write(rest[..at]);
            Escape(output, rest[at]);
            rest = rest[(at + 1)..];
        }

        output.Write(rest);
        output.Write("\""u8);
        ArrayPool<byte>.Shared.Return(rented);
    }

    private static void Escape(IBufferWriter<byte> output, byte c)
    {
        switch (c)
        {
            case (byte)'"':
                output.Write("\\\""u8);
                break;
            case (byte)'\\':
                output.Write("\\\\"u8);
                break;
            case (byte)'\b':
                output.Write("\\b"u8);
                break;
            case (byte)'\f':
                output.Write("\\f"u8);
                break;
            case (byte)'\n':
                output.Write("\\n"u8);
                break;
            case (byte)'\r':
                output.Write("\\r"u8);
                break;
            case (byte)'\t':
                output.Write("\\t"u8);
                break;
            default:
                output.Write("\\u00"u8);
                output.Write("0123456789abcdef"u8.Slice(c >> 4, 1));
                output.Write("0123456789abcdef"u8.Slice(c & 15, 1));
                break;
        }
    }
}
