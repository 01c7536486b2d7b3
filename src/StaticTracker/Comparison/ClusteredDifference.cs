namespace StaticTracker.Comparison;

/// <summary>
/// The difference of two pass rates over the same items, several verdicts an item: the clustered interval of each rate, brought together with
/// the correlation of the items' residuals (the way of Zou and Donner 2008; see <see cref="Newcombe"/>). With one verdict an item it is
/// Newcombe's paired interval. Where both sides gave nearly the same verdicts the correlation is corrected for continuity as Newcombe does, by
/// half a verdict, so that equal verdicts give a small interval and not one of no width.
/// </summary>
public sealed class ClusteredDifference
{
    private readonly ClusteredRate _before;
    private readonly ClusteredRate _after;
    private readonly double _correlation;

    private ClusteredDifference(ClusteredRate before, ClusteredRate after, double correlation)
    {
        _before = before;
        _after = after;
        _correlation = correlation;
    }

    /// <summary>After minus before, points.</summary>
    public double Points => 100 * (_after.Rate - _before.Rate);

    /// <summary>The difference of two sides whose items stand in the same order with the same number judged; null where nothing was.</summary>
    public static ClusteredDifference? Of(ReadOnlySpan<ItemTally> before, ReadOnlySpan<ItemTally> after)
    {
        if (ClusteredRate.Of(before) is not { } first || ClusteredRate.Of(after) is not { } second)
        {
            return null;
        }

        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < before.Length; i++)
        {
            var a = before[i].Passed - (first.Rate * before[i].Judged);
            var b = after[i].Passed - (second.Rate * after[i].Judged);
            ab += a * b;
            aa += a * a;
            bb += b * b;
        }

        var size = first.Verdicts / first.Items;
        var corrected = ab > 0 ? Math.Max(ab - (size / 2), 0) : ab;
        return new ClusteredDifference(first, second, aa * bb > 0 ? corrected / Math.Sqrt(aa * bb) : 0);
    }

    /// <summary>The interval of a level (0.95), points.</summary>
    public Interval IntervalAt(double level) =>
        _before.Items < 2
            ? new Interval(-100, 100)
            : Newcombe.Combine(_before.Rate, _before.IntervalAt(level), _after.Rate, _after.IntervalAt(level), _correlation);
}
