using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StaticTracker.Prompts.Sources;

/// <summary>
/// The prompts of a promptfoo configuration (YAML or JSON): inline texts, <c>file://</c> below the configuration, and chats as JSON. They become v1, v2, … in their order. What runs as a
/// program, patterns, and files elsewhere are told and left out.
/// </summary>
public static class PromptfooConfig
{
    private const int MaxBytes = 4 * 1024 * 1024;

    public static IReadOnlyList<FoundPromptVersion> Read(string path, Problems problems)
    {
        var shown = DataFolder.Show(path);
        var info = new FileInfo(path);
        if (info.Length > MaxBytes || BundleReader.PartText(info, (code, message, hint) => problems.Add(SourceSpan.File(shown), code, message, hint)) is not { } text)
        {
            return Unfit(problems, SourceSpan.File(shown), "it is too large, or no text");
        }

        YamlMappingNode? root;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            root = stream.Documents.Count > 0 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        }
        catch (YamlException e)
        {
            return Unfit(problems, new SourceSpan(shown, (int)e.Start.Line, (int)e.Start.Column), $"this is no YAML: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // The parser's own fault at some texts, such as a list begun and not ended before a key.
            return Unfit(problems, SourceSpan.File(shown), "this is no YAML");
        }

        if (root is null || !root.Children.TryGetValue(new YamlScalarNode("prompts"), out var prompts))
        {
            return Unfit(problems, SourceSpan.File(shown), "there are no \"prompts\" in it");
        }

        var nodes = prompts is YamlSequenceNode list ? list.Children : [prompts];
        var found = new List<FoundPromptVersion>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var place = new SourceSpan(shown, (int)nodes[i].Start.Line, (int)nodes[i].Start.Column);
            if (Prompt(nodes[i], Path.GetDirectoryName(Path.GetFullPath(path))!, place, problems) is { } prompt)
            {
                found.Add(prompt with { Version = PromptVersion.Parse(string.Create(CultureInfo.InvariantCulture, $"v{i + 1}")) });
            }
        }

        return found;
    }

    private static IReadOnlyList<FoundPromptVersion> Unfit(Problems problems, SourceSpan span, string message)
    {
        problems.Add(span, Codes.Prompts.SourceUnfit, message, "a promptfoo configuration has \"prompts\": texts, file:// names, or objects with raw or id, and label");
        return [];
    }

    private static FoundPromptVersion? Prompt(YamlNode node, string folder, SourceSpan place, Problems problems)
    {
        var label = TextOf(node, "label");
        var body = (node as YamlScalarNode)?.Value ?? TextOf(node, "raw") ?? TextOf(node, "id") ?? TextOf(node, "file");
        if (string.IsNullOrWhiteSpace(body))
        {
            Unfit(problems, place, "this prompt has no text");
            return null;
        }

        IReadOnlyList<string> sources = [];
        if (body.StartsWith("file://", StringComparison.Ordinal) || (TextOf(node, "raw") is null && node is YamlMappingNode && File.Exists(Path.Combine(folder, body))))
        {
            var name = body.StartsWith("file://", StringComparison.Ordinal) ? body["file://".Length..] : body;
            if (ReadFile(name, folder, place, problems) is not { } text)
            {
                return null;
            }

            (body, sources) = (text, [name.TrimStart('.', '/')]);
        }

        return ContentOf(body, place, problems) is { } content ? new FoundPromptVersion(null, default, content) { Label = label is { Length: > 0 and <= 200 } ? label : null, SourcePaths = sources } : null;
    }

    private static string? ReadFile(string name, string folder, SourceSpan place, Problems problems)
    {
        var plain = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        if (!plain.Split('/').All(DataFolder.IsFileName) || Path.GetExtension(plain).ToLowerInvariant() is not (".md" or ".txt" or ".json" or ".j2"))
        {
            Unfit(problems, place, $"'{(name.Length > 80 ? name[..80] + "…" : name)}' is no text file below the configuration: programs, patterns and other places are not read");
            return null;
        }

        var info = new FileInfo(Path.Combine(folder, plain.Replace('/', Path.DirectorySeparatorChar)));
        if (!info.Exists || DataFolder.IsLink(info))
        {
            Unfit(problems, place, $"there is no file {plain}");
            return null;
        }

        return BundleReader.PartText(info, (code, message, hint) => problems.Add(SourceSpan.File(DataFolder.Show(info.FullName)), code, message, hint));
    }

    /// <summary>
    /// A text is the task's prompt. Of a chat the first message of the system is the system prompt, the last one the task's, and those between go by their number and role.
    /// </summary>
    private static PromptContent? ContentOf(string body, SourceSpan place, Problems problems)
    {
        using var tree = body.TrimStart().StartsWith('[') ? JsonTree.TryParse(Encoding.UTF8.GetBytes(body), out _) : null;
        if (tree is null || tree.Root.ToArray() is not { Length: > 0 } messages || !Array.TrueForAll(messages, m => m["role"u8].AsString() is not null))
        {
            return new PromptContent { TaskPrompt = body };
        }

        if (!Array.TrueForAll(messages, m => m["content"u8].AsString() is not null))
        {
            Unfit(problems, place, "a message of this chat is no text");
            return null;
        }

        var content = PromptContent.Empty;
        var roles = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < messages.Length; i++)
        {
            var (role, text) = (messages[i]["role"u8].GetString(), messages[i]["content"u8].GetString());
            if (i == 0 && role == "system")
            {
                content = content with { RootSystemPrompt = text };
            }
            else if (i == messages.Length - 1)
            {
                content = content with { TaskPrompt = text };
            }
            else
            {
                roles.Add(new(string.Create(CultureInfo.InvariantCulture, $"message-{i + 1:00}-{role}"), text));
            }
        }

        return content with { RolePrompts = roles };
    }

    private static string? TextOf(YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? (value as YamlScalarNode)?.Value : null;
}
