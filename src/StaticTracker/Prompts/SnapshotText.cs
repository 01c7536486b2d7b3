using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Prompts;

/// <summary>A prompt's content as one JSON object with the texts in it: the snapshot that a run keeps.</summary>
public static class SnapshotText
{
    private const int LongestModel = 500;

    public static string Of(PromptContent content)
    {
        var members = new List<string>();
        Add("root_system_prompt", content.RootSystemPrompt.Length == 0 ? null : CompactJson.Quote(content.RootSystemPrompt));
        Add("task_prompt", content.TaskPrompt.Length == 0 ? null : CompactJson.Quote(content.TaskPrompt));
        Add("role_prompts", content.RolePrompts.Count == 0 ? null : BundleText.MapOf(content.RolePrompts));
        Add("role_models", content.RoleModels.Count == 0 ? null : BundleText.MapOf(content.RoleModels));
        Add("tools_contract", content.ToolsContract == "{}" ? null : content.ToolsContract);
        Add("decoding", content.Decoding == "{}" ? null : content.Decoding);
        return $"{{{string.Join(',', members)}}}";

        void Add(string key, string? json)
        {
            if (json is not null)
            {
                members.Add($"{CompactJson.Quote(key)}:{json}");
            }
        }
    }

    /// <summary>The content of an object with the six keys, each of which may be missing; null where there is no object.</summary>
    public static PromptContent? Read(JsonNode node) => node.Kind != JsonKind.Object ? null : new PromptContent
    {
        RootSystemPrompt = node["root_system_prompt"u8].AsString() ?? "",
        TaskPrompt = node["task_prompt"u8].AsString() ?? "",
        RolePrompts = JsonLists.MapOf(node["role_prompts"u8]),
        RoleModels = JsonLists.MapOf(node["role_models"u8]),
        ToolsContract = node["tools_contract"u8] is { Kind: JsonKind.Object or JsonKind.Array } tools ? CompactJson.Of(tools) : "{}",
        Decoding = node["decoding"u8] is { Kind: JsonKind.Object } decoding ? CompactJson.Of(decoding) : "{}",
    };

    /// <summary>The first number of a snapshot that has no exact form; a node that does not exist where there is none.</summary>
    public static JsonNode InexactNumber(JsonNode node) =>
        HashedJson.InexactNumber(node["tools_contract"u8]) is { Exists: true } found ? found : HashedJson.InexactNumber(node["decoding"u8]);

    /// <summary>Why an object is no prompt: a key that is none of the six, or a value that cannot stand there; null where it is one.</summary>
    public static (JsonNode Node, string Reason)? FaultOf(JsonNode root)
    {
        if (root.Kind != JsonKind.Object)
        {
            return (root, "a prompt is an object");
        }

        foreach (var member in root.Members)
        {
            var (isKnown, isFit, what) = member.Name switch
            {
                "root_system_prompt" or "task_prompt" => (true, member.Value.Kind == JsonKind.String, "a text"),
                "role_prompts" => (true, IsMap(member.Value, _ => true), "an object of texts"),
                "role_models" => (true, IsMap(member.Value, static model => model.Length is > 0 and <= LongestModel), $"an object of models' names of 1 to {LongestModel} characters"),
                "tools_contract" => (true, member.Value.Kind is JsonKind.Object or JsonKind.Array, "an object or a list"),
                "decoding" => (true, member.Value.Kind == JsonKind.Object, "an object"),
                _ => (false, false, ""),
            };
            if (!isKnown || !isFit)
            {
                return (member.Value, isKnown ? $"{member.Name} is {what}" : $"'{member.Name}' is no part of a prompt");
            }
        }

        return null;
    }

    private static bool IsMap(JsonNode node, Func<string, bool> fits) => node.Kind == JsonKind.Object && JsonLists.MapOf(node) is var map && map.Count == node.Count && map.All(m => fits(m.Value));
}
