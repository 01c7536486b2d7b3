using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>The figures of an experiment, to compare and to tell.</summary>
internal static class FiguresOf
{
    /// <summary>What was counted; where there are no counts, the rate.</summary>
    public static (long? Pass, long? Fail, long? Error, decimal? Rate) Counts(Experiment e) =>
        e.Metrics.Pass is { } pass ? (pass, e.Metrics.Failed, e.Metrics.Error ?? 0, null) : (null, null, null, e.Metrics.PassRate);

    /// <summary>"242 passed, 253 failed"; "48.9 %" where there are no counts.</summary>
    public static string Words(Experiment e) => e.Metrics.Pass is { } pass
        ? string.Create(CultureInfo.InvariantCulture, $"{pass} passed, {e.Metrics.Failed} failed{(e.Metrics.Error is > 0 and { } error ? $", {error} errors" : "")}")
        : e.Metrics.PassRate is { } rate ? $"{Rate.Text(rate)} %" : "no figures";
}
