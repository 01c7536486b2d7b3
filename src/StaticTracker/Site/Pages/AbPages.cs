using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Runs.Ab;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage;

namespace StaticTracker.Site.Pages;

/// <summary>A/B experiments: a list, those that go on first, and a page for each with its plan, its runs, how it stands by their stored verdicts, and what was concluded.</summary>
internal static class AbPages
{
    public static readonly SitePath Path = SitePath.Of("experiments/index.html");

    public static readonly PageKind ListKind = new("experiments", new Field("table", FieldKind.Html));

    public static readonly PageKind Kind = new(
        "experiment", new("experiment_id", FieldKind.Text), new("module_id", FieldKind.Text), new("module_link", FieldKind.Text), new("hypothesis", FieldKind.Text), new("state", FieldKind.Text), new("plan", FieldKind.Html),
        new("status", FieldKind.Html), new("control", FieldKind.Html), new("treatment", FieldKind.Html));

    public static void Write(PageMaker maker, ProjectRecords records, IReadOnlySet<string> modules)
    {
        if (records.Experiments.Count == 0)
        {
            return;
        }

        var all = records.Experiments.OrderBy(e => e.Conclusion is not null).ThenByDescending(e => e.StartedAt).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        maker.Write(Path, maker.Start(ListKind, Path, maker.Texts["page.experiments"]).Set("on_ab", true).Set("summary", maker.Texts["ab.summary"]).Set("table", Table(maker.Texts, all)));
        AllCores.Run(all.Count, i => WriteOne(maker, records, all[i], modules));
    }

    private static Html Table(SiteTexts texts, List<AbExperiment> all)
    {
        var html = new HtmlWriter(4096, texts);
        html.Said("<table class=\"data sortable\" data-name=experiments><thead><tr><th scope=col>{column.experiment}<th scope=col>{column.module}<th scope=col>{column.state}<th scope=col>{column.decided_by}<th scope=col>{column.hypothesis}<th scope=col>{column.begun}\n<tbody>");
        foreach (var e in all)
        {
            html.Raw("\n<tr><th scope=row><a href=\"../"u8).Text(RecordPlace.Experiment(e.Id).Text).Raw("\">"u8).Text(e.Id).Raw("</a><td>"u8).Id(e.Module).Raw("<td><span class=tag>"u8).Text(StateOf(texts, e)).Raw("</span><td>"u8)
                .Text(e.PrimaryMetric).Raw("<td class=words>"u8).Text(e.Hypothesis).Raw("<td>"u8);
            RateText.Time(html, e.StartedAt);
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    private static void WriteOne(PageMaker maker, ProjectRecords records, AbExperiment experiment, IReadOnlySet<string> modules)
    {
        var path = RecordPlace.Experiment(experiment.Id);
        var status = AbEvaluation.Of(experiment, id => ResultOf(records, experiment.Module, id));
        maker.Write(path, maker.Start(Kind, path, maker.Texts.Of("ab.title", ("experiment_id", experiment.Id)))
            .Set("on_ab", true)
            .Set("summary", maker.Texts.Of("ab.summary_one", ("experiment_id", experiment.Id)))
            .Set("experiment_id", experiment.Id)
            .Set("module_id", experiment.Module.Text)
            .Set("module_link", modules.Contains(experiment.Module.Text) ? $"../../modules/{experiment.Module}/index.html" : null)
            .Set("hypothesis", experiment.Hypothesis)
            .Set("state", StateOf(maker.Texts, experiment))
            .Set("plan", Facts(maker.Texts, AbLines.Plan(experiment).Where(l => !AbLines.Sides.Contains(l.Name))))
            .Set("status", Facts(maker.Texts, AbLines.Status(experiment, status)))
            .Set("control", Runs(records, experiment.Control))
            .Set("treatment", Runs(records, experiment.Treatment)));
    }

    /// <summary>By stored results alone: logs are not published, and a build reads none.</summary>
    private static AbResult? ResultOf(ProjectRecords records, ModuleId module, string run) =>
        records.Run(run) is { Results: [var result] } && records.ModuleOf(module)?.Experiments.FirstOrDefault(e => e.Id == result) is { } experiment ? new AbResult(run, experiment, records.ReadSheet(module, result)) : null;

    private static string StateOf(SiteTexts texts, AbExperiment e) => e.Conclusion is { } conclusion ? AbText.Words(conclusion.Decision).In(texts) : texts["ab.goes_on"];

    private static Html Facts(SiteTexts texts, IEnumerable<(Phrase Name, Phrase Value)> lines)
    {
        var html = new HtmlWriter(2048, texts);
        foreach (var (name, value) in lines)
        {
            PromptContentPart.Fact(html, name.In(texts), value.In(texts));
        }

        return html.ToHtml();
    }

    private static Html Runs(ProjectRecords records, IReadOnlyList<string> runs)
    {
        var html = new HtmlWriter(512);
        foreach (var id in runs)
        {
            html.Raw("<li>"u8);
            if (records.Run(id) is not null)
            {
                html.Raw("<a href=\"../../"u8).Text(RecordPlace.Run(id).Text).Raw("\">"u8).Text(id).Raw("</a>"u8);
            }
            else
            {
                html.Text(id);
            }

            html.Raw("</li>"u8);
        }

        return html.ToHtml();
    }
}
