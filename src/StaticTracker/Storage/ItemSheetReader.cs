using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>Items files as sheets.</summary>
public static class ItemSheetReader
{
    /// <summary>The items of a data set's version; null where there is no file, and null with a problem where it cannot be used.</summary>
    public static ItemSheet? Read(DataFolder folder, ModuleId module, string? dataset, string? version, Problems problems) =>
        folder.ItemsFile(module, dataset, version) is { } path ? SheetFile.Read<ItemSheet>(path, TryRead, problems) : null;

    /// <summary>The sheet of a tree; null, with the node at fault and why, where it is unsound.</summary>
    public static ItemSheet? TryRead(JsonTree tree, out (JsonNode Node, string Reason) fault)
    {
        var root = tree.Root;
        fault = (root, "an items file is an object with 'items'");
        if (root["items"u8].Kind != JsonKind.Array)
        {
            return null;
        }

        if (root["format"u8] is { Exists: true } format && format.AsInteger() != 1)
        {
            fault = (format, "this is a newer format than this program knows");
            return null;
        }

        var items = new List<DataItem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in root["items"u8].Elements)
        {
            if (element["id"u8].AsString() is not { Length: > 0 } id || !seen.Add(id))
            {
                fault = (element, "an item has an id that no other one has");
                return null;
            }

            items.Add(new DataItem(id)
            {
                TextSha256 = element["text_sha256"u8].AsString(),
                Text = element["text"u8].AsString(),
                Expected = element["expected"u8].AsString(),
                Tags = Texts(element["tags"u8]),
                Language = element["language"u8].AsString(),
                Length = element["length"u8].AsInteger(),
            });
        }

        return new ItemSheet(items);
    }

    private static List<string> Texts(JsonNode node)
    {
        var texts = new List<string>();
        foreach (var element in node.Elements)
        {
            if (element.AsString() is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }
}
