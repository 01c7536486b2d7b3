using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>Equality as JSON Schema means it: numbers by value, objects without order, strings after their escapes.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonNode>
{
    public static JsonEquality Instance { get; } = new();

    public bool Equals(JsonNode x, JsonNode y)
    {
        if (x.Kind != y.Kind)
        {
            return false;
        }

        return x.Kind switch
        {
            JsonKind.String => x.IsEscaped || y.IsEscaped ? x.GetString() == y.GetString() : x.Raw.SequenceEqual(y.Raw),
            JsonKind.Number => x.Raw.SequenceEqual(y.Raw) || NumberText.Parse(x.Raw).Equals(NumberText.Parse(y.Raw)),
            JsonKind.Array => SameElements(x, y),
            JsonKind.Object => SameMembers(x, y),
            _ => true,
        };
    }

    public int GetHashCode(JsonNode obj)
    {
        switch (obj.Kind)
        {
            case JsonKind.String:
                return TextHash(obj);
            case JsonKind.Number:
                return NumberText.Parse(obj.Raw).GetHashCode();
            case JsonKind.Array:
                var hash = default(HashCode);
                foreach (var element in obj.Elements)
                {
                    hash.Add(GetHashCode(element));
                }

                return hash.ToHashCode();
            case JsonKind.Object:
                var sum = 1;
                foreach (var member in obj.Members)
                {
                    sum = unchecked(sum + HashCode.Combine(TextHash(member.Key), GetHashCode(member.Value)));
                }

                return sum;
            default:
                return (int)obj.Kind;
        }
    }

    private static int TextHash(JsonNode text)
    {
        // HashCode is seeded per process, so that no document can be made to collide.
        var hash = default(HashCode);
        hash.AddBytes(text.IsEscaped ? System.Text.Encoding.UTF8.GetBytes(text.GetString()) : text.RawText);
        return hash.ToHashCode();
    }

    private bool SameElements(JsonNode x, JsonNode y)
    {
        var others = y.Elements;
        foreach (var element in x.Elements)
        {
            if (!others.MoveNext() || !Equals(element, others.Current))
            {
                return false;
            }
        }

        return !others.MoveNext();
    }

    private bool SameMembers(JsonNode x, JsonNode y)
    {
        var members = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var member in x.Members)
        {
            members.Add(member.Name, member.Value);
        }

        var count = 0;
        foreach (var member in y.Members)
        {
            count++;
            if (!members.TryGetValue(member.Name, out var value) || !Equals(value, member.Value))
            {
                return false;
            }
        }

        return count == members.Count;
    }
}
