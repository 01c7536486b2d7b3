using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Setup;

/// <summary>
/// Makes a repository ready. First looks at everything, then writes: where one file is in the way, nothing is written at all, unless told to
/// overwrite. Doing it twice changes nothing.
/// </summary>
public sealed class Initializer(string root, bool force)
{
    private const string BlockStart = "# >>> statictracker (kept by 'tracker init')";
    private const string BlockEnd = "# <<< statictracker";
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>What would be written: path below the root and content; problems where a file is in the way.</summary>
    public IReadOnlyList<(string Path, string Content)> Plan(IReadOnlyList<ProjectFile> files, Problems problems)
    {
        var plan = new List<(string Path, string Content)>();
        foreach (var file in files)
        {
            var full = Path.Combine(root, file.Path.Replace('/', Path.DirectorySeparatorChar));
            if (LinkOnTheWay(file.Path) is { } link)
            {
                problems.Add(SourceSpan.File(link), Codes.Reading.Link, "this is a link: nothing is written through it", "put a folder or file there");
                continue;
            }

            var there = File.Exists(full) ? File.ReadAllText(full) : null;
            var wanted = file.Kind switch
            {
                ProjectFileKind.Block => WithBlock(there, file.Content),
                ProjectFileKind.Owners => WithOwners(file, there, problems),
                ProjectFileKind.ToolManifest => WithTool(file, there, problems),
                _ => file.Content,
            };
            if (wanted is null || wanted == there)
            {
                continue;
            }

            if (file.Kind == ProjectFileKind.Whole && there is not null && !force)
            {
                problems.Add(SourceSpan.File(file.Path), Codes.Surroundings.InTheWay, "this file is there with another content", "keep it and leave it out, or overwrite it with --force");
                continue;
            }

            plan.Add((file.Path, wanted));
        }

        return plan;
    }

    /// <summary>Writes the plan; false, with a problem, at the first file that cannot be written.</summary>
    public bool Write(IReadOnlyList<(string Path, string Content)> plan, Problems problems)
    {
        foreach (var (path, content) in plan)
        {
            var full = Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                AtomicFile.Write(full, Encoding.UTF8.GetBytes(content));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(SourceSpan.File(path), Codes.Surroundings.NotWritable, $"this file cannot be written: {e.Message}", "look at permissions and free space, then run init again");
                return false;
            }
        }

        return true;
    }

    private string? LinkOnTheWay(string path)
    {
        var at = root;
        foreach (var part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            FileSystemInfo entry = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            if (DataFolder.IsLink(entry))
            {
                return Path.GetRelativePath(root, at).Replace('\\', '/');
            }
        }

        return null;
    }

    /// <summary>The block of owners; null, with a problem, where it or other lines there say something else: who approves is not changed in passing.</summary>
    private string? WithOwners(ProjectFile file, string? there, Problems problems)
    {
        var wanted = WithBlock(there, file.Content);
        if (there is null || wanted == there || force)
        {
            return wanted;
        }

        var hasBlock = there.Contains(BlockStart, StringComparison.Ordinal);
        var owned = file.Content.Split('\n').Select(l => l.Split(' ')[0]).Where(p => p.Length > 0).ToList();
        var line = hasBlock ? -1 : Array.FindIndex(there.Split('\n'), l => owned.Contains(l.Split(' ', '\t')[0], StringComparer.Ordinal));
        if (!hasBlock && line < 0)
        {
            return wanted;
        }

        problems.Add(
            line < 0 ? SourceSpan.File(file.Path) : new SourceSpan(file.Path, line + 1, 1), Codes.Surroundings.InTheWay,
            hasBlock ? "the marked block names other owners" : "this line names owners already, and one further down would win over it", "keep it, or overwrite it with --force");
        return null;
    }

    private static string WithBlock(string? there, string lines)
    {
        var block = $"{BlockStart}\n{lines}{BlockEnd}\n";
        if (there is null)
        {
            return block;
        }

        var start = there.IndexOf(BlockStart, StringComparison.Ordinal);
        var end = start < 0 ? -1 : there.IndexOf(BlockEnd, start, StringComparison.Ordinal);
        if (end < 0)
        {
            return there.Length == 0 || there.EndsWith('\n') ? there + block : $"{there}\n{block}";
        }

        var rest = there[(end + BlockEnd.Length)..].TrimStart('\r');
        return there[..start] + block + (rest.StartsWith('\n') ? rest[1..] : rest);
    }

    private static string? WithTool(ProjectFile file, string? there, Problems problems)
    {
        JsonNode? manifest;
        try
        {
            manifest = there is null ? new JsonObject { ["version"] = 1, ["isRoot"] = true, ["tools"] = new JsonObject() } : JsonNode.Parse(there);
        }
        catch (JsonException e)
        {
            problems.Add(SourceSpan.File(file.Path), Codes.Reading.Syntax, $"this tool manifest is not JSON: {e.Message}", "mend it, then run init again");
            return null;
        }

        if (manifest is not JsonObject entries || (entries["tools"] ??= new JsonObject()) is not JsonObject tools)
        {
            problems.Add(SourceSpan.File(file.Path), Codes.Reading.Schema, "this tool manifest has another form than expected", "mend it, then run init again");
            return null;
        }

        if (tools.ContainsKey("statictracker"))
        {
            return there;
        }

        tools["statictracker"] = new JsonObject { ["version"] = file.Content, ["commands"] = new JsonArray("tracker"), ["rollForward"] = false };
        return manifest.ToJsonString(s_indented) + "\n";
    }
}
