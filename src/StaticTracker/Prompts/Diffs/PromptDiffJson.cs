using System.Text.Json;

namespace StaticTracker.Prompts.Diffs;

/// <summary>A prompt diff as members of a JSON object.</summary>
public static class PromptDiffJson
{
    public static void Write(Utf8JsonWriter json, PromptDiff diff)
    {
        Side("before", diff.Before);
        Side("after", diff.After);
        json.WriteBoolean("same", diff.IsSame);
        json.WriteStartArray("rules");
        foreach (var rule in diff.Rules)
        {
            json.WriteStartObject();
            json.WriteString("what", rule.What);
            json.WriteString("section", rule.Section);
            json.WriteString("before", rule.Before);
            json.WriteString("after", rule.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("settings");
        foreach (var setting in diff.Settings)
        {
            json.WriteStartObject();
            json.WriteString("name", setting.Name);
            Raw("before", setting.Before);
            Raw("after", setting.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sections");
        foreach (var section in diff.Sections)
        {
            Section(json, section);
        }

        json.WriteEndArray();

        void Side(string name, PromptBundle bundle)
        {
            json.WriteStartObject(name);
            json.WriteString("prompt", bundle.Address);
            json.WriteString("prompt_hash", bundle.Hash);
            json.WriteEndObject();
        }

        void Raw(string name, string? value)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value ?? "null");
        }
    }

    private static void Section(Utf8JsonWriter json, SectionChange section)
    {
        json.WriteStartObject();
        json.WriteString("part", section.Part);
        json.WriteString("name", section.Name);
        json.WriteBoolean("examples", section.IsExamples);
        json.WriteStartArray("lines");
        foreach (var line in section.Lines.Where(l => l.Op != '='))
        {
            json.WriteStartObject();
            json.WriteString("op", line.Op.ToString());
            json.WriteString("before", line.Before);
            json.WriteString("after", line.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
