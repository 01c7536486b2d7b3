using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>Rubric × prompt version: a table of the best model of each version, and one for each model; the primary rubric first.</summary>
internal static class RubricTable
{
    public static Html Render(Module module, ModuleRow row)
    {
        var shown = row.Cells.SelectMany(c => c.ByModel).Select(r => r.Experiment).ToHashSet(StringComparer.Ordinal);
        var byId = new Dictionary<string, Experiment>(StringComparer.Ordinal);
        foreach (var experiment in module.Experiments.Where(e => shown.Contains(e.Id)))
        {
            byId.TryAdd(experiment.Id, experiment);
        }

        var rubrics = byId.Values.SelectMany(e => e.Rubrics).Select(r => r.Rubric).Distinct()
            .OrderBy(r => r == row.PrimaryRubric ? 0 : 1).ThenBy(r => r, StringComparer.Ordinal).ToList();
        if (rubrics.Count == 0)
        {
            return Html.Empty;
        }

        var models = row.Cells.SelectMany(c => c.ByModel).Select(r => r.Model).Distinct().Order(StringComparer.Ordinal).ToList();
        var html = new HtmlWriter((models.Count + 1) * rubrics.Count * row.Cells.Count * 24);
        html.Raw("<div class=rubrics><details open><summary>Best model of each version</summary>"u8);
        Table(html, module, row, byId, rubrics, null);
        html.Raw("</details>"u8);
        foreach (var model in models.Count > 1 ? models : [])
        {
            html.Raw("<details><summary>"u8).Text(model).Raw("</summary>"u8);
            Table(html, module, row, byId, rubrics, model);
            html.Raw("</details>"u8);
        }

        return html.Raw("</div>"u8).ToHtml();
    }

    private static void Table(HtmlWriter html, Module module, ModuleRow row, Dictionary<string, Experiment> byId, List<string> rubrics, string? model)
    {
        html.Raw("<div class=scroll tabindex=0 role=region aria-label=\"Rubrics, "u8).Text(model ?? "best model").Raw("\"><table class=heatmap><thead><tr><th scope=col>Rubric"u8);
        var columns = new List<Experiment?>(row.Cells.Count);
        foreach (var cell in row.Cells)
        {
            var result = model is null ? cell.Best : cell.ByModel.FirstOrDefault(r => r.Model == model);
            columns.Add(result is null ? null : byId.GetValueOrDefault(result.Experiment));
            html.Raw("<th scope=col>"u8).Text(cell.Version.Text);
            if (model is null && result is not null)
            {
                html.Raw("<small>"u8).Text(result.Model).Raw("</small>"u8);
            }
        }

        html.Raw("<tbody>"u8);
        foreach (var rubric in rubrics)
        {
            html.Raw("\n<tr><th scope=row>"u8).Text(module.NameOf(rubric));
            if (rubric == row.PrimaryRubric)
            {
                html.Raw("<small>primary</small>"u8);
            }

            foreach (var experiment in columns)
            {
                if (experiment?.Rubric(rubric)?.Rate is { } rate)
                {
                    html.Raw("<td class="u8).Raw(Heat.ClassOf(rate)).Raw(">"u8).Rate(rate);
                }
                else
                {
                    html.Raw("<td class=z>–"u8);
                }
            }
        }

        html.Raw("</table></div>"u8);
    }
}
