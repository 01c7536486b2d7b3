using StaticTracker.Json;

namespace StaticTracker.Merging;

/// <summary>
/// Both sides made another version of a module the active one. Both entries stay: each happened, and a list that is only added to loses none. Which of the two is
/// to be active nobody has decided: it is told here, and <c>tracker check</c> holds it until an entry is added that knows of both.
/// </summary>
internal static class ParallelPromotions
{
    /// <summary>What the two sides promoted beside each other, in words; null: at most one of them promoted anything.</summary>
    public static string? Of(JsonNode before, JsonNode ours, JsonNode theirs)
    {
        var old = IdsOf(before);
        var (a, b) = (Newest(ours, old), Newest(theirs, old));
        return a.Exists && b.Exists && a["id"u8].AsString() != b["id"u8].AsString() ? $"ours made {NameOf(a)} active, theirs {NameOf(b)}" : null;
    }

    private static HashSet<string?> IdsOf(JsonNode root) => [.. root["entries"u8].ToArray().Select(e => e["id"u8].AsString())];

    private static JsonNode Newest(JsonNode root, HashSet<string?> old) => root["entries"u8].ToArray().LastOrDefault(e => !old.Contains(e["id"u8].AsString()));

    private static string NameOf(JsonNode entry) => $"{entry["prompt_version"u8].AsString()} on {entry["model"u8].AsString()}";
}
