using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>Verdict files as sheets. What is unsound is refused whole: half a sheet would be a guess.</summary>
public static class VerdictSheetReader
{
    private const string Letters = "PFES-";

    /// <summary>The stored verdicts of an experiment; null where there are none, and null with a problem where the file cannot be used.</summary>
    public static VerdictSheet? Read(DataFolder folder, ModuleId module, string experiment, Problems problems) =>
        Read(folder, module, experiment, problems, new FileBuffer());

    /// <summary>As above, for who reads many: into a buffer that is used again.</summary>
    public static VerdictSheet? Read(DataFolder folder, ModuleId module, string experiment, Problems problems, FileBuffer buffer) =>
        SheetFile.ReadOf<VerdictSheet>(() => folder.VerdictFile(module, experiment), experiment, TryRead, static s => s.Experiment, "the verdicts", problems, buffer);

    /// <summary>The sheet of a tree; null, with the node at fault and why, where it is unsound.</summary>
    public static VerdictSheet? TryRead(JsonTree tree, out (JsonNode Node, string Reason) fault)
    {
        var root = tree.Root;
        fault = (root, "a verdict file is an object with 'experiment', 'items' and 'verdicts'");
        if (root["experiment"u8].AsString() is not { } experiment || root["items"u8].Kind != JsonKind.Array || root["verdicts"u8].Kind != JsonKind.Object)
        {
            return null;
        }

        if (root["format"u8] is { Exists: true } format && format.AsInteger() != 1)
        {
            fault = (format, "this is a newer format than this program knows");
            return null;
        }

        var items = new List<string>();
        foreach (var element in root["items"u8].Elements)
        {
            if (element.AsString() is not { Length: > 0 } item || (items.Count > 0 && string.CompareOrdinal(items[^1], item) >= 0))
            {
                fault = (element, "items are texts in ordinal order, each once");
                return null;
            }

            items.Add(item);
        }

        var rows = new List<KeyValuePair<string, string>>();
        foreach (var row in root["verdicts"u8].Members)
        {
            if (row.Value.AsString() is not { } letters || letters.Length != items.Count || letters.AsSpan().IndexOfAnyExcept(Letters) >= 0)
            {
                fault = (row.Value.Exists ? row.Value : root, $"a row is a text with one letter of {Letters} for each of the {items.Count} items");
                return null;
            }

            rows.Add(new(row.Name, letters));
        }

        return ReadScores(root["scores"u8], items.Count, ref fault) is { } scores ? new VerdictSheet(experiment, items, rows) { Scores = scores } : null;
    }

    private static List<KeyValuePair<string, IReadOnlyList<decimal?>>>? ReadScores(JsonNode node, int count, ref (JsonNode Node, string Reason) fault)
    {
        var scores = new List<KeyValuePair<string, IReadOnlyList<decimal?>>>();
        foreach (var row in node.Members)
        {
            var numbers = new List<decimal?>(count);
            foreach (var element in row.Value.Elements)
            {
                if (element.Kind is not (JsonKind.Number or JsonKind.Null))
                {
                    fault = (element, "a score is a number, or null where there is none");
                    return null;
                }

                numbers.Add(element.AsDecimal());
            }

            if (numbers.Count != count)
            {
                fault = (row.Value, $"scores are a list with one entry for each of the {count} items");
                return null;
            }

            scores.Add(new(row.Name, numbers));
        }

        return scores;
    }
}
