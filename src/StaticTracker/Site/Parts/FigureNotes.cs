using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>Figures that only some experiments have: scores, usage, kinds of errors and failures, yes-or-no answers. What is not given is said so, and never 0.</summary>
internal static class FigureNotes
{
    public static bool HasScore(Experiment e) => e.Score is not null || e.Rubrics.Any(r => r.Score is not null);

    public static bool HasUsage(Experiment e) => e.Usage is not null;

    /// <summary>The experiment's own score, then that of each rubric which has one.</summary>
    public static void Scores(HtmlWriter html, Module module, Experiment e)
    {
        if (!HasScore(e))
        {
            html.Raw("not given"u8);
            return;
        }

        if (e.Score is { } own)
        {
            Score(html, own);
        }

        foreach (var rubric in e.Rubrics)
        {
            if (rubric.Score is { } score)
            {
                html.Raw("<small>"u8).Text(module.NameOf(rubric.Rubric)).Raw(": "u8);
                Score(html, score);
                html.Raw("</small>"u8);
            }
        }
    }

    /// <summary>Tokens, cost and latency as far as they are known.</summary>
    public static void Usage(HtmlWriter html, Usage? usage)
    {
        if (usage is null)
        {
            html.Raw("not given"u8);
            return;
        }

        var any = false;
        Part(html, ref any, usage.TokensIn, " tokens in"u8);
        Part(html, ref any, usage.TokensOut, " tokens out"u8);
        Part(html, ref any, usage.CostUsd, " USD"u8);
        Part(html, ref any, usage.LatencyMsMean, " ms on average"u8);
        Part(html, ref any, usage.LatencyMsP95, " ms at the 95th percentile"u8);
    }

    /// <summary>Skipped items, kinds of errors and of failures, below the counts.</summary>
    public static void Kinds(HtmlWriter html, Experiment e)
    {
        if (e.Metrics.Skipped is > 0 and { } skipped)
        {
            html.Raw("<small>"u8).Number(skipped).Raw(" skipped</small>"u8);
        }

        if (e.Status is { } status)
        {
            html.Raw("<small>ended: "u8).Text(status).Raw("</small>"u8);
        }

        if (e.Source is { Derived: true })
        {
            html.Raw("<small>worked out from a mean</small>"u8);
        }

        Kinds(html, "errors: "u8, e.ErrorKinds);
        Kinds(html, "failures: "u8, e.FailureKinds);
        if (e.Classification is { } c)
        {
            Confusion(html, c);
        }
    }

    /// <summary>A small confusion matrix with the figures that follow from it.</summary>
    private static void Confusion(HtmlWriter html, Classification c) =>
        html.Raw("<table class=confusion aria-label=\"Answers against the truth\"><tr><td><th scope=col>said yes<th scope=col>said no<tr><th scope=row>is yes<td>"u8).Number(c.TruePositive).Raw("<td>"u8).Number(c.FalseNegative)
            .Raw("<tr><th scope=row>is no<td>"u8).Number(c.FalsePositive).Raw("<td>"u8).Number(c.TrueNegative).Raw("</table><small>"u8)
            .Text($"accuracy {ClassificationWords.Percent(c.Accuracy)}, precision {ClassificationWords.Percent(c.Precision)}, recall {ClassificationWords.Percent(c.Recall)}, F1 {ClassificationWords.Percent(c.F1)}, MCC {ClassificationWords.Coefficient(c.Mcc)}").Raw("</small>"u8);

    private static void Kinds(HtmlWriter html, ReadOnlySpan<byte> what, IReadOnlyList<KeyValuePair<string, long>> kinds)
    {
        if (kinds.Count == 0)
        {
            return;
        }

        html.Raw("<small>"u8).Raw(what);
        for (var i = 0; i < kinds.Count; i++)
        {
            html.Raw(i > 0 ? ", "u8 : ""u8).Number(kinds[i].Value).Raw(" "u8).Text(kinds[i].Key);
        }

        html.Raw("</small>"u8);
    }

    private static void Score(HtmlWriter html, Score score)
    {
        if (score.Mean is { } mean)
        {
            html.Rate(mean);
        }

        if (score.N is { } n)
        {
            html.Raw(" <small>mean of "u8).Number(n).Raw("</small>"u8);
        }

        if ((score.Min ?? score.Max) is not null)
        {
            html.Raw(" <small>scale "u8).Text(score.Min is { } min ? Rate.Text(min) : "…").Raw(" to "u8).Text(score.Max is { } max ? Rate.Text(max) : "…").Raw("</small>"u8);
        }

        if (score.Better is { } better)
        {
            html.Raw(" <small>"u8).Text(better).Raw(" is better</small>"u8);
        }
    }

    private static void Part(HtmlWriter html, ref bool any, decimal? figure, ReadOnlySpan<byte> unit)
    {
        if (figure is { } value)
        {
            html.Raw(any ? "<br>"u8 : ""u8).Rate(value).Raw(unit);
            any = true;
        }
    }
}
