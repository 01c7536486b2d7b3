using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Verifying;

/// <summary>Whether the stored verdicts and scores of an experiment are those of its source.</summary>
internal sealed class VerdictAgreement(DataFolder folder, ModuleId module, string experiment, Problems problems)
{
    /// <summary>
    /// The first item, the first letter and the first number that differ; none where nothing does, or where nothing is stored: verdicts may be left out of an import.
    /// </summary>
    public IReadOnlyList<FigureDifference> Compare(VerdictTable? recomputed)
    {
        if (VerdictSheetReader.Read(folder, module, experiment, problems) is not { } stored)
        {
            return [];
        }

        if (recomputed is null)
        {
            return [Difference("verdicts", "stored", "none")];
        }

        if (!stored.Items.SequenceEqual(recomputed.Items, StringComparer.Ordinal))
        {
            return [Difference("verdicts.items", Items(stored.Items.Count), recomputed.Items.Count == stored.Items.Count ? "other items" : Items(recomputed.Items.Count))];
        }

        return [.. new[]
        {
            FirstOf<string, char>("verdicts", "letter", stored.Items, stored.Rows, recomputed.Rows, static letters => [.. letters], static letter => letter.ToString()),
            FirstOf<IReadOnlyList<decimal?>, decimal?>("scores", "score", stored.Items, stored.Scores, recomputed.Scores, static numbers => numbers, static number => number is { } n ? Plain(n) : "no number"),
        }.OfType<FigureDifference>()];
    }

    /// <summary>The first place at which rows of the same name are not the same, or the first row that only one side has; a row's cells are one for each item.</summary>
    private FigureDifference? FirstOf<TRow, TCell>(string part, string word, IReadOnlyList<string> items, IReadOnlyList<KeyValuePair<string, TRow>> stored,
        IReadOnlyList<KeyValuePair<string, TRow>> recomputed, Func<TRow, IReadOnlyList<TCell>> cells, Func<TCell, string> text)
    {
        var rows = recomputed.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        foreach (var (name, row) in stored)
        {
            if (!rows.Remove(name, out var other))
            {
                return Difference($"{part}.{name}", "a row", "none");
            }

            var (then, now) = (cells(row), cells(other));
            var places = Enumerable.Range(0, items.Count).Where(i => !EqualityComparer<TCell>.Default.Equals(then[i], now[i])).ToList();
            if (places is [var first, ..])
            {
                return Difference($"{part}.{name}", $"{text(then[first])} for item '{items[first]}'", $"{text(now[first])}, and {Others(places.Count - 1, word)}");
            }
        }

        return rows.Count == 0 ? null : Difference($"{part}.{rows.Keys.Order(StringComparer.Ordinal).First()}", "no row", "a row");
    }

    private static string Items(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} items");

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Others(int count, string word) =>
        count == 0 ? $"no other {word} differs" : string.Create(CultureInfo.InvariantCulture, $"{count} other {(count == 1 ? $"{word} differs" : $"{word}s differ")}");

    private FigureDifference Difference(string field, string stored, string now) =>
        new(field, stored, now, SourceSpan.File(DataFolder.Show(folder.VerdictFile(module, experiment))));
}
