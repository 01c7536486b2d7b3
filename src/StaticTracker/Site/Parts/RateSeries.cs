using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>The best results of a module's versions in the order of time, and the same in that of the versions.</summary>
internal sealed record RateSeries(string Name, RatePoint[] Points, RatePoint[] ByVersion)
{
    public static RateSeries Of(ModuleRow row)
    {
        var points = row.Cells.Where(c => c.Best is { PassRate: not null }).Select(c => new RatePoint(c.Best!.Timestamp.Order, c.Version.Text, (double)c.Best.PassRate!.Value)).ToArray();
        return new RateSeries(row.Name, [.. points.OrderBy(p => p.At)], points);
    }

    /// <summary>The rate of the newest version that had a result by then, though an older one may have run after it; null: there was none yet.</summary>
    public double? RateAt(DateTime at)
    {
        for (var i = ByVersion.Length - 1; i >= 0; i--)
        {
            if (ByVersion[i].At <= at)
            {
                return ByVersion[i].Rate;
            }
        }

        return null;
    }
}
