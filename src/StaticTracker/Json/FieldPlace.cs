namespace StaticTracker.Json;

/// <summary>Where a field stands that is named by its path, such as <c>metrics.pass</c>; names may hold dots themselves.</summary>
internal static class FieldPlace
{
    /// <summary>The field's value; where it is not there, the innermost object on the way to it.</summary>
    public static JsonNode Of(JsonNode node, ReadOnlySpan<char> path)
    {
        if (node.Kind != JsonKind.Object)
        {
            return node;
        }

        foreach (var member in node.Members)
        {
            var name = member.Name;
            if (path.SequenceEqual(name))
            {
                return member.Value;
            }

            if (path.Length > name.Length && path[name.Length] == '.' && path.StartsWith(name, StringComparison.Ordinal))
            {
                return Of(member.Value, path[(name.Length + 1)..]);
            }
        }

        return node;
    }
}
