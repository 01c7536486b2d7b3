namespace StaticTracker.Runs.Ab;

/// <summary>
/// The figures of an A/B experiment: items that both sides judged, those that turned out better and worse under treatment, both rates in percent over these items, the e-value and the
/// interval of the share of differing items that are better (percent, at all looks together).
/// </summary>
public sealed record AbFigures(long Items, long Better, long Worse, decimal ControlRate, decimal TreatmentRate, double EValue, double ShareLow, double ShareHigh)
{
    /// <summary>Treatment less control, points, of the rates as they are shown.</summary>
    public decimal Change => TreatmentRate - ControlRate;
}
