using System.Numerics;

namespace StaticTracker.Comparison;

/// <summary>
/// The paired permutation test over items: were both sides alike, each item's difference could as well have the other sign. Fisher, R. A. (1935):
/// The Design of Experiments, section 21. All 2^k sign patterns are counted, through the distribution of their sums where that is quick, or one by one where they are no more than the draws would be; else a
/// fixed number of seeded draws, with p = (b + 1) / (m + 1): Phipson, B. and Smyth, G. K. (2010): Permutation p-values should never be zero.
/// Statistical Applications in Genetics and Molecular Biology 9, article 39. With one verdict an item it is McNemar's exact test.
/// </summary>
public static class PairedPermutation
{
    /// <summary>Draws where not all patterns are counted.</summary>
    public const int Draws = 19_999;

    /// <summary>Differences of which every pattern is tried: 2^14 are fewer than the draws.</summary>
    private const int MostTried = 14;

    private const long QuickSteps = 40_000_000;
    private const ulong Seed = 20_260_121;

    /// <summary>Two-sided p of the items' differences, in whole units of any size; 1 where there is none.</summary>
    public static double P(ReadOnlySpan<long> differences) => P(differences, QuickSteps, out _);

    /// <summary>Two-sided p; whether it was drawn rather than counted.</summary>
    public static double P(ReadOnlySpan<long> differences, out bool isDrawn) => P(differences, QuickSteps, out isDrawn);

    internal static double P(ReadOnlySpan<long> differences, long quickSteps, out bool isDrawn)
    {
        var (sizes, observed, total) = Sizes(differences);
        var isQuick = (Int128)sizes.Length * total <= quickSteps;
        isDrawn = !isQuick && sizes.Length > MostTried;
        return sizes.Length == 0 ? 1 : isDrawn ? Drawn(sizes, observed) : isQuick ? Counted(sizes, observed, (int)total) : Tried(sizes, observed);
    }

    /// <summary>Sizes of the differences that are not zero, the size of their sum, and the sum of sizes, in their greatest common unit; sorted, so that
    /// the order of items changes nothing.</summary>
    private static (long[] Sizes, long Observed, long Total) Sizes(ReadOnlySpan<long> differences)
    {
        var sizes = new List<long>(differences.Length);
        var (sum, unit) = (0L, BigInteger.Zero);
        foreach (var d in differences)
        {
            if (d != 0)
            {
                sizes.Add(Math.Abs(d));
                sum += d;
                unit = BigInteger.GreatestCommonDivisor(unit, d);
            }
        }

        var divisor = sizes.Count == 0 ? 1 : (long)unit;
        sizes.Sort();
        return ([.. sizes.Select(s => s / divisor)], Math.Abs(sum) / divisor, sizes.Sum() / divisor);
    }

    private static double Counted(long[] sizes, long observed, int total)
    {
        // chances[s]: that the items with a plus sign have sizes of sum s.
        var chances = new double[total + 1];
        chances[0] = 1;
        var reach = 0;
        foreach (var size in sizes)
        {
            var step = (int)size;
            reach += step;
            for (var s = reach; s >= 0; s--)
            {
                chances[s] = 0.5 * (chances[s] + (s >= step ? chances[s - step] : 0));
            }
        }

        var p = 0.0;
        for (var s = 0; 2L * s <= total - observed; s++)
        {
            p += chances[s];
        }

        return observed == 0 ? 1 : Math.Min(1, 2 * p);
    }

    /// <summary>Pattern after pattern, each with one sign turned against the one before (a Gray code). The first item keeps its sign: a pattern and its opposite are as far out.</summary>
    private static double Tried(long[] sizes, long observed)
    {
        var sum = sizes.Sum();
        var (asFar, patterns, signs) = (0, 1 << (sizes.Length - 1), 0);
        for (var pattern = 1; ; pattern++)
        {
            asFar += Math.Abs(sum) >= observed ? 1 : 0;
            if (pattern == patterns)
            {
                return (double)asFar / patterns;
            }

            var turned = BitOperations.TrailingZeroCount(pattern);
            signs ^= 1 << turned;
            sum += (signs >> turned & 1) == 0 ? 2 * sizes[turned + 1] : -2 * sizes[turned + 1];
        }
    }

    private static double Drawn(long[] sizes, long observed)
    {
        var random = new SplitMix(Seed);
        var asFar = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var (sum, bits) = (0L, 0UL);
            for (var i = 0; i < sizes.Length; i++)
            {
                bits = (i & 63) == 0 ? random.Next() : bits >> 1;
                sum += (bits & 1) == 0 ? sizes[i] : -sizes[i];
            }

            asFar += Math.Abs(sum) >= observed ? 1 : 0;
        }

        return (asFar + 1.0) / (Draws + 1.0);
    }
}
