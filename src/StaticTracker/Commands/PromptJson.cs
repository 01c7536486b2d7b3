using System.Text.Json;
using StaticTracker.Prompts;

namespace StaticTracker.Commands;

/// <summary>Bundles as members of an answer in JSON.</summary>
internal static class PromptJson
{
    /// <summary>Everything but the texts.</summary>
    public static void Head(Utf8JsonWriter json, PromptBundle bundle, PromptUses uses)
    {
        json.WriteString("module", bundle.Module.Text);
        json.WriteString("version", bundle.Version.Text);
        json.WriteString("label", bundle.Label);
        json.WriteString("prompt_hash", bundle.Hash);
        json.WriteString("amends", bundle.Amends);
        json.WriteStartArray("source_paths");
        foreach (var path in bundle.SourcePaths)
        {
            json.WriteStringValue(path);
        }

        json.WriteEndArray();
        json.WriteString("notes", bundle.Notes);
        json.WriteNumber("results", uses.Same);
        json.WriteNumber("results_of_another_content", uses.Other);
        json.WriteNumber("results_without_hash", uses.Unknown);
    }

    /// <summary>The six keys that the hash is made of.</summary>
    public static void Content(Utf8JsonWriter json, PromptContent content)
    {
        json.WriteString("root_system_prompt", content.RootSystemPrompt);
        json.WriteString("task_prompt", content.TaskPrompt);
        Map("role_prompts", content.RolePrompts);
        Map("role_models", content.RoleModels);
        json.WritePropertyName("tools_contract");
        json.WriteRawValue(content.ToolsContract);
        json.WritePropertyName("decoding");
        json.WriteRawValue(content.Decoding);

        void Map(string key, IReadOnlyList<KeyValuePair<string, string>> map)
        {
            json.WriteStartObject(key);
            foreach (var (name, value) in map)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }
    }
}
