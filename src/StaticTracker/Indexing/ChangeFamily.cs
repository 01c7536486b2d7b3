using StaticTracker.Comparison;

namespace StaticTracker.Indexing;

/// <summary>
/// Which changes on the heatmap are beyond noise. Every pass rate that is held against the version before, of each model, is one family, whatever of it is shown (docs/statistics.md). Nothing is called
/// better or worse here that <c>tracker compare</c> of the two cells would not call so.
/// </summary>
/// <param name="Size">How many are compared.</param>
/// <param name="Level">The level at which each interval lies wholly on one side of zero.</param>
/// <param name="Sure">Those beyond noise, in the order of rows, cells and results.</param>
public sealed record ChangeFamily(int Size, double Level, IReadOnlyList<SureChange> Sure)
{
    public static ChangeFamily Of(HeatmapIndex index)
    {
        var size = index.Modules.Sum(m => m.Changes.Compared);
        var candidates = index.Modules.SelectMany((m, row) => m.Changes.Candidates.Select(change => (Row: row, Change: change))).ToList();

        // What is no candidate counts as 1: its p is larger, or its interval holds zero at any level, and leaving that out of the selected makes the rest no less strict.
        var p = new double[size];
        Array.Fill(p, 1);
        for (var i = 0; i < candidates.Count; i++)
        {
            p[i] = candidates[i].Change.P;
        }

        var adjusted = BenjaminiHochberg.Adjust(p);
        var level = BenjaminiHochberg.Level(size, adjusted.Count(one => one <= ComparisonFamily.Alpha));
        var sure = new List<SureChange>();
        for (var i = 0; i < candidates.Count; i++)
        {
            var (row, change) = candidates[i];
            if (adjusted[i] <= ComparisonFamily.Alpha && change.Touch <= 1 - level && change.IsClear && IsAsShown(index.Modules[row], change))
            {
                sure.Add(new SureChange(row, change, adjusted[i]));
            }
        }

        return new ChangeFamily(size, level, sure);
    }

    /// <summary>A cell shows its newest run, the comparison pools repeats: where the two go different ways nothing is marked.</summary>
    private static bool IsAsShown(ModuleRow row, CellChange change)
    {
        var now = row.Cells[change.Cell].ByModel[change.Result];
        for (var earlier = change.Cell - 1; earlier >= 0; earlier--)
        {
            if (row.Cells[earlier].ByModel.FirstOrDefault(r => r.Model == now.Model && r.PassRate is not null) is { } then)
            {
                return Math.Sign(now.PassRate!.Value - then.PassRate!.Value) == Math.Sign(change.Points);
            }
        }

        return false;
    }
}
