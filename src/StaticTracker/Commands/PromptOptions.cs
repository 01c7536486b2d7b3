using System.CommandLine;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>The options that say what a prompt is made of.</summary>
internal sealed class PromptOptions
{
    private readonly Option<string?> _system = RunOptions.Text("--system", "FILE", "The system prompt");
    private readonly Option<string?> _task = RunOptions.Text("--task", "FILE", "The task's prompt");
    private readonly Option<string[]> _role = Many("--role", "NAME=FILE", "The prompt of a role (as often as there are roles)");
    private readonly Option<string[]> _model = Many("--model", "ROLE=NAME", "The model of a role (likewise)");
    private readonly Option<string?> _tools = RunOptions.Text("--tools", "FILE", "The tools contract, as JSON");
    private readonly Option<string[]> _decoding = Many("--decoding", "NAME=VALUE", "A decoding setting, such as temperature=0 (likewise)");

    public IEnumerable<Option> All => [_system, _task, _role, _model, _tools, _decoding];

    public static Option<string[]> Many(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    /// <summary>"a=b" as its two halves; null where there is no '=' with something before it.</summary>
    public static (string Name, string Value)? Pair(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at <= 0 ? null : (text[..at], text[(at + 1)..]);
    }

    /// <summary>A value as JSON: a number, true, false, null, an object or a list as it stands, anything else as a text.</summary>
    public static string JsonOf(string value)
    {
        using var tree = JsonTree.TryParse(Encoding.UTF8.GetBytes(value), out _);
        return tree is null ? CompactJson.Quote(value) : CompactJson.Of(tree.Root);
    }

    /// <summary>What stands in a JSON object with these entries set; others stay.</summary>
    public static string With(string json, IEnumerable<(string Name, string Json)> entries)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json));
        using var merged = JsonTree.Parse(ModuleText.Merge(tree.Root, entries.GroupBy(e => e.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (string?)g.Last().Json, StringComparer.Ordinal)));
        return CompactJson.Of(merged.Root);
    }

    /// <summary>The content with what was given put in place of what it had, and the names of the files; null, which is told, where something cannot be used.</summary>
    public (PromptContent Content, IReadOnlyList<string> Sources)? Apply(CommandContext context, ParseResult result, PromptContent content)
    {
        var sources = new List<string>();
        var isSound = true;
        if (result.GetValue(_system) is { } system)
        {
            content = content with { RootSystemPrompt = Text(system) };
        }

        if (result.GetValue(_task) is { } task)
        {
            content = content with { TaskPrompt = Text(task) };
        }

        content = content with
        {
            RolePrompts = Merged(content.RolePrompts, Pairs("--role", result.GetValue(_role)).Select(p => (p.Name, Text(p.Value)))),
            RoleModels = Merged(content.RoleModels, Pairs("--model", result.GetValue(_model))),
            Decoding = With(content.Decoding, Pairs("--decoding", result.GetValue(_decoding)).Select(p => (p.Name, JsonOf(p.Value)))),
        };
        if (result.GetValue(_tools) is { } tools)
        {
            content = content with { ToolsContract = Tools(tools) ?? "{}" };
        }

        return isSound && IsExact(context, content) ? (content, [.. sources.Distinct().Order(StringComparer.Ordinal)]) : null;

        string Text(string path)
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                Tell(path, Codes.Prompts.SourceUnfit, "there is no such file", null);
                return "";
            }

            sources.Add(NameOf(path));
            return BundleReader.PartText(info, (code, message, hint) => Tell(path, code, message, hint)) ?? "";
        }

        string? Tools(string path)
        {
            using var file = JsonFile.Read(path, context.Problems);
            if (file is null)
            {
                isSound = false;
                return null;
            }

            sources.Add(NameOf(path));
            if (file.Tree.Root.Kind is JsonKind.Object or JsonKind.Array)
            {
                return CompactJson.Of(file.Tree.Root);
            }

            Tell(path, Codes.Prompts.SourceUnfit, "a tools contract is an object or a list", null);
            return null;
        }

        List<(string Name, string Value)> Pairs(string option, string[]? texts)
        {
            var pairs = new List<(string, string)>();
            foreach (var text in texts ?? [])
            {
                if (Pair(text) is { } pair)
                {
                    pairs.Add(pair);
                }
                else
                {
                    Tell(option, Codes.Importing.FieldUnfit, $"'{text}' has no '=' with a name before it", "write it as NAME=VALUE");
                }
            }

            return pairs;
        }

        void Tell(string where, ProblemCode code, string message, string? hint)
        {
            isSound = false;
            context.Problems.Add(SourceSpan.File(DataFolder.Show(where)), code, message, hint);
        }
    }

    /// <summary>A path as it may be kept: relative ones as they stand, others by their last name, since the rest tells of somebody's machine.</summary>
    public static string NameOf(string path)
    {
        var plain = path.Replace('\\', '/');
        return Path.IsPathRooted(path) || plain.Split('/').Contains("..") || plain.Contains(':', StringComparison.Ordinal) ? plain[(plain.LastIndexOf('/') + 1)..] : plain;
    }

    private static bool IsExact(CommandContext context, PromptContent content)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(SnapshotText.Of(content)));
        if (SnapshotText.InexactNumber(tree.Root) is not { Exists: true } number)
        {
            return true;
        }

        context.Problems.Add(SourceSpan.File("the prompt"), Codes.Prompts.InexactNumber, $"{number} is no number that a binary number of 64 bits keeps", "write it as a text, or with fewer digits");
        return false;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Merged(IReadOnlyList<KeyValuePair<string, string>> old, IEnumerable<(string Name, string Value)> set)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in old)
        {
            all[name] = value;
        }

        foreach (var (name, value) in set)
        {
            all[name] = value;
        }

        return [.. all];
    }
}
