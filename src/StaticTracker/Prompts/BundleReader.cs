using System.Text;
using System.Text.Unicode;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Prompts;

/// <summary>Bundles as records. What cannot be read whole is refused: half a prompt would be one that nobody ran.</summary>
public static class BundleReader
{
    /// <summary>Larger parts are refused: no model reads them.</summary>
    public const int MaxPartBytes = 8 * 1024 * 1024;

    /// <summary>The bundle of a module's version; null where there is none, and null with problems where it cannot be used.</summary>
    public static PromptBundle? Read(DataFolder folder, ModuleId module, PromptVersion version, Problems problems)
    {
        if (!DataFolder.IsFileName(version.Text))
        {
            return null;
        }

        var path = Path.Combine(folder.PromptFolder(module, version), DataFolder.BundleName);
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = JsonFile.Read(path, problems);
        if (file is null)
        {
            return null;
        }

        var found = new Problems();
        var bundle = TryRead(file.Tree, Path.GetDirectoryName(path)!, (node, code, message, hint) => found.Add(file.SpanOf(node), code, message, hint));
        problems.AddRange(found.ToList());
        return bundle;
    }

    /// <summary>
    /// The bundle of a tree that fits the schema, with its parts read from the folder; null where something is told. Whether its hash is that of its
    /// content is another question.
    /// </summary>
    public static PromptBundle? TryRead(JsonTree tree, string folder, Action<JsonNode, ProblemCode, string, string?> tell)
    {
        var root = tree.Root;
        if (!ModuleId.TryParse(root["module"u8].AsString(), out var module) || !PromptVersion.TryParse(root["version"u8].AsString(), out var version)
            || root["prompt_hash"u8].AsString() is not { } hash)
        {
            tell(root, Codes.Reading.Schema, "a bundle names its module, its version and its prompt_hash", "'tracker check' tells more");
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var isWhole = true;
        foreach (var (part, name) in PromptParts.Of(root))
        {
            if (ReadPart(folder, name, tell) is { } text)
            {
                texts[part] = text;
            }
            else
            {
                isWhole = false;
            }
        }

        foreach (var key in (JsonNode[])[root["tools_contract"u8], root["decoding"u8]])
        {
            if (HashedJson.InexactNumber(key) is { Exists: true } number)
            {
                tell(number, Codes.Prompts.InexactNumber, $"{number} is no number that a binary number of 64 bits keeps", "write it as a text, or with fewer digits");
                isWhole = false;
            }
        }

        return !isWhole ? null : new PromptBundle
        {
            Module = module,
            Version = version,
            Label = root["label"u8].AsString(),
            Hash = hash,
            Amends = root["amends"u8].AsString(),
            Notes = root["notes"u8].AsString(),
            SourcePaths = JsonLists.TextsOf(root["source_paths"u8]),
            Content = ContentOf(root, texts),
        };
    }

    private static PromptContent ContentOf(JsonNode root, Dictionary<string, string> texts)
    {
        var roles = new List<KeyValuePair<string, string>>();
        foreach (var role in root["role_prompts"u8].Members)
        {
            roles.Add(new(role.Name, texts["role_prompts/" + role.Name]));
        }

        roles.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new PromptContent
        {
            RootSystemPrompt = texts.GetValueOrDefault("root_system_prompt", ""),
            TaskPrompt = texts.GetValueOrDefault("task_prompt", ""),
            RolePrompts = roles,
            RoleModels = JsonLists.MapOf(root["role_models"u8]),
            ToolsContract = JsonOf(root["tools_contract"u8]),
            Decoding = JsonOf(root["decoding"u8]),
        };
    }

    private static string JsonOf(JsonNode node) => node.Exists ? CompactJson.Of(node) : "{}";

    private static string? ReadPart(string folder, JsonNode name, Action<JsonNode, ProblemCode, string, string?> tell)
    {
        var file = name.AsString() ?? "";
        if (!DataFolder.IsFileName(file) || file == DataFolder.BundleName)
        {
            tell(name, Codes.Prompts.PartMissing, $"'{(file.Length > 80 ? file[..80] + "…" : file)}' cannot be a part's file", "name a file beside bundle.json: letters, digits, '.', '-', '_', '+'");
            return null;
        }

        var info = new FileInfo(Path.Combine(folder, file));
        if (DataFolder.IsLink(info))
        {
            tell(name, Codes.Reading.Link, $"{file} is a link, not a file", "put the file itself there; links are never followed");
            return null;
        }

        if (!info.Exists)
        {
            tell(name, Codes.Prompts.PartMissing, $"there is no file {file} beside it", "restore the file from git, or correct its name");
            return null;
        }

        return PartText(info, (code, message, hint) => tell(name, code, message, hint));
    }

    /// <summary>A part's text, a byte order mark left out; null, which is told, where it cannot be one.</summary>
    internal static string? PartText(FileInfo info, Action<ProblemCode, string, string?> tell)
    {
        if (info.Length > MaxPartBytes)
        {
            tell(Codes.Reading.TooLarge, $"{info.Name} is larger than the {MaxPartBytes / 1048576} MB that a part may have", "no model reads that much: is it the right file?");
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(info.FullName).AsSpan();
            bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
            if (Utf8.IsValid(bytes) && !bytes.Contains((byte)0))
            {
                return Encoding.UTF8.GetString(bytes);
            }

            tell(Codes.Reading.Encoding, $"{info.Name} is not UTF-8", "save it as UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            tell(Codes.Reading.Unreadable, $"{info.Name} cannot be read: {e.Message}", "look at its permissions");
        }

        return null;
    }
}
