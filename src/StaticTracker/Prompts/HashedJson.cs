using System.Buffers;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Prompts;

/// <summary>JSON as it is hashed: RFC 8785. Texts stay as they are, since a stop sequence may well be a line feed; keys are in the order of their UTF-16 code units.</summary>
internal static class HashedJson
{
    /// <summary>Writes a value; false where a number in it has no exact form (see <see cref="InexactNumber"/>).</summary>
    public static bool Write(IBufferWriter<byte> output, JsonNode node)
    {
        switch (node.Kind)
        {
            case JsonKind.Object:
                return WriteObject(output, node);
            case JsonKind.Array:
                return WriteArray(output, node);
            case JsonKind.String:
                CanonicalText.Write(output, node);
                return true;
            case JsonKind.Number:
                var text = NumberText.Of(node.ToString());
                output.Write(Encoding.ASCII.GetBytes(text ?? "0"));
                return text is not null;
            default:
                output.Write(node.Raw);
                return true;
        }
    }

    /// <summary>A value as it is hashed.</summary>
    public static string TextOf(JsonNode node)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, node);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The first number that a binary number of 64 bits does not keep; a node that does not exist where there is none.</summary>
    public static JsonNode InexactNumber(JsonNode node)
    {
        if (node.Kind == JsonKind.Number)
        {
            return NumberText.Of(node.ToString()) is null ? node : default;
        }

        foreach (var member in node.Members)
        {
            if (InexactNumber(member.Value) is { Exists: true } found)
            {
                return found;
            }
        }

        foreach (var element in node.Elements)
        {
            if (InexactNumber(element) is { Exists: true } found)
            {
                return found;
            }
        }

        return default;
    }

    private static bool WriteObject(IBufferWriter<byte> output, JsonNode node)
    {
        var members = new List<NamedValue>();
        foreach (var member in node.Members)
        {
            members.Add(new NamedValue(member.Name, member.Value));
        }

        members.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        var isExact = true;
        output.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            output.Write(i > 0 ? ","u8 : ""u8);
            CanonicalText.Write(output, members[i].Name);
            output.Write(":"u8);
            isExact &= Write(output, members[i].Value);
        }

        output.Write("}"u8);
        return isExact;
    }

    private static bool WriteArray(IBufferWriter<byte> output, JsonNode node)
    {
        var isExact = true;
        var first = true;
        output.Write("["u8);
        foreach (var element in node.Elements)
        {
            output.Write(first ? ""u8 : ","u8);
            first = false;
            isExact &= Write(output, element);
        }

        output.Write("]"u8);
        return isExact;
    }
}
