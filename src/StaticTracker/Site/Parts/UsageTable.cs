using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>What the results of the heatmap took: tokens, dollars and milliseconds, as far as they are known. Nothing where none is.</summary>
internal static class UsageTable
{
    public static Html Render(SiteTexts texts, Module module, ModuleRow row)
    {
        var byId = new Dictionary<string, Experiment>(StringComparer.Ordinal);
        foreach (var experiment in module.Experiments.Where(FigureNotes.HasUsage))
        {
            byId.TryAdd(experiment.Id, experiment);
        }

        if (byId.Count == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(4096, texts);
        html.Said("<div class=scroll tabindex=0 role=region aria-label=\"{module.usage}\"><table class=\"data sortable\" data-name=usage><thead><tr><th scope=col>{column.version}<th scope=col>{column.model}<th scope=col class=num>{column.tokens_in}<th scope=col class=num>{column.tokens_out}")
            .Said("<th scope=col class=num>{column.cost}<th scope=col class=num>{column.latency}<th scope=col class=num>{column.latency_95}\n<tbody>");
        var any = false;
        foreach (var cell in row.Cells)
        {
            foreach (var result in cell.ByModel)
            {
                if (byId.TryGetValue(result.Experiment, out var experiment) && experiment.Usage is { } usage)
                {
                    Row(html, experiment, usage);
                    any = true;
                }
            }
        }

        return any ? html.Raw("\n</table></div>"u8).ToHtml() : Html.Empty;
    }

    private static void Row(HtmlWriter html, Experiment experiment, Usage usage)
    {
        html.Raw("\n<tr><th scope=row>"u8).Text(experiment.PromptVersion.Text).Raw("<td>"u8).Text(experiment.Model);
        Cell(html, usage.TokensIn);
        Cell(html, usage.TokensOut);
        Cell(html, usage.CostUsd);
        Cell(html, usage.LatencyMsMean);
        Cell(html, usage.LatencyMsP95);
    }

    private static void Cell(HtmlWriter html, decimal? value)
    {
        html.Raw("<td class=num>"u8);
        if (value is { } known)
        {
            html.Rate(known);
        }
        else
        {
            html.Raw("– "u8).Word("not_given");
        }
    }
}
