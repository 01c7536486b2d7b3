using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>Whether two JSON values say the same: the order of keys, escapes and the digits of equal numbers (57 and 57.0) play no part.</summary>
internal static class SameValue
{
    /// <summary>Two values that are both not there are the same; one that is there and one that is not are not.</summary>
    public static bool Of(JsonNode a, JsonNode b)
    {
        if (a.Exists != b.Exists || a.Kind != b.Kind)
        {
            return false;
        }

        return !a.Exists || a.Raw.SequenceEqual(b.Raw) || a.Kind switch
        {
            JsonKind.Object => Members(a, b),
            JsonKind.Array => Elements(a, b),
            JsonKind.String => (a.IsEscaped || b.IsEscaped) && a.GetString() == b.GetString(),
            JsonKind.Number => a.AsDecimal() is { } number && b.AsDecimal() == number,
            _ => true,
        };
    }

    /// <summary>Which of two same values to write: the choice does not depend on which side it stands.</summary>
    public static JsonNode Choose(JsonNode a, JsonNode b)
    {
        if (!a.Exists || a.Raw.SequenceEqual(b.Raw))
        {
            return a;
        }

        var (first, second) = (CompactJson.Of(a), CompactJson.Of(b));
        var order = first.Length != second.Length ? first.Length.CompareTo(second.Length) : string.CompareOrdinal(first, second);
        return order <= 0 ? a : b;
    }

    private static bool Elements(JsonNode a, JsonNode b)
    {
        var others = b.Elements.GetEnumerator();
        foreach (var element in a.Elements)
        {
            if (!others.MoveNext() || !Of(element, others.Current))
            {
                return false;
            }
        }

        return !others.MoveNext();
    }

    private static bool Members(JsonNode a, JsonNode b)
    {
        Dictionary<string, JsonNode>? byName = null;
        var inStep = b.Members.GetEnumerator();
        var count = 0;
        foreach (var member in a.Members)
        {
            count++;
            var name = member.Name;
            if (byName is null && inStep.MoveNext() && inStep.Current.Name == name)
            {
                if (!Of(member.Value, inStep.Current.Value))
                {
                    return false;
                }

                continue;
            }

            if (!(byName ??= MemberTable.Of(b)).TryGetValue(name, out var other) || !Of(member.Value, other))
            {
                return false;
            }
        }

        return count == b.Count;
    }
}
