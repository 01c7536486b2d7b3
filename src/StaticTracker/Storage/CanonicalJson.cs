using System.Buffers;
using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>
/// Canonical form of the data files (docs/data-format.md): UTF-8 without a mark, LF, two spaces, keys in the order of the schema, maps and
/// unknown keys in ordinal order, elements in theirs, numbers with the digits they had, one trailing newline.
/// </summary>
public static class CanonicalJson
{
    public static byte[] Module(JsonTree tree) => File(tree, Shape.Module);

    public static byte[] Settings(JsonTree tree) => File(tree, Shape.Settings);

    public static byte[] Verdicts(JsonTree tree) => File(tree, Shape.Verdicts);

    public static byte[] Items(JsonTree tree) => File(tree, Shape.Items);

    public static byte[] Details(JsonTree tree) => File(tree, Shape.Details);

    /// <summary>Whether a text is in canonical form already.</summary>
    internal static bool Holds(JsonTree tree, Shape shape)
    {
        var same = new SameText(tree.Text);
        Write(same, tree.Root, shape, 0);
        same.Write("\n"u8);
        return same.IsWhole;
    }

    internal static byte[] File(JsonTree tree, Shape shape)
    {
        var buffer = new ArrayBufferWriter<byte>(tree.Text.Length + (tree.Text.Length / 4) + 16);
        Write(buffer, tree.Root, shape, 0);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    internal static void Write(IBufferWriter<byte> output, JsonNode node, Shape shape, int depth)
    {
        switch (node.Kind)
        {
            case JsonKind.Object:
                WriteObject(output, node, shape, depth);
                break;
            case JsonKind.Array when shape.OneLineElements:
                WriteOneLine(output, node);
                break;
            case JsonKind.Array:
                WriteArray(output, node, shape, depth);
                break;
            case JsonKind.String:
                CanonicalText.Write(output, node);
                break;
            default:
                output.Write(node.Raw);
                break;
        }
    }

    /// <summary>A new line with that many levels of indentation.</summary>
    internal static void NewLine(IBufferWriter<byte> output, int depth)
    {
        var span = output.GetSpan(1 + (2 * depth));
        span[0] = (byte)'\n';
        span.Slice(1, 2 * depth).Fill((byte)' ');
        output.Advance(1 + (2 * depth));
    }

    /// <summary>The members of an object in canonical order.</summary>
    internal static List<NamedValue> OrderedMembers(JsonNode node, Shape shape)
    {
        var members = new List<NamedValue>();
        var isOrdered = true;
        var lastRank = -1;
        foreach (var member in node.Members)
        {
            var name = SharedText.Of(member.Key);
            var rank = Rank(name, shape.Keys);
            isOrdered &= rank > lastRank || (rank == lastRank && string.CompareOrdinal(members[^1].Name, name) < 0);
            lastRank = rank;
            members.Add(new NamedValue(name, member.Value));
        }

        if (!isOrdered)
        {
            members.Sort((a, b) => Compare(a.Name, b.Name, shape.Keys));
        }

        return members;
    }

    /// <summary>The order of two keys of an object with these known keys.</summary>
    internal static int Compare(string a, string b, IReadOnlyList<string> keys)
    {
        var order = Rank(a, keys).CompareTo(Rank(b, keys));
        return order != 0 ? order : string.CompareOrdinal(a, b);
    }

    private static int Rank(string name, IReadOnlyList<string> keys)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i] == name)
            {
                return i;
            }
        }

        return keys.Count;
    }

    private static void WriteObject(IBufferWriter<byte> output, JsonNode node, Shape shape, int depth)
    {
        var members = OrderedMembers(node, shape);
        if (members.Count == 0)
        {
            output.Write("{}"u8);
            return;
        }

        output.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            output.Write(i > 0 ? ","u8 : ""u8);
            NewLine(output, depth + 1);
            CanonicalText.Write(output, members[i].Name);
            output.Write(": "u8);
            Write(output, members[i].Value, shape.Member(members[i].Name), depth + 1);
        }

        NewLine(output, depth);
        output.Write("}"u8);
    }

    private static void WriteArray(IBufferWriter<byte> output, JsonNode node, Shape shape, int depth)
    {
        var elements = node.ToArray();
        if (elements.Length == 0)
        {
            output.Write("[]"u8);
            return;
        }

        var ordered = shape.Order switch
        {
            ElementOrder.Experiments => Ordered(elements, SortKey.OfExperiment),
            ElementOrder.Suggestions => Ordered(elements, SortKey.OfSuggestion),
            _ => elements,
        };
        output.Write("["u8);
        var first = true;
        foreach (var element in ordered)
        {
            output.Write(first ? ""u8 : ","u8);
            first = false;
            NewLine(output, depth + 1);
            Write(output, element, shape.Element, depth + 1);
        }

        NewLine(output, depth);
        output.Write("]"u8);
    }

    /// <summary>The elements by their keys; those with equal ones in the order they had.</summary>
    private static JsonNode[] Ordered(JsonNode[] elements, Func<JsonNode, SortKey> keyOf)
    {
        var places = new Place[elements.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            places[i] = new Place(keyOf(elements[i]), i);
        }

        Array.Sort(places, static (a, b) => a.Key.CompareTo(b.Key) is not 0 and var order ? order : a.Index.CompareTo(b.Index));
        var ordered = new JsonNode[elements.Length];
        for (var i = 0; i < ordered.Length; i++)
        {
            ordered[i] = elements[places[i].Index];
        }

        return ordered;
    }

    private static void WriteOneLine(IBufferWriter<byte> output, JsonNode array)
    {
        output.Write("["u8);
        var first = true;
        foreach (var element in array.Elements)
        {
            output.Write(first ? ""u8 : ", "u8);
            first = false;
            CompactJson.Write(output, element);
        }

        output.Write("]"u8);
    }

    private sealed record Place(SortKey Key, int Index);
}
