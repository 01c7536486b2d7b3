using System.Buffers;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>Module files as canonical bytes with suggestions added and edited. Whatever else a file holds is kept.</summary>
public static class SuggestionText
{
    /// <summary>The file with members of suggestions set or taken out (null), by their places in the file, and with suggestions added; values are JSON.</summary>
    public static byte[] Edit(JsonTree module, IReadOnlyDictionary<int, IReadOnlyDictionary<string, string?>> edits, IReadOnlyList<Suggestion> added)
    {
        var list = new ArrayBufferWriter<byte>(module.Text.Length + 256);
        list.Write("["u8);
        var place = 0;
        foreach (var element in module.Root["suggestions"u8].Elements)
        {
            list.Write(place > 0 ? ","u8 : ""u8);
            list.Write(edits.TryGetValue(place++, out var members) ? ModuleText.Merge(element, members) : element.Raw);
        }

        foreach (var suggestion in added)
        {
            list.Write(place++ > 0 ? ","u8 : ""u8);
            list.Write(Encoding.UTF8.GetBytes(Json(suggestion)));
        }

        list.Write("]"u8);
        using var tree = JsonTree.Parse(ModuleText.Merge(module.Root, new Dictionary<string, string?> { ["suggestions"] = Encoding.UTF8.GetString(list.WrittenSpan) }));
        return CanonicalJson.Module(tree);
    }

    private static string Json(Suggestion s)
    {
        (string Name, string? Value)[] members =
        [
            ("id", s.Id), ("version", s.Version.Text), ("rubric", s.Rubric), ("issue", s.Issue), ("suggestion", s.Text), ("priority", s.Priority), ("status", s.Status),
            ("applied_in", s.AppliedIn?.Text), ("reason", s.Reason), ("superseded_by", s.SupersededBy),
        ];
        return $"{{{string.Join(",", members.Where(m => m.Value is not null).Select(m => $"\"{m.Name}\":{CompactJson.Quote(m.Value!)}"))}}}";
    }
}
