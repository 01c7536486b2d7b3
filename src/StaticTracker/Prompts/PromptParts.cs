using StaticTracker.Json;

namespace StaticTracker.Prompts;

/// <summary>The files of a bundle, by what bundle.json says.</summary>
internal static class PromptParts
{
    /// <summary>Names of files with the value that names each, in the order of the format.</summary>
    public static IReadOnlyList<(string Part, JsonNode File)> Of(JsonNode bundle)
    {
        var parts = new List<(string, JsonNode)>();
        if (bundle["root_system_prompt"u8] is { Exists: true } system)
        {
            parts.Add(("root_system_prompt", system));
        }

        if (bundle["task_prompt"u8] is { Exists: true } task)
        {
            parts.Add(("task_prompt", task));
        }

        foreach (var role in bundle["role_prompts"u8].Members)
        {
            parts.Add(("role_prompts/" + role.Name, role.Value));
        }

        return parts;
    }

    /// <summary>The file that a part is written to where nothing names another: one that people recognise.</summary>
    public static string FileOf(string part) => part switch
    {
        "root_system_prompt" => "system.md",
        "task_prompt" => "task.md",
        _ => $"role.{part["role_prompts/".Length..]}.md",
    };
}
