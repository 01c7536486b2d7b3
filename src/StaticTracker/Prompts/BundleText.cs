using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Prompts;

/// <summary>Bundles as the files of their folder: each part's text, and bundle.json last in the list, so that whoever writes them in order leaves no bundle without its parts.</summary>
public static class BundleText
{
    private const string SchemaAddress = "../../../schemas/bundle.schema.json";

    /// <summary>Names and contents. Texts have LF line ends and one newline at their end; empty ones have no file.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> FilesOf(PromptBundle bundle)
    {
        var files = bundle.Content.Texts.Select(t => (Name: FileOf(t.Key), Content: Encoding.UTF8.GetBytes(PromptText.Normalise(t.Value) + "\n"))).ToList();
        files.Add((DataFolder.BundleName, JsonOf(bundle)));
        return files;
    }

    /// <summary>The file of a part. A role whose name is no plain word goes by its letters and the beginning of its hash: names that differ only in case must not meet in one file.</summary>
    private static string FileOf(string part)
    {
        var role = part.StartsWith("role_prompts/", StringComparison.Ordinal) ? part["role_prompts/".Length..] : null;
        if (role is null || (role.Length is > 0 and <= 64 && role.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_')))
        {
            return PromptParts.FileOf(part);
        }

        var letters = string.Concat(role.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(40));
        return $"role.{letters}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(role)))[..8]}.md";
    }

    private static byte[] JsonOf(PromptBundle bundle)
    {
        var content = bundle.Content;
        var output = new ArrayBufferWriter<byte>();
        output.Write("{\"$schema\":"u8);
        CanonicalText.Write(output, SchemaAddress);
        Text("module", bundle.Module.Text);
        Text("version", bundle.Version.Text);
        Text("label", bundle.Label);
        Text("prompt_hash", bundle.Hash);
        Text("root_system_prompt", content.RootSystemPrompt.Length == 0 ? null : FileOf("root_system_prompt"));
        Text("task_prompt", content.TaskPrompt.Length == 0 ? null : FileOf("task_prompt"));
        Raw("role_prompts", content.RolePrompts.Count == 0 ? null : MapOf(content.RolePrompts.Select(r => new KeyValuePair<string, string>(r.Key, FileOf("role_prompts/" + r.Key)))));
        Raw("role_models", content.RoleModels.Count == 0 ? null : MapOf(content.RoleModels));
        Raw("tools_contract", content.ToolsContract == "{}" ? null : content.ToolsContract);
        Raw("decoding", content.Decoding == "{}" ? null : content.Decoding);
        Text("amends", bundle.Amends);
        Raw("source_paths", bundle.SourcePaths.Count == 0 ? null : $"[{string.Join(',', bundle.SourcePaths.Select(CompactJson.Quote))}]");
        Text("notes", bundle.Notes);
        output.Write("}"u8);
        using var tree = JsonTree.Parse(output.WrittenMemory);
        return CanonicalJson.File(tree, Shape.Bundle);

        void Text(string key, string? value) => Raw(key, value is null ? null : CompactJson.Quote(value));

        void Raw(string key, string? json)
        {
            if (json is not null)
            {
                output.Write(Encoding.UTF8.GetBytes($",{CompactJson.Quote(key)}:{json}"));
            }
        }
    }

    /// <summary>A map of texts as JSON.</summary>
    internal static string MapOf(IEnumerable<KeyValuePair<string, string>> map) =>
        $"{{{string.Join(',', map.Select(m => $"{CompactJson.Quote(m.Key)}:{CompactJson.Quote(m.Value)}"))}}}";
}
