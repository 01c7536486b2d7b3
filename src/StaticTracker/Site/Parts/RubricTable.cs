using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Suggestions;

namespace StaticTracker.Site.Parts;

/// <summary>Rubric × prompt version: a table of the best model of each version, and one for each model; the primary rubric first, each with its course in small and what is suggested for it.</summary>
internal static class RubricTable
{
    private const int MostSuggestions = 2;
    private const int LongestSuggestion = 80;

    public static Html Render(SiteTexts texts, Module module, ModuleRow row, IReadOnlyList<SuggestionEntry> suggestions, VerdictScripts verdicts)
    {
        var byId = new Dictionary<string, Experiment>(module.Experiments.Count, StringComparer.Ordinal);
        foreach (var experiment in module.Experiments)
        {
            byId.TryAdd(experiment.Id, experiment);
        }

        var (rubricNames, modelNames) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var cell in row.Cells)
        {
            foreach (var result in cell.ByModel)
            {
                modelNames.Add(result.Model);
                foreach (var rubric in byId[result.Experiment].Rubrics)
                {
                    rubricNames.Add(rubric.Rubric);
                }
            }
        }

        List<string> rubrics = [.. rubricNames];
        if (rubrics.Count == 0)
        {
            return Html.Empty;
        }

        var open = suggestions.Where(s => s.Suggestion is { Status: SuggestionStatus.Pending, Rubric: not null }).ToLookup(s => s.Suggestion.Rubric!, StringComparer.Ordinal);
        List<string> models = [.. modelNames];
        models.Sort(StringComparer.Ordinal);
        rubrics.Sort((x, y) => x == y ? 0 : x == row.PrimaryRubric ? -1 : y == row.PrimaryRubric ? 1 : string.CompareOrdinal(x, y));
        var html = new HtmlWriter((models.Count + 1) * rubrics.Count * row.Cells.Count * 24, texts);
        html.Said("<div class=rubrics><details open><summary>{rubrics.best}</summary>");
        Table(html, new Shown(module, row, byId, rubrics, open, verdicts), null);
        html.Raw("</details>"u8);
        foreach (var model in models.Count > 1 ? models : [])
        {
            html.Raw("<details><summary>"u8).Text(model).Raw("</summary>"u8);
            Table(html, new Shown(module, row, byId, rubrics, open, verdicts), model);
            html.Raw("</details>"u8);
        }

        return html.Raw("</div>"u8).ToHtml();
    }

    private static void Table(HtmlWriter html, Shown shown, string? model)
    {
        var (module, row, byId, rubrics, open, verdicts) = shown;
        html.Raw("<div class=scroll tabindex=0 role=region aria-label=\""u8).Text(html.Texts.Of("rubrics.table", ("model", model ?? html.Texts["rubrics.best_model"]))).Said("\"><table class=heatmap data-name=rubrics><thead><tr><th scope=col>{column.rubric}");
        var columns = new List<Experiment?>(row.Cells.Count);
        foreach (var cell in row.Cells)
        {
            var result = model is null ? cell.Best : OfModel(cell, model);
            columns.Add(result is null ? null : byId.GetValueOrDefault(result.Experiment));
            html.Raw("<th scope=col"u8);
            if (columns[^1] is { } shownThere && verdicts.FileOf.ContainsKey(shownThere.Id))
            {
                html.Raw(" data-e=\""u8).Text(shownThere.Id).Raw("\""u8);
            }

            html.Raw(">"u8).Text(cell.Version.Text);
            if (model is null && result is not null)
            {
                html.Raw("<small>"u8).Text(result.Model).Raw("</small>"u8);
            }
        }

        html.Raw("<tbody>"u8);
        var rates = new decimal?[columns.Count];
        foreach (var rubric in rubrics)
        {
            for (var i = 0; i < rates.Length; i++)
            {
                rates[i] = columns[i]?.Rubric(rubric)?.Rate;
            }

            html.Raw("\n<tr data-r=\""u8).Text(rubric).Raw("\"><th scope=row>"u8).Text(module.NameOf(rubric));
            if (rubric == row.PrimaryRubric)
            {
                html.Said("<small>{rubrics.primary}</small>");
            }

            Sparkline.Write(html, rates);
            Open(html, [.. open[rubric]]);

            foreach (var shownRate in rates)
            {
                if (shownRate is { } rate)
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

    private static CellResult? OfModel(HeatmapCell cell, string model)
    {
        foreach (var result in cell.ByModel)
        {
            if (result.Model == model)
            {
                return result;
            }
        }

        return null;
    }

    /// <summary>What is suggested for a rubric and not done yet.</summary>
    private static void Open(HtmlWriter html, IReadOnlyList<SuggestionEntry> entries)
    {
        for (var i = 0; i < Math.Min(entries.Count, MostSuggestions); i++)
        {
            html.Raw("<p class=advice>→ <a href=\"#s-"u8).Text(entries[i].Id).Raw("\">"u8).Text(RateText.Cut(entries[i].Suggestion.Text, LongestSuggestion)).Raw("</a></p>"u8);
        }

        if (entries.Count > MostSuggestions)
        {
            html.Raw("<p class=advice>"u8).Text(html.Texts.Count("and_more", entries.Count - MostSuggestions)).Raw("</p>"u8);
        }
    }

    /// <summary>What all of a module's tables are made from.</summary>
    private sealed record Shown(Module Module, ModuleRow Row, Dictionary<string, Experiment> ById, List<string> Rubrics, ILookup<string, SuggestionEntry> Open, VerdictScripts Verdicts);
}
