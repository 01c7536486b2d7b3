using StaticTracker.Comparison;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>Rates, counts and intervals of an experiment, as they stand in tables.</summary>
internal static class RateText
{
    /// <summary>The rate in percent, or a dash with the kind of emptiness.</summary>
    public static void Rate(HtmlWriter html, Experiment experiment)
    {
        if (experiment.Metrics.Rate is { } rate)
        {
            html.Rate(rate);
        }
        else
        {
            html.Raw("– "u8).Raw(HeatmapTable.IsErrorsOnly(experiment) ? "errors only"u8 : "no rate"u8);
        }
    }

    /// <summary>P/F/E, and passed of total where there are errors, since those are no part of the rate.</summary>
    public static void Counts(HtmlWriter html, Metrics metrics)
    {
        if (metrics.Pass is not { } pass || metrics.Failed is not { } fail)
        {
            html.Raw("not given"u8);
            return;
        }

        html.Number(pass).Raw("/"u8).Number(fail).Raw("/"u8).Number(metrics.Error ?? 0);
        if (metrics.Error is > 0 && metrics.Total is { } total)
        {
            html.Raw(" <small>"u8).Number(pass).Raw(" of "u8).Number(total).Raw(" passed</small>"u8);
        }
    }

    public static void Interval(HtmlWriter html, Interval? interval, bool tooNarrow)
    {
        if (interval is not { } i)
        {
            html.Raw("–"u8);
            return;
        }

        html.Fixed(i.Low, 1).Raw("–"u8).Fixed(i.High, 1);
        if (tooNarrow)
        {
            html.Raw("<small> too narrow</small>"u8);
        }
    }

    public static string Dataset(Experiment experiment) => (experiment.Dataset, experiment.DatasetVersion) switch
    {
        (null, null) => "unknown",
        (null, var version) => version,
        (var name, null) => $"{name}, version unknown",
        var (name, version) => $"{name} {version}",
    };
}
