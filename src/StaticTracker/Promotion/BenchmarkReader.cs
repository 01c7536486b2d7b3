using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>Suites from their files. What a suite cannot do without is refused; what only fits badly is left to the check.</summary>
public static class BenchmarkReader
{
    /// <summary>A suite; null, with a problem, where its file cannot be used.</summary>
    public static BenchmarkSuite? Read(FileInfo info, Problems problems) => RecordFile.Read(
        JsonFile.Read(info, new FileBuffer(), problems), problems, "a suite has a name, a version, a module and items, each of them once, and its file is named after it",
        tree => TryRead(tree) is { } suite && info.Name == suite.Address + ".json" ? suite : null);

    /// <summary>The suite of a tree; null where something is missing that it cannot do without, or an item stands twice.</summary>
    public static BenchmarkSuite? TryRead(JsonTree tree)
    {
        var root = tree.Root;
        if (root["suite"u8].AsString() is not { Length: > 0 } name || !PromptVersion.TryParse(root["version"u8].AsString(), out var version)
            || !ModuleId.TryParse(root["module"u8].AsString(), out var module) || root["items"u8].Kind != JsonKind.Array || FileFormat.IsUnknown(root))
        {
            return null;
        }

        var items = new List<BenchmarkItem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in root["items"u8].Elements)
        {
            if (item["id"u8].AsString() is not { Length: > 0 } id || !seen.Add(id))
            {
                return null;
            }

            items.Add(new BenchmarkItem(id, item["category"u8].AsString(), item["text_sha256"u8].AsString()));
        }

        return items.Count == 0 ? null : new BenchmarkSuite { Suite = name, Version = version, Module = module, Description = root["description"u8].AsString(), Items = items };
    }
}
