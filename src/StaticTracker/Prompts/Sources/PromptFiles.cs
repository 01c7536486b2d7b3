using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Prompts.Sources;

/// <summary>A folder of files such as <c>m01_v3_system.md</c>: module, version and part stand in the names. Other files are passed over.</summary>
public static partial class PromptFiles
{
    public static IReadOnlyList<FoundPromptVersion> Read(string folder, Problems problems)
    {
        var parts = new List<(ModuleId Module, PromptVersion Version, string Part, FileInfo File)>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(f => !DataFolder.IsLink(f)).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (FileName().Match(file.Name) is { Success: true } match && ModuleId.TryParse(match.Groups["module"].Value.ToLowerInvariant(), out var module)
                && PromptVersion.TryParse(match.Groups["version"].Value.ToLowerInvariant(), out var version))
            {
                parts.Add((module, version, PartOf(match.Groups["part"].Value), file));
            }
        }

        return [.. parts.GroupBy(p => (p.Module, p.Version)).OrderBy(g => g.Key.Module).ThenBy(g => g.Key.Version).Select(g => Prompt(g.Key, [.. g], problems)).OfType<FoundPromptVersion>()];
    }

    private static FoundPromptVersion? Prompt((ModuleId Module, PromptVersion Version) key, IReadOnlyList<(ModuleId Module, PromptVersion Version, string Part, FileInfo File)> parts, Problems problems)
    {
        var content = PromptContent.Empty;
        foreach (var (_, _, part, file) in parts)
        {
            var shown = DataFolder.Show(file.FullName);
            if (parts.Count(p => p.Part == part) > 1)
            {
                problems.Add(SourceSpan.File(shown), Codes.Prompts.SourceUnfit, $"two files are the part {part} of {key.Module} {key.Version}", "rename one of them, or move it elsewhere");
                return null;
            }

            if (BundleReader.PartText(file, (code, message, hint) => problems.Add(SourceSpan.File(shown), code, message, hint)) is not { } text)
            {
                return null;
            }

            content = part switch
            {
                "root_system_prompt" => content with { RootSystemPrompt = text },
                "task_prompt" => content with { TaskPrompt = text },
                _ => content with { RolePrompts = [.. content.RolePrompts.Append(new(part, text)).OrderBy(r => r.Key, StringComparer.Ordinal)] },
            };
        }

        return new FoundPromptVersion(key.Module, key.Version, content) { SourcePaths = [.. parts.Select(p => p.File.Name)] };
    }

    private static string PartOf(string word) => word.ToLowerInvariant() switch
    {
        "system" or "root_system" or "system_prompt" or "root_system_prompt" => "root_system_prompt",
        "task" or "prompt" or "user" or "task_prompt" => "task_prompt",
        var role => role,
    };

    [GeneratedRegex(@"^(?<module>[A-Za-z]\w*?)_(?<version>[vV]\d+(?:\.\d+)*)_(?<part>\w[\w-]*)\.(?:md|txt)$", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}
