using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Exporting.Tables;

/// <summary>Prompts as a table: a row for each version of a module, with its texts; maps and settings as JSON.</summary>
public static class PromptTable
{
    private static readonly ExportColumn[] s_columns =
        ["module", "version", "label", "prompt_hash", "amends", "root_system_prompt", "task_prompt", "role_prompts", "role_models", "tools_contract", "decoding", "source_paths", "notes"];

    public static ExportTable Of(IEnumerable<PromptBundle> prompts) => new("Prompts", s_columns, prompts.Select(RowOf));

    private static ExportValue[] RowOf(PromptBundle p) =>
    [
        ExportValue.Of(p.Module.Text), ExportValue.Of(p.Version.Text), ExportValue.Of(p.Label), ExportValue.Of(p.Hash), ExportValue.Of(p.Amends), Text(p.Content.RootSystemPrompt), Text(p.Content.TaskPrompt),
        Map(p.Content.RolePrompts), Map(p.Content.RoleModels), Json(p.Content.ToolsContract), Json(p.Content.Decoding), Text(string.Join('\n', p.SourcePaths)), ExportValue.Of(p.Notes),
    ];

    private static ExportValue Text(string text) => ExportValue.Of(text.Length == 0 ? null : text);

    private static ExportValue Json(string json) => ExportValue.Of(json == "{}" ? null : json);

    private static ExportValue Map(IReadOnlyList<KeyValuePair<string, string>> map) =>
        ExportValue.Of(map.Count == 0 ? null : $"{{{string.Join(',', map.Select(m => $"{CompactJson.Quote(m.Key)}:{CompactJson.Quote(m.Value)}"))}}}");
}
