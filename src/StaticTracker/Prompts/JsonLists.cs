using StaticTracker.Json;

namespace StaticTracker.Prompts;

/// <summary>Lists and maps of texts, read from JSON; what in them is no text is left out.</summary>
internal static class JsonLists
{
    public static IReadOnlyList<string> TextsOf(JsonNode list)
    {
        List<string>? texts = null;
        foreach (var element in list.Elements)
        {
            if (element.AsString() is { } text)
            {
                (texts ??= []).Add(text);
            }
        }

        return texts ?? (IReadOnlyList<string>)[];
    }

    /// <summary>A map of texts in ordinal order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> MapOf(JsonNode map)
    {
        if (!map.Exists)
        {
            return [];
        }

        var entries = new List<KeyValuePair<string, string>>();
        foreach (var member in map.Members)
        {
            if (member.Value.AsString() is { } text)
            {
                entries.Add(new(member.Name, text));
            }
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return entries;
    }
}
