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
            html.Word("not_given");
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
            html.Word("not_given");
            return;
        }

        var any = false;
        Part(html, ref any, usage.TokensIn, "usage.tokens_in");
        Part(html, ref any, usage.TokensOut, "usage.tokens_out");
        Part(html, ref any, usage.CostUsd, "usage.usd");
        Part(html, ref any, usage.LatencyMsMean, "usage.ms_mean");
        Part(html, ref any, usage.LatencyMsP95, "usage.ms_95");
    }

    /// <summary>Skipped items, kinds of errors and of failures, below the counts.</summary>
    public static void Kinds(HtmlWriter html, Experiment e)
    {
        if (e.Metrics.Skipped is > 0 and { } skipped)
        {
            html.Raw("<small>"u8).Text(html.Texts.Count("kinds.skipped", skipped)).Raw("</small>"u8);
        }

        if (e.Status is { } status)
        {
            html.Raw("<small>"u8).Text(html.Texts.Of("kinds.ended", ("status", status))).Raw("</small>"u8);
        }

        if (e.Source is { Derived: true })
        {
            html.Said("<small>{kinds.derived}</small>");
        }

        Kinds(html, "kinds.errors", e.ErrorKinds);
        Kinds(html, "kinds.failures", e.FailureKinds);
        if (e.Classification is { } c)
        {
            Confusion(html, c);
        }
    }

    /// <summary>A small confusion matrix with the figures that follow from it.</summary>
    private static void Confusion(HtmlWriter html, Classification c) =>
        html.Said("<table class=confusion aria-label=\"{confusion.label}\"><tr><td><th scope=col>{confusion.said_yes}<th scope=col>{confusion.said_no}<tr><th scope=row>{confusion.is_yes}<td>").Number(c.TruePositive).Raw("<td>"u8).Number(c.FalseNegative)
            .Said("<tr><th scope=row>{confusion.is_no}<td>").Number(c.FalsePositive).Raw("<td>"u8).Number(c.TrueNegative).Raw("</table><small>"u8)
            .Text(html.Texts.Of(
                "confusion.figures", ("accuracy", Percent(html, c.Accuracy)), ("precision", Percent(html, c.Precision)), ("recall", Percent(html, c.Recall)),
                ("f1", Percent(html, c.F1)), ("mcc", c.Mcc is null ? html.Texts["confusion.undefined"] : ClassificationWords.Coefficient(c.Mcc)))).Raw("</small>"u8);

    private static string Percent(HtmlWriter html, decimal? rate) => rate is null ? html.Texts["confusion.undefined"] : ClassificationWords.Percent(rate);

    private static void Kinds(HtmlWriter html, string what, IReadOnlyList<KeyValuePair<string, long>> kinds)
    {
        if (kinds.Count == 0)
        {
            return;
        }

        html.Raw("<small>"u8).Word(what).Raw(" "u8);
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
            html.Raw(" <small>"u8).Text(html.Texts.Count("score.mean", n)).Raw("</small>"u8);
        }

        if ((score.Min ?? score.Max) is not null)
        {
            html.Raw(" <small>"u8).Text(html.Texts.Of("score.scale", ("min", score.Min is { } min ? Rate.Text(min) : "…"), ("max", score.Max is { } max ? Rate.Text(max) : "…"))).Raw("</small>"u8);
        }

        if (score.Better is { } better)
        {
            html.Raw(" <small>"u8).Text(html.Texts.Find($"score.{better}")?.Other ?? better).Raw("</small>"u8);
        }
    }

    private static void Part(HtmlWriter html, ref bool any, decimal? figure, string text)
    {
        if (figure is { } value)
        {
            html.Raw(any ? "<br>"u8 : ""u8).Text(html.Texts.Of(text, ("n", Rate.Text(value))));
            any = true;
        }
    }
}
