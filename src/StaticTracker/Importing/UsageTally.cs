using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>Tokens, cost and latency of many rows. A sum is known only where every row tells its part: a part would pass as the whole.</summary>
internal sealed class UsageTally
{
    private const long LargestFigure = 1_000_000_000_000; // Per row; beyond it a figure is no figure, and sums stay in range.

    private const int CostDecimals = 12; // What stands behind them is the noise of binary fractions.

    private readonly List<double> _latencies = [];
    private long _rows;
    private long _tokensIn;
    private long _tokensOut;
    private decimal _cost;
    private decimal _latency;
    private bool _knowsTokensIn = true;
    private bool _knowsTokensOut = true;
    private bool _knowsCost = true;
    private bool _knowsLatency = true;

    /// <summary>One more row; null where it does not tell, or tells what cannot be.</summary>
    public void Add(long? tokensIn, long? tokensOut, decimal? costUsd, decimal? latencyMs)
    {
        _rows++;
        Take(ref _knowsTokensIn, ref _tokensIn, tokensIn);
        Take(ref _knowsTokensOut, ref _tokensOut, tokensOut);
        Take(ref _knowsCost, ref _cost, costUsd);
        Take(ref _knowsLatency, ref _latency, latencyMs);
        if (_knowsLatency)
        {
            _latencies.Add((double)latencyMs!.Value);
        }
        else
        {
            _latencies.Clear();
        }
    }

    /// <summary>The sums and means that are known; null where nothing is. The 95th percentile is the nearest rank, of twenty rows or more.</summary>
    public Usage? Sum() => _rows == 0 || !(_knowsTokensIn || _knowsTokensOut || _knowsCost || _knowsLatency) ? null : new Usage
    {
        TokensIn = _knowsTokensIn ? _tokensIn : null,
        TokensOut = _knowsTokensOut ? _tokensOut : null,
        CostUsd = _knowsCost ? ScoreTally.Trim(Math.Round(_cost, CostDecimals, MidpointRounding.AwayFromZero)) : null,
        LatencyMsMean = _knowsLatency ? Trim(Math.Round(_latency / _rows, 1, MidpointRounding.AwayFromZero)) : null,
        LatencyMsP95 = _knowsLatency ? Percentile95() : null,
    };

    private decimal? Percentile95()
    {
        const int FewestRows = 20; // Below, it is the slowest row and no percentile.
        if (_latencies.Count < FewestRows)
        {
            return null;
        }

        _latencies.Sort();
        var rank = ((95L * _latencies.Count) + 99) / 100;
        return Trim(Math.Round((decimal)_latencies[(int)rank - 1], 1, MidpointRounding.AwayFromZero));
    }

    private static decimal Trim(decimal value) => decimal.Truncate(value) == value ? decimal.Truncate(value) : value;

    private static void Take<T>(ref bool known, ref T sum, T? value)
        where T : struct, System.Numerics.INumber<T>
    {
        known &= value is { } v && v >= T.Zero && v <= T.CreateChecked(LargestFigure);
        sum += known ? value!.Value : T.Zero;
    }
}
