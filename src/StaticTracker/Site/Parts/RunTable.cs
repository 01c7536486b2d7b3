using StaticTracker.Phrasing;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>Runs as tables: some of them a row each, and one of them with all that is known.</summary>
internal static class RunTable
{
    public static Html Render(SiteTexts texts, IReadOnlyList<RunRecord> runs)
    {
        var html = new HtmlWriter(runs.Count * 512, texts);
        html.Said("<table class=\"data sortable\" id=runs data-name=runs><thead><tr><th scope=col>{column.run}<th scope=col>{column.status}<th scope=col>{column.kind}<th scope=col>{column.module}<th scope=col>{column.prompt_short}<th scope=col>{column.model}<th scope=col>{column.started}<th scope=col class=num>{column.items}<th scope=col class=num>{column.cost}<th scope=col>{column.tags}\n<tbody>");
        foreach (var run in runs)
        {
            html.Raw("\n<tr><th scope=row><a href=\"../"u8).Text(RecordPlace.Run(run.Id).Text).Raw("\">"u8).Text(run.Id).Raw("</a><td><span class=\"tag"u8).Raw(run.Status == RunWord.Failed ? " t0"u8 : ""u8).Raw("\">"u8).Text(RunWords.OfStatus(run.Status))
                .Raw("</span><td>"u8).Text(RunWords.OfKind(run.Kind)).Raw("<td>"u8).Id(run.Module).Raw("<td>"u8).Text(run.PromptVersion.Text).Raw("<td>"u8).Text(run.ModelRoot ?? texts["unknown"]).Raw("<td>"u8);
            RateText.Time(html, run.StartedAt);
            html.Raw("<td class=num>"u8);
            Number(html, run.TotalItemsSeen);
            html.Raw("<td class=num>"u8);
            Number(html, run.CostUsd);
            html.Raw("<td>"u8).Text(run.Tags.Count == 0 ? "–" : string.Join(", ", run.Tags));
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    /// <summary>Everything but the prompt's texts; what nobody told is "unknown". Results stand apart, as links.</summary>
    public static Html Facts(SiteTexts texts, RunRecord run, PublishSettings publish)
    {
        var html = new HtmlWriter(4096, texts);
        foreach (var (name, value) in RunWords.Of(run).Where(w => !w.Name.Equals(RunWords.Results) && (!w.Name.Equals(RunWords.PromptFrom) || (publish.Prompts && publish.Sources))))
        {
            PromptContentPart.Fact(html, name.In(texts), value?.In(texts));
        }

        return html.ToHtml();
    }

    public static Html Results(RunRecord run, bool hasModule)
    {
        var html = new HtmlWriter(512);
        foreach (var id in run.Results)
        {
            html.Raw("<li>"u8);
            if (hasModule)
            {
                html.Raw("<a href=\"../../modules/"u8).Id(run.Module).Raw("/index.html#e-"u8).Text(Uri.EscapeDataString(ExperimentsTable.Anchor(id))).Raw("\">"u8).Text(id).Raw("</a>"u8);
            }
            else
            {
                html.Text(id);
            }

            html.Raw("</li>"u8);
        }

        return html.ToHtml();
    }

    private static void Number(HtmlWriter html, decimal? number)
    {
        if (number is { } known)
        {
            html.Rate(known);
        }
        else
        {
            html.Said("{unknown}");
        }
    }
}
