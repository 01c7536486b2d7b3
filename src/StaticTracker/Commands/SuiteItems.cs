using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>The items that a suite is made of: those of an experiment's verdicts, with what the items file knows of them.</summary>
internal static class SuiteItems
{
    private const int MostTold = 5;

    /// <summary>The items in ordinal order; null, with problems, where the list names some that are not there, or none is left.</summary>
    /// <param name="sheet">The experiment's verdicts.</param>
    /// <param name="known">The items file; null: there is none.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="chosen">The items to take with their categories; null: all.</param>
    public static IReadOnlyList<BenchmarkItem>? Of(VerdictSheet sheet, ItemSheet? known, Problems problems, IReadOnlyList<(string Id, string? Category)>? chosen)
    {
        var details = new Dictionary<string, DataItem>(StringComparer.Ordinal);
        foreach (var item in known?.Items ?? [])
        {
            details.TryAdd(item.Id, item);
        }

        var all = SuiteSide.ItemsOf(sheet);
        var wanted = chosen ?? [.. all.Select(i => (i, (string?)null))];
        var there = all.ToHashSet(StringComparer.Ordinal);
        var missing = wanted.Where(w => !there.Contains(w.Id)).Select(w => w.Id).ToList();
        if (missing.Count > 0 || wanted.Count == 0)
        {
            problems.Add(
                SourceSpan.File(sheet.Experiment), Codes.Promotion.SuiteUnfit,
                missing.Count == 0 ? "the list names no item" : $"{Count.Of(missing.Count, "item")} of the list {(missing.Count == 1 ? "is" : "are")} not in this experiment: {string.Join(", ", missing.Take(MostTold))}{(missing.Count > MostTold ? ", …" : "")}",
                DidYouMean.Of(missing.FirstOrDefault() ?? "", all) is { } near && missing.Count > 0 ? $"did you mean '{near}'?" : "name items as the experiment does: one on each line, its category behind a tab");
            return null;
        }

        if (wanted.GroupBy(w => w.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            problems.Add(SourceSpan.File(sheet.Experiment), Codes.Promotion.ItemTwice, $"the list names '{twice.Key}' twice", "keep one of them");
            return null;
        }

        return [.. wanted.OrderBy(w => w.Id, StringComparer.Ordinal).Select(w => Item(w.Id, w.Category, details.GetValueOrDefault(w.Id)))];
    }

    /// <summary>The lines of a file or of standard input, each an item and behind a tab its category.</summary>
    public static IReadOnlyList<(string Id, string? Category)> ReadList(CommandContext context, string path)
    {
        try
        {
            using var stream = path == "-" ? RunOptions.OpenInput(context) : File.OpenRead(path);
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
            var items = new List<(string, string?)>();
            while (reader.ReadLine() is { } line)
            {
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                var (id, category) = (tab < 0 ? line : line[..tab], tab < 0 ? "" : line[(tab + 1)..].Trim());
                if (id.Trim().Length > 0)
                {
                    items.Add((id.Trim(), category.Length == 0 ? null : category));
                }
            }

            return items;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            context.Problems.Add(SourceSpan.File(DataFolder.Show(path)), Codes.Reading.Unreadable, $"this list cannot be read: {e.Message}", "name a text file in UTF-8 with one item on each line");
            return [];
        }
    }

    private static BenchmarkItem Item(string id, string? category, DataItem? known) => new(id, category ?? (known is { Tags: [var tag, ..] } ? tag : null), known?.TextSha256);
}
