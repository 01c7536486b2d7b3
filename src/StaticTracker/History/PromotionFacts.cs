using StaticTracker.Json;

namespace StaticTracker.History;

/// <summary>What one version of a module's list of promotions says beyond another: which version was the active one, and which is.</summary>
internal static class PromotionFacts
{
    /// <summary>What the change is called in words.</summary>
    public const string Field = "active version";

    /// <summary>Keeps the text of a list whole; says why where it cannot be read.</summary>
    public static SplitText Split(SplitText text)
    {
        using var tree = JsonTree.TryParse(text.Memory, out var fault);
        text.Fault = tree is null ? fault!.Detail : tree.Root["entries"u8].Kind != JsonKind.Array ? "it has no list of entries" : null;
        text.Skeleton = text.Span.ToArray();
        return text;
    }

    /// <param name="before">Null: there was no list.</param>
    /// <param name="after">Null: the list is gone.</param>
    public static List<DataFact> Of(byte[]? before, byte[]? after)
    {
        using var old = before is null ? null : JsonTree.TryParse(before, out _);
        using var now = after is null ? null : JsonTree.TryParse(after, out _);
        var (was, isNow) = (Last(old), Last(now));
        return Id(was) == Id(isNow) ? [] : [new DataFact.ModuleFieldChanged(new FieldChange(Field, was.Exists ? NameOf(was) : null, isNow.Exists ? NameOf(isNow) + HowOf(isNow) : null))];
    }

    private static JsonNode Last(JsonTree? list) => list is null ? default : list.Root["entries"u8].ToArray().LastOrDefault();

    private static string? Id(JsonNode entry) => entry.Exists ? entry["id"u8].AsString() : null;

    private static string NameOf(JsonNode entry) => $"{entry["prompt_version"u8].AsString()} on {entry["model"u8].AsString()}";

    private static string HowOf(JsonNode entry) => entry["override"u8].AsString() is { } reason ? $" (by override: {reason})"
        : entry["action"u8].TextEquals("rollback"u8) ? $" (rollback: {entry["why"u8].AsString()})" : " (by the policy)";
}
