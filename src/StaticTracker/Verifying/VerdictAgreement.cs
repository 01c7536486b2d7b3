using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Verifying;

/// <summary>Whether the stored verdicts of an experiment are those of its source.</summary>
internal sealed class VerdictAgreement(DataFolder folder, ModuleId module, string experiment, Problems problems)
{
    /// <summary>The first thing that differs; null where nothing does, or where nothing is stored: verdicts may be left out of an import.</summary>
    public FigureDifference? Compare(VerdictTable? recomputed)
    {
        if (VerdictSheetReader.Read(folder, module, experiment, problems) is not { } stored)
        {
            return null;
        }

        if (recomputed is null)
        {
            return Difference("verdicts", "stored", "none");
        }

        if (!stored.Items.SequenceEqual(recomputed.Items, StringComparer.Ordinal))
        {
            return Difference("verdicts.items", Items(stored.Items.Count), recomputed.Items.Count == stored.Items.Count ? "other items" : Items(recomputed.Items.Count));
        }

        var rows = recomputed.Rows.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        foreach (var (rubric, letters) in stored.Rows)
        {
            if (!rows.Remove(rubric, out var now))
            {
                return Difference($"verdicts.{rubric}", "a row", "none");
            }

            if (letters != now)
            {
                var at = letters.AsSpan().CommonPrefixLength(now);
                return Difference($"verdicts.{rubric}", $"{letters[at]} for item '{stored.Items[at]}'", string.Create(CultureInfo.InvariantCulture, $"{now[at]}, and {Others(letters, now)}"));
            }
        }

        return rows.Count == 0 ? null : Difference($"verdicts.{rows.Keys.Order(StringComparer.Ordinal).First()}", "no row", "a row");
    }

    private static string Items(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} items");

    private static string Others(string stored, string now)
    {
        var others = stored.Zip(now).Count(p => p.First != p.Second) - 1;
        return others == 0 ? "no other letter differs" : string.Create(CultureInfo.InvariantCulture, $"{others} {(others == 1 ? "other letter differs" : "other letters differ")}");
    }

    private FigureDifference Difference(string field, string stored, string now) =>
        new(field, stored, now, SourceSpan.File(DataFolder.Show(folder.VerdictFile(module, experiment))));
}
