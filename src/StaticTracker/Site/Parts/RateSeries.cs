using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>The best results of a module's versions in the order of time.</summary>
internal sealed record RateSeries(string Name, IReadOnlyList<RatePoint> Points)
{
    public static RateSeries Of(ModuleRow row) => new(
        row.Name,
        [.. row.Cells.Where(c => c.Best is { PassRate: not null }).Select(c => new RatePoint(c.Best!.Timestamp.Order, c.Version.Text, (double)c.Best.PassRate!.Value)).OrderBy(p => p.At)]);

    /// <summary>The rate of the newest result by then; null: there was none yet.</summary>
    public double? RateAt(DateTime at)
    {
        double? rate = null;
        foreach (var point in Points)
        {
            rate = point.At <= at ? point.Rate : rate;
        }

        return rate;
    }
}
