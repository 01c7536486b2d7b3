using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>Details files as sheets.</summary>
public static class DetailSheetReader
{
    /// <summary>The stored details of an experiment; null where there are none, and null with a problem where the file cannot be used.</summary>
    public static DetailSheet? Read(DataFolder folder, ModuleId module, string experiment, Problems problems) =>
        SheetFile.ReadOf<DetailSheet>(() => folder.DetailFile(module, experiment), experiment, TryRead, static s => s.Experiment, "the details", problems);

    /// <summary>The sheet of a tree; null, with the node at fault and why, where it is unsound.</summary>
    public static DetailSheet? TryRead(JsonTree tree, out (JsonNode Node, string Reason) fault)
    {
        var root = tree.Root;
        fault = (root, "a details file is an object with 'experiment' and 'items'");
        if (root["experiment"u8].AsString() is not { } experiment || root["items"u8].Kind != JsonKind.Object)
        {
            return null;
        }

        if (root["format"u8] is { Exists: true } format && format.AsInteger() != 1)
        {
            fault = (format, "this is a newer format than this program knows");
            return null;
        }

        var items = new List<ItemDetail>();
        foreach (var member in root["items"u8].Members)
        {
            if (member.Value.Kind != JsonKind.Object)
            {
                fault = (member.Value, "what is said of an item is an object");
                return null;
            }

            var item = member.Value;
            items.Add(new ItemDetail(member.Name, item["output"u8].AsString(), Texts(item["reasons"u8])) { Input = item["input"u8].AsString(), Expected = item["expected"u8].AsString() });
        }

        items.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return new DetailSheet(experiment, items) { Redacted = Counts(root["redacted"u8]), Cut = root["cut"u8].AsInteger() ?? 0, LeftOut = root["left_out"u8].AsInteger() ?? 0 };
    }

    private static List<KeyValuePair<string, string>> Texts(JsonNode node)
    {
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var member in node.Members)
        {
            if (member.Value.AsString() is { } text)
            {
                texts.Add(new(member.Name, text));
            }
        }

        texts.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return texts;
    }

    private static List<KeyValuePair<string, long>> Counts(JsonNode node)
    {
        var counts = new List<KeyValuePair<string, long>>();
        foreach (var member in node.Members)
        {
            if (member.Value.AsInteger() is { } count)
            {
                counts.Add(new(member.Name, count));
            }
        }

        counts.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return counts;
    }
}
