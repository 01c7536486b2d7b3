using System.Globalization;
using StaticTracker.Runs;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage;

namespace StaticTracker.Site.Pages;

/// <summary>
/// All runs, the newest first, some a page, archived ones on pages of their own; a page for each run; and a page that compares two of them by script. What scripts know of runs stands in
/// <c>data/runs/list.js</c> and, in full, in files of some runs each.
/// </summary>
internal static class RunPages
{
    public const int RunsPerPage = 500;

    public static readonly SitePath Path = SitePath.Of("runs/index.html");

    private static readonly SitePath s_compare = SitePath.Of("runs/compare/index.html");

    public static readonly PageKind ListKind = new(
        "runs", new("table", FieldKind.Html), new("run_count", FieldKind.Text), new("archived", FieldKind.Flag), new("archived_count", FieldKind.Text), new("on_first", FieldKind.Flag), new("previous", FieldKind.Text), new("next", FieldKind.Text));

    public static readonly PageKind RunKind = new(
        "run", new("run_id", FieldKind.Text), new("module_id", FieldKind.Text), new("module_link", FieldKind.Text), new("prompt_link", FieldKind.Text), new("facts", FieldKind.Html), new("results", FieldKind.Html), new("content", FieldKind.Html),
        new("has_bundle", FieldKind.Flag));

    public static readonly PageKind CompareKind = new("run-compare", new Field("any", FieldKind.Flag));

    public static void Write(PageMaker maker, ProjectRecords records, IReadOnlySet<string> modules)
    {
        if (records.Runs.Count == 0)
        {
            return;
        }

        var (active, archived) = (records.Runs.Where(r => !r.IsArchived).ToList(), records.Runs.Where(r => r.IsArchived).ToList());
        WriteList(maker, active, false, archived.Count);
        WriteList(maker, archived, true, archived.Count);
        maker.WriteBytes(RunScripts.List, RunScripts.RenderList(records.Runs).Utf8.Span);
        AllCores.Run((records.Runs.Count + RunScripts.RunsPerFile - 1) / RunScripts.RunsPerFile, file => maker.WriteBytes(RunScripts.PathOf(file), RunScripts.Render(maker.Texts, records, file).Utf8.Span));
        AllCores.Run(records.Runs.Count, i => WriteRun(maker, records, records.Runs[i], modules));
        maker.Write(s_compare, maker.Start(CompareKind, s_compare, maker.Texts["page.run_compare"]).Set("on_runs", true).Set("any", records.Runs.Count > 1).Set("summary", maker.Texts["runs.compare_summary"]));
    }

    private static void WriteList(PageMaker maker, List<RunRecord> runs, bool isArchived, int archived)
    {
        var pages = Math.Max(isArchived ? 0 : 1, (runs.Count + RunsPerPage - 1) / RunsPerPage);
        for (var page = 1; page <= pages; page++)
        {
            var path = PathOf(page, isArchived);
            var some = runs.GetRange((page - 1) * RunsPerPage, Math.Min(RunsPerPage, runs.Count - ((page - 1) * RunsPerPage)));
            maker.Write(path, maker.Start(ListKind, path, maker.Texts[isArchived ? "page.runs_archived" : "page.runs"])
                .Set("on_runs", true)
                .Set("on_first", page == 1 && !isArchived)
                .Set("archived", isArchived)
                .Set("summary", maker.Texts["runs.summary"])
                .Set("run_count", maker.Texts.Count("count.runs", runs.Count))
                .Set("archived_count", archived == 0 || isArchived ? null : maker.Texts.Count("count.runs_archived", archived))
                .Set("previous", page == 1 ? null : FileOf(page - 1, isArchived))
                .Set("next", page == pages ? null : FileOf(page + 1, isArchived))
                .Set("table", some.Count == 0 ? Html.Empty : RunTable.Render(maker.Texts, some)));
        }
    }

    private static void WriteRun(PageMaker maker, ProjectRecords records, RunRecord run, IReadOnlySet<string> modules)
    {
        var path = RecordPlace.Run(run.Id);
        var publish = maker.Settings.Publish;
        var prompt = records.Prompt(run.Module, run.PromptVersion);
        var hasModule = modules.Contains(run.Module.Text);
        maker.Write(path, maker.Start(RunKind, path, maker.Texts.Of("runs.title", ("run_id", run.Id)))
            .Set("on_runs", true)
            .Set("summary", maker.Texts.Of("runs.title", ("run_id", run.Id)))
            .Set("run_id", run.Id)
            .Set("module_id", run.Module.Text)
            .Set("module_link", hasModule ? $"../../modules/{run.Module}/index.html" : null)
            .Set("prompt_link", prompt is not null && prompt.Hash == run.PromptHash ? "../../" + RecordPlace.Prompt(prompt.Module, prompt.Version).Text : null)
            .Set("facts", RunTable.Facts(maker.Texts, run, publish))
            .Set("results", RunTable.Results(run, hasModule))
            .Set("has_bundle", run.Bundle is not null)
            .Set("content", run.Bundle is not null && publish.Prompts ? PromptContentPart.Texts(run.Bundle) : Html.Empty));
    }

    private static SitePath PathOf(int page, bool isArchived) => SitePath.Of("runs/" + FileOf(page, isArchived));

    private static string FileOf(int page, bool isArchived) => (page, isArchived) switch
    {
        (1, false) => "index.html",
        (1, true) => "archived.html",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(isArchived ? "archived-" : "page-")}{page}.html"),
    };
}
