using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>The best results of a module's versions in the order of time.</summary>
internal sealed record RateSeries(string Name, RatePoint[] Points)
{
    public static RateSeries Of(ModuleRow row) => new(
        row.Name,
        [.. row.Cells.Where(c => c.Best is { PassRate: not null }).Select(c => new RatePoint(c.Best!.Timestamp.Order, c.Version.Text, (double)c.Best.PassRate!.Value)).OrderBy(p => p.At)]);

    /// <summary>The rate of the newest result by then; null: there was none yet.</summary>
    public double? RateAt(DateTime at)
    {
        var i = Points.Length - 1;
        while (i >= 0 && Points[i].At > at)
        {
            i--;
        }

        return i < 0 ? null : Points[i].Rate;
    }
}
