namespace StaticTracker.Runs.Comparing;

/// <summary>
/// How often a score fell into each of some bins of equal width, in both runs. The bins depend on the range of the scores alone: ten over 0 to 1, 0 to 10 or 0 to 100 where
/// all scores lie there; else as many as needed of a width of 1, 2 or 5 times a power of ten. A bin holds its lower end, the last one its upper end too.
/// </summary>
public sealed record ScoreHistogram(decimal Start, decimal Width, IReadOnlyList<int> Before, IReadOnlyList<int> After)
{
    /// <summary>No score is larger: more is cut down to it, so that nothing breaks over a number that is none.</summary>
    internal const decimal Most = 1e15m;

    private const int MostBins = 20;

    private static readonly decimal[] s_scales = [1, 10, 100];

    private static readonly decimal[] s_steps = [1, 2, 5];

    /// <summary>Null where there is no score.</summary>
    public static ScoreHistogram? Of(IReadOnlyList<decimal> before, IReadOnlyList<decimal> after)
    {
        if (before.Count + after.Count == 0)
        {
            return null;
        }

        var (least, most) = (before.Concat(after).Min(), before.Concat(after).Max());
        var (start, width, bins) = BinsOf(least, most);
        return new ScoreHistogram(start, width, Count(before, start, width, bins), Count(after, start, width, bins));
    }

    /// <summary>The bin's lower and upper end.</summary>
    public (decimal Low, decimal High) EndsOf(int bin) => (Start + (bin * Width), Start + ((bin + 1) * Width));

    private static (decimal Start, decimal Width, int Bins) BinsOf(decimal least, decimal most)
    {
        foreach (var scale in s_scales)
        {
            if (least >= 0 && most <= scale)
            {
                return (0, scale / 10, 10);
            }
        }

        var (low, high) = (Math.Max(least, -Most), Math.Min(most, Most));
        for (var power = 1e-10m; power <= 1e16m; power *= 10)
        {
            foreach (var step in s_steps)
            {
                var width = step * power;
                var start = Math.Floor(low / width) * width;
                if ((high - start) / width <= MostBins)
                {
                    return (start, width, Math.Max(1, (int)Math.Ceiling((high - start) / width)));
                }
            }
        }

        return (low, Math.Max(1, high - low), 1);
    }

    private static int[] Count(IReadOnlyList<decimal> scores, decimal start, decimal width, int bins)
    {
        var counts = new int[bins];
        foreach (var score in scores)
        {
            var place = (Math.Clamp(score, -Most, Most) - start) / width;
            counts[(int)Math.Clamp(Math.Floor(place), 0, bins - 1)]++;
        }

        return counts;
    }
}
