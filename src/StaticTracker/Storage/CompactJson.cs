using System.Buffers;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>A value on one line without spaces, keys in ordinal order, numbers with their digits: for comparing and for identities.</summary>
public static class CompactJson
{
    private static readonly SearchValues<char> s_escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);

    public static string Of(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, node);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A text as a JSON string in quotes, escaping only what canonical form escapes.</summary>
    public static string Quote(string text)
    {
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAny(s_escaped))
        {
            return $"\"{text}\"";
        }

        var buffer = new ArrayBufferWriter<byte>();
        CanonicalText.Write(buffer, text);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static void Write(IBufferWriter<byte> output, JsonNode node)
    {
        switch (node.Kind)
        {
            case JsonKind.Object:
                var members = new List<NamedValue>();
                foreach (var member in node.Members)
                {
                    members.Add(new NamedValue(member.Name, member.Value));
                }

                members.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
                output.Write("{"u8);
                for (var i = 0; i < members.Count; i++)
                {
                    output.Write(i > 0 ? ","u8 : ""u8);
                    CanonicalText.Write(output, members[i].Name);
                    output.Write(":"u8);
                    Write(output, members[i].Value);
                }

                output.Write("}"u8);
                break;
            case JsonKind.Array:
                output.Write("["u8);
                var first = true;
                foreach (var element in node.Elements)
                {
                    output.Write(first ? ""u8 : ","u8);
                    first = false;
                    Write(output, element);
                }

                output.Write("]"u8);
                break;
            case JsonKind.String:
                CanonicalText.Write(output, node);
                break;
            default:
                output.Write(node.Raw);
                break;
        }
    }
}
