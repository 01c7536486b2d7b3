using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Pictures;
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
        new("badge", FieldKind.Text),
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
        new("router", FieldKind.Html),
        new("records", FieldKind.Html),
        new("rubrics", FieldKind.Html),
        new("suggestions", FieldKind.Html),
        new("caveat", FieldKind.Text),
        new("history", FieldKind.Html));

    public static SitePath PathOf(ModuleId id) => SitePath.Of($"modules/{id}/index.html");

    /// <summary>"60.0 % passed: v3 on gpt-5", as link previews say it; without a rate what the page is about.</summary>
    private static string SummaryOf(PageMaker maker, ModuleRow row) => row.Cells is [.., { Best.PassRate: { } rate } cell]
        ? maker.Texts.Of(cell.Best.TooManyErrors ? "module.preview_errors" : "module.preview", ("rate", Rate.Text(rate)), ("result", ModulePicture.WordsOf(cell, maker.Texts)), ("module", row.Name)) : maker.Texts.Of("module.summary", ("module", row.Name));

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
            .Set("summary", SummaryOf(maker, row))
            .Set("picture", maker.Address is null ? null : $"{maker.Address}/{SharedFiles.PictureOf(module.Id)}")
            .Set("badge", SharedFiles.SnippetOf(maker, row))
            .Set("module_id", module.Id.Text)
            .Set("name", row.Name)
            .Set("group", row.Group)
            .Set("description", SafeMarkdown.Render(module.Description ?? of.Description))
            .Set("strip", ModuleStrip.Render(maker.Texts, module, row, change, suggestions))
            .Set("change", ChangeTable.Render(maker.Texts, change))
            .Set("change_before", before is null ? null : Uri.EscapeDataString(before))
            .Set("change_after", before is null ? null : Uri.EscapeDataString(change.Experiment!.Id))
            .Set("change_alone", change.IsAgainstOne)
            .Set("items", ItemsPart.Render(maker.Texts, module, verdicts, change.Experiment?.Id, before, DetailFiles.AreOn(maker.Settings)))
            .Set("items_unnamed", !maker.Settings.Publish.Items)
            .Set("usage", UsageTable.Render(maker.Texts, module, row))
            .Set("primary_rubric", row.PrimaryRubric is { } rubric ? module.NameOf(rubric) : null)
            .Set("dataset", row.Dataset)
            .Set("chart", TrendChart.Render(maker.Texts, row))
            .Set("too_narrow", row.Cells.Any(c => c.ByModel.Any(r => r.IntervalTooNarrow)))
            .Set("experiments", ExperimentsTable.Render(maker.Texts, module, row, intervals, history.Trace, maker.Settings.Publish, promotions, records))
            .Set("promotions", PromotionTimeline.Render(maker.Texts, promotions, maker.Settings.Publish))
            .Set("records", records.Render(maker.Texts, module.Id))
            .Set("experiment_count", maker.Texts.Count("count.experiments", count) + (withdrawn > 0 ? ", " + maker.Texts.Count("count.withdrawn", withdrawn) : ""))
            .Set("rubrics", RubricTable.Render(maker.Texts, module, row, suggestions, verdicts))
            .Set("suggestions", SuggestionList.ByStatus(maker.Texts, suggestions))
            .Set("caveat", suggestions.Any(s => s.Effects.Count > 0) ? EffectWording.Caveat.In(maker.Texts) : null)
            .Set("notices", history.Notices)
            .Set("history", history.Changes.OfModule(history.Uncommitted, history.Commits));
    }
}
