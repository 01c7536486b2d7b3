using StaticTracker.Json;

namespace StaticTracker.Merging;

/// <summary>The members of an object by name; none for anything else.</summary>
internal static class MemberTable
{
    public static Dictionary<string, JsonNode> Of(JsonNode node)
    {
        var members = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            members.Add(member.Name, member.Value);
        }

        return members;
    }
}
