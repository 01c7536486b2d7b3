using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>The providers that a promptfoo configuration names.</summary>
internal static class PromptfooProviders
{
    /// <summary>How many there are, and the id of the only one. A provider is its id, an object with an id, or an object whose one key is the id.</summary>
    public static (int Count, string? Only) Of(JsonNode providers)
    {
        if (providers.AsString() is { } name)
        {
            return (1, name);
        }

        var count = providers.Kind == JsonKind.Array ? providers.Count : 0;
        if (count != 1)
        {
            return (count, null);
        }

        foreach (var only in providers.Elements)
        {
            return (1, only.AsString() ?? only["id"u8].AsString() ?? (only.Kind == JsonKind.Object && only.Count == 1 ? FirstKey(only) : null));
        }

        return (0, null);
    }

    private static string? FirstKey(JsonNode node)
    {
        foreach (var member in node.Members)
        {
            return member.Name;
        }

        return null;
    }
}
