using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>
/// What differs between two JSON values, field by field. Order of keys, white space, escapes and trailing zeros are form and no difference;
/// lists are compared as wholes.
/// </summary>
internal static class FieldDifferences
{
    /// <summary>Adds what differs below <paramref name="path"/> (empty: at the top), passing over the named keys at this level.</summary>
    public static void Add(List<FieldChange> changes, string path, JsonNode before, JsonNode after, params ReadOnlySpan<string> except)
    {
        if (before.Kind != JsonKind.Object || after.Kind != JsonKind.Object)
        {
            if (!AreSame(before, after))
            {
                changes.Add(new FieldChange(path, TextOf(before), TextOf(after)));
            }

            return;
        }

        foreach (var member in after.Members)
        {
            var value = MemberOf(before, member);
            if (AreSame(value, member.Value))
            {
                continue;
            }

            var name = member.Name;
            if (!except.Contains(name))
            {
                Add(changes, Join(path, name), value, member.Value);
            }
        }

        foreach (var member in before.Members)
        {
            var name = member.Name;
            if (!except.Contains(name) && !MemberOf(after, member).Exists)
            {
                changes.Add(new FieldChange(Join(path, name), TextOf(member.Value), null));
            }
        }
    }

    public static bool AreSame(JsonNode a, JsonNode b)
    {
        if (a.Kind != b.Kind)
        {
            return false;
        }

        switch (a.Kind)
        {
            case JsonKind.Object:
                return HaveSameMembers(a, b);
            case JsonKind.Array:
                return HaveSameElements(a, b);
            case JsonKind.String:
                return a.IsEscaped || b.IsEscaped ? a.GetString() == b.GetString() : a.RawText.SequenceEqual(b.RawText);
            case JsonKind.Number:
                return a.Raw.SequenceEqual(b.Raw) || (a.AsDecimal() is { } x && b.AsDecimal() is { } y && x == y);
            default:
                return true;
        }
    }

    private static bool HaveSameMembers(JsonNode a, JsonNode b)
    {
        var count = 0;
        foreach (var member in a.Members)
        {
            count++;
            if (!AreSame(member.Value, MemberOf(b, member)))
            {
                return false;
            }
        }

        return count == b.Count;
    }

    private static bool HaveSameElements(JsonNode a, JsonNode b)
    {
        var other = b.Elements;
        foreach (var element in a.Elements)
        {
            if (!other.MoveNext() || !AreSame(element, other.Current))
            {
                return false;
            }
        }

        return !other.MoveNext();
    }

    /// <summary>The value that stands under the same key; names are made only where escapes leave no other way.</summary>
    private static JsonNode MemberOf(JsonNode node, JsonNode.Member like)
    {
        var key = like.Key;
        var name = key.IsEscaped ? key.GetString() : null;
        foreach (var member in node.Members)
        {
            if (name is null && !member.Key.IsEscaped ? member.Key.RawText.SequenceEqual(key.RawText) : member.Name == (name ?? like.Name))
            {
                return member.Value;
            }
        }

        return default;
    }

    private static string? TextOf(JsonNode node) => node.Exists ? CompactJson.Of(node) : null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
