using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

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
            html.Raw("– "u8).Word(experiment.Metrics.IsErrorsOnly ? "none.errors" : FigureNotes.HasScore(experiment) ? "none.scores" : "none.rate");
        }
    }

    /// <summary>Date, hour and minute as the text has them, its zone if it names one; the whole text stands behind.</summary>
    public static void Time(HtmlWriter html, Timestamp time)
    {
        var text = time.Text.AsSpan();
        var zone = time.HasZone ? text[(19 + text[19..].IndexOfAny("Zz+-"))..] : [];
        html.Raw("<time datetime=\""u8).Text(text).Raw("\" title=\""u8).Text(text).Raw("\">"u8)
            .Text(text[..10]).Raw(" "u8).Text(text[11..16]).Text(zone is "Z" or "z" ? " UTC" : zone).Raw("</time>"u8);
    }

    /// <summary>P/F/E, and passed of total where there are errors, since those are no part of the rate. Scores that broke are told where nothing passes or fails.</summary>
    public static void Counts(HtmlWriter html, Metrics metrics)
    {
        if (metrics.Pass is not { } pass || metrics.Failed is not { } fail)
        {
            if (metrics.Error is > 0 and { } alone)
            {
                html.Raw("–/–/"u8).Number(alone);
                return;
            }

            html.Word("not_given");
            return;
        }

        html.Number(pass).Raw("/"u8).Number(fail).Raw("/"u8).Number(metrics.Error ?? 0);
        if (metrics.Error is > 0 && metrics.Total is { } total)
        {
            html.Raw(" <small>"u8).Text(html.Texts.Of("passed_of", ("pass", Text(pass)), ("total", Text(total)))).Raw("</small>"u8);
        }
    }

    public static void Interval(HtmlWriter html, PassRateInterval? interval)
    {
        if (interval is not { Interval: var i })
        {
            html.Raw("–"u8);
            return;
        }

        html.Fixed(i.Low, 1).Raw("–"u8).Fixed(i.High, 1);
        if (interval.IsTooNarrow)
        {
            html.Said("<small> {too_narrow}</small>");
        }
    }

    /// <summary>The beginning of a long text, in whole characters.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)].TrimEnd() + "…";

    /// <summary>A count as it stands within a text.</summary>
    public static string Text(long count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A data set and its version in the built-in words.</summary>
    public static string Dataset(string? name, string? version) => Dataset(SiteTexts.BuiltIn, name, version);

    /// <summary>A data set and its version in words.</summary>
    public static string Dataset(SiteTexts texts, string? name, string? version) => (name, version) switch
    {
        (null, null) => texts["dataset.unknown"],
        (null, _) => version,
        (_, null) => texts.Of("dataset.no_version", ("name", name)),
        _ => $"{name} {version}",
    };
}
