using System.Runtime.InteropServices;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>The numbers that one score gave: which item, which number.</summary>
internal sealed class ScoreTally(ScoreSpec spec)
{
    private const decimal Largest = 1_000_000_000_000_000; // Sums of millions of these stay in range.
    private const int MeanDecimals = 6;

    private readonly List<(int Item, decimal Number)> _numbers = [];
    private decimal _sum;
    private bool _isOnScale = true;

    public int Count { get; private set; }

    /// <summary>Whether every number is 0 or 1, so that it says no more than pass or fail does.</summary>
    public bool IsBinary { get; private set; } = true;

    public ReadOnlySpan<(int Item, decimal Number)> Numbers => CollectionsMarshal.AsSpan(_numbers);

    /// <summary>Whether a number is one that can be added up.</summary>
    public static bool CanBe(decimal number) => Math.Abs(number) <= Largest;

    public void Add(int item, decimal number)
    {
        if (item >= 0)
        {
            _numbers.Add((item, number));
        }

        Count++;
        _sum += number;
        IsBinary &= number is 0 or 1;
        _isOnScale &= !(number < spec.Min || number > spec.Max);
    }

    /// <summary>Forgets which item had which number; the mean stays.</summary>
    public void ForgetItems()
    {
        _numbers.Clear();
        _numbers.TrimExcess();
    }

    /// <summary>Mean to six decimals and number, and the scale where it holds all numbers; null where there are none.</summary>
    public Score? Sum() => Count == 0 ? null : new Score(Mean(_sum, Count), Count, _isOnScale ? spec.Min : null, _isOnScale ? spec.Max : null, spec.Better);

    /// <summary>A mean to six decimals, without trailing zeros.</summary>
    public static decimal Mean(decimal sum, long count) => Trim(Math.Round(sum / count, MeanDecimals, MidpointRounding.AwayFromZero));

    /// <summary>A number without trailing zeros behind the point.</summary>
    public static decimal Trim(decimal number) => number / 1.0000000000000000000000000000m;
}
