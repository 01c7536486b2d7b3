using StaticTracker.Comparison;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>Every experiment of a module, withdrawn ones struck out with the reason. Also the table of the figures that the chart draws.</summary>
internal static class ExperimentsTable
{
    public static Html Render(SiteTexts texts, Module module, ModuleRow row, ModuleIntervals intervals, TraceNotes? trace, PublishSettings publish, PromotionList? promotions, RecordLinks records)
    {
        if (module.Experiments.Count == 0)
        {
            return Html.Empty;
        }

        var shown = new Dictionary<string, CellResult>(StringComparer.Ordinal);
        foreach (var result in row.Cells.SelectMany(c => c.ByModel))
        {
            shown.TryAdd(result.Experiment, result);
        }

        var extra = new Extra(module, module.Experiments.Any(FigureNotes.HasScore), module.Experiments.Any(FigureNotes.HasUsage), trace, promotions)
        {
            Records = records,
            TellsPrompts = records.HasPrompts(module.Id) || module.Experiments.Any(e => e.PromptHash is not null),
        };
        var html = new HtmlWriter(module.Experiments.Count * 512, texts);
        html.Said("<table class=\"data sortable\" data-name=experiments><thead><tr><th scope=col>{column.experiment}<th scope=col>{column.version}<th scope=col>{column.dataset}<th scope=col>{column.model}<th scope=col>{column.date}")
            .Said("<th scope=col class=num>{column.pass_rate}<th scope=col class=num>{column.interval}<th scope=col class=num>{column.counts}<th scope=col class=num>{column.match_rate}")
            .Said(extra.Scores ? "<th scope=col>{column.score}" : "").Said(extra.Usage ? "<th scope=col>{module.usage}" : "").Said("<th scope=col>{column.judge}<th scope=col>{column.source}")
            .Said(trace is null ? "\n<tbody>" : "<th scope=col>{column.brought}\n<tbody>");
        foreach (var experiment in module.Experiments)
        {
            Row(html, experiment, row, shown.GetValueOrDefault(experiment.Id), intervals.Of(experiment), publish, extra);
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    private static void Row(HtmlWriter html, Experiment e, ModuleRow row, CellResult? shown, PassRateInterval? interval, PublishSettings publish, Extra extra)
    {
        html.Raw(e.Withdrawn is null ? "\n<tr id=\"e-"u8 : "\n<tr class=withdrawn id=\"e-"u8).Text(Anchor(e.Id)).Raw("\"><th scope=row>"u8);
        html.Raw(e.Withdrawn is null ? ""u8 : "<del>"u8).Text(e.Id).Raw(e.Withdrawn is null ? ""u8 : "</del>"u8);
        PromotionTimeline.Mark(html, extra.Promotions, e.Id);
        if (e.Withdrawn is { } withdrawn)
        {
            html.Said("<small>{withdrawn}").Text(withdrawn.At is null ? "" : $" {withdrawn.At}").Raw(": "u8).Text(withdrawn.Reason).Raw("</small>"u8);
        }

        if (e.Corrects is { } corrects)
        {
            html.Raw("<small>"u8).Text(html.Texts.Of("experiment.corrects", ("id", corrects))).Raw("</small>"u8);
        }

        html.Raw("<td>"u8).Text(e.PromptVersion.Text);
        if (extra.TellsPrompts)
        {
            Prompt(html, e, extra);
        }

        html.Raw("<td>"u8).Text(RateText.Dataset(html.Texts, e.Dataset, e.DatasetVersion)).Raw("<td>"u8).Text(e.Model);
        if (e.Params is { } settings)
        {
            html.Raw("<small>"u8).Text(settings).Raw("</small>"u8);
        }

        html.Raw("<td>"u8);
        RateText.Time(html, e.Timestamp);
        html.Raw("<td class=num>"u8);
        var struck = e.Withdrawn is not null;
        html.Raw(struck ? "<del>"u8 : ""u8);
        RateText.Rate(html, e);
        html.Raw(struck ? "</del>"u8 : ""u8);
        extra.Trace?.Mark(html, e);
        if (shown is { TooManyErrors: true })
        {
            html.Said("<b class=warn>! {errors}</b>");
        }

        html.Raw("<td class=num>"u8);
        RateText.Interval(html, interval);
        html.Raw("<td class=num>"u8);
        RateText.Counts(html, e.Metrics);
        FigureNotes.Kinds(html, e);
        html.Raw("<td class=num>"u8);
        if (e.MatchRate(row.PrimaryRubric) is { } match)
        {
            html.Rate(match);
        }
        else
        {
            html.Raw("– "u8).Word(row.PrimaryRubric is null ? "none.primary" : "none.verdict");
        }

        if (extra.Scores)
        {
            html.Raw("<td>"u8);
            FigureNotes.Scores(html, extra.Module, e);
        }

        if (extra.Usage)
        {
            html.Raw("<td>"u8);
            FigureNotes.Usage(html, e.Usage);
        }

        html.Raw("<td>"u8).Text(e.Judge?.Model ?? html.Texts["not_given"]);
        if (e.Judge?.RubricsVersion is { } rubrics)
        {
            html.Raw("<small>"u8).Text(html.Texts.Of("experiment.rubrics", ("version", rubrics))).Raw("</small>"u8);
        }

        html.Raw("<td>"u8);
        if (e.Run is { } run && extra.Records.HasRun(extra.Module.Id, run))
        {
            html.Raw("<span><a href=\"../../"u8).Text(RecordPlace.Run(run).Text).Said("\">{experiment.made_by_run}</a></span>");
        }

        SourceAndLinks(html, e, publish);
        if (extra.Trace is { } trace)
        {
            html.Raw("<td class=trace>"u8);
            trace.Tell(html, e);
        }
    }

    /// <summary>The hash of the prompt that it was made with, as a link where that prompt is kept; nobody is told which prompt it was where nothing says so.</summary>
    private static void Prompt(HtmlWriter html, Experiment e, Extra extra)
    {
        if (e.PromptHash is not { } hash)
        {
            html.Said("<small>{experiment.prompt_unknown}</small>");
            return;
        }

        var prompt = extra.Records.PromptOf(extra.Module.Id, e);
        html.Said("<small>{experiment.prompt} ");
        if (prompt is not null)
        {
            html.Raw("<a href=\"../../"u8).Text(RecordPlace.Prompt(prompt.Module, prompt.Version).Text).Raw("\">"u8);
        }

        html.Raw("<code>"u8).Text(hash.Length > 12 ? hash[..12] : hash).Raw("</code>"u8).Raw(prompt is null ? ""u8 : "</a>"u8).Raw("</small>"u8);
    }

    /// <summary>An id in an address: white space cannot stand there.</summary>
    public static string Anchor(string id) => id.AsSpan().IndexOfAny(" \t\r\n\f") < 0 ? id : string.Concat(id.Select(c => char.IsWhiteSpace(c) ? '-' : c));

    private static void SourceAndLinks(HtmlWriter html, Experiment e, PublishSettings publish)
    {
        if (e.BraintrustUrl is { } braintrust)
        {
            html.Raw("<span>"u8);
            LinkList.Web(html, braintrust, "Braintrust");
            html.Raw("</span>"u8);
        }

        if (!publish.Sources)
        {
            return;
        }

        if (e.Source is { } source)
        {
            html.Raw("<span>"u8);
            if (source.Url is { } run)
            {
                LinkList.Web(html, run, source.File ?? html.Texts["experiment.run"]);
            }
            else
            {
                html.Text(source.File ?? source.Format ?? html.Texts["experiment.source"]);
            }

            html.Raw("</span>"u8);
            if (source.Sha256 is { Length: >= 12 } hash)
            {
                html.Said("<small>{experiment.sha256} <code>").Text(hash.AsSpan(0, 12)).Raw("…</code></small>"u8);
            }
        }

        foreach (var (name, value) in e.Links)
        {
            html.Raw("<span>"u8);
            if (SafeLink.IsWeb(value))
            {
                LinkList.Web(html, value, name);
            }
            else
            {
                html.Text(name).Raw(": "u8).Text(value);
            }

            html.Raw("</span>"u8);
        }
    }

    /// <summary>The columns that only some modules have.</summary>
    private sealed record Extra(Module Module, bool Scores, bool Usage, TraceNotes? Trace, PromotionList? Promotions)
    {
        public required RecordLinks Records { get; init; }

        /// <summary>Which prompt each was made with, where the module keeps any or an experiment names one.</summary>
        public required bool TellsPrompts { get; init; }
    }
}
