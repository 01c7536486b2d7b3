using System.Globalization;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Suggestions;

namespace StaticTracker.Site.Pages;

/// <summary>All there is about one module.</summary>
internal static class ModulePage
{
    public static readonly PageKind Kind = new(
        "module",
        new("module_id", FieldKind.Text),
        new("name", FieldKind.Text),
        new("group", FieldKind.Text),
        new("description", FieldKind.Html),
        new("strip", FieldKind.Html),
        new("change", FieldKind.Html),
        new("change_before", FieldKind.Text),
        new("change_after", FieldKind.Text),
        new("change_alone", FieldKind.Flag),
        new("items", FieldKind.Html),
        new("items_unnamed", FieldKind.Flag),
        new("cases", FieldKind.Html),
        new("usage", FieldKind.Html),
        new("primary_rubric", FieldKind.Text),
        new("dataset", FieldKind.Text),
        new("chart", FieldKind.Html),
        new("too_narrow", FieldKind.Flag),
        new("experiments", FieldKind.Html),
        new("experiment_count", FieldKind.Text),
        new("gate", FieldKind.Html),
        new("promotions", FieldKind.Html),
        new("records", FieldKind.Html),
        new("rubrics", FieldKind.Html),
        new("suggestions", FieldKind.Html),
        new("caveat", FieldKind.Text),
        new("history", FieldKind.Html));

    public static SitePath PathOf(ModuleId id) => SitePath.Of($"modules/{id}/index.html");

    public static PageValues Values(PageMaker maker, Module module, ModuleRow row, ModuleIntervals intervals, ModuleHistory history, VerdictScripts verdicts, PromotionList? promotions, RecordLinks records)
    {
        var path = PathOf(module.Id);
        var of = maker.Settings.Of(module.Id);
        var withdrawn = module.Experiments.Count(e => e.Withdrawn is not null);
        var count = module.Experiments.Count;
        var suggestions = row.Suggestions.Read();
        var change = NewestChange.Of(module, row, maker.Settings, intervals);
        var before = change.Comparison?.Before.Experiment.Id;
        return maker.Start(Kind, path, row.Name)
            .Set("summary", $"Results of module {row.Name}")
            .Set("module_id", module.Id.Text)
            .Set("name", row.Name)
            .Set("group", row.Group)
            .Set("description", SafeMarkdown.Render(module.Description ?? of.Description))
            .Set("strip", ModuleStrip.Render(module, row, change, suggestions))
            .Set("change", ChangeTable.Render(change))
            .Set("change_before", before is null ? null : Uri.EscapeDataString(before))
            .Set("change_after", before is null ? null : Uri.EscapeDataString(change.Experiment!.Id))
            .Set("change_alone", change.IsAgainstOne)
            .Set("items", ItemsPart.Render(module, verdicts, change.Experiment?.Id, before))
            .Set("items_unnamed", !maker.Settings.Publish.Items)
            .Set("usage", UsageTable.Render(module, row))
            .Set("primary_rubric", row.PrimaryRubric is { } rubric ? module.NameOf(rubric) : null)
            .Set("dataset", row.Dataset)
            .Set("chart", TrendChart.Render(row))
            .Set("too_narrow", row.Cells.Any(c => c.ByModel.Any(r => r.IntervalTooNarrow)))
            .Set("experiments", ExperimentsTable.Render(module, row, intervals, history.Trace, maker.Settings.Publish, promotions, records))
            .Set("promotions", PromotionTimeline.Render(promotions, maker.Settings.Publish))
            .Set("records", records.Render(module.Id))
            .Set("experiment_count", (count == 1 ? "1 experiment" : string.Create(CultureInfo.InvariantCulture, $"{count} experiments"))
                + (withdrawn > 0 ? string.Create(CultureInfo.InvariantCulture, $", {withdrawn} withdrawn") : ""))
            .Set("rubrics", RubricTable.Render(module, row, suggestions, verdicts))
            .Set("suggestions", SuggestionList.ByStatus(suggestions))
            .Set("caveat", suggestions.Any(s => s.Effects.Count > 0) ? EffectWording.Caveat : null)
            .Set("notices", history.Notices)
            .Set("history", history.Changes.OfModule(history.Uncommitted, history.Commits));
    }
}
