using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker run list</c>: the runs, the newest first; archived ones only when asked for.</summary>
internal static class RunListCommand
{
    public static Verb Create()
    {
        var module = RunOptions.Text("--module", "ID", "Only of this module", Offers.Modules);
        var status = new Option<string?>("--status") { Description = $"Only those that are {string.Join(", ", RunWord.Statuses)}", HelpName = "WORD" };
        status.AcceptOnlyFromAmong(RunWord.Statuses);
        var kind = new Option<string?>("--kind") { Description = $"Only of the kind {string.Join(", ", RunWord.Kinds)}", HelpName = "WORD" };
        kind.AcceptOnlyFromAmong(RunWord.Kinds);
        var tag = RunOptions.Text("--tag", "WORD", "Only those with this tag");
        var all = new Option<bool>("--all") { Description = "Archived ones too" };
        return new Verb("list", "List runs, the newest first", "tracker run list", "tracker run list --module m01 --status running", "tracker run list --all --json")
        {
            Options = { module, status, kind, tag, all },
            Run = (result, context) => Run(context, new Filter(result.GetValue(module), result.GetValue(status), result.GetValue(kind), result.GetValue(tag), result.GetValue(all))),
        };
    }

    public static int Run(CommandContext context, Filter filter)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var runs = new RunLibrary(folder).All(context.Problems, withBundles: false);
        if (filter.Module is { } wanted && ModuleArgument.Find(context, wanted, [.. PromotionPlace.Modules(folder), .. runs.Select(r => r.Module.Text)]) is null)
        {
            return ExitCode.Misuse;
        }

        var shown = runs.Where(filter.Takes).ToList();
        foreach (var left in shown.Where(r => RunLife.IsLeftBehind(folder, r)))
        {
            context.Problems.Add(SourceSpan.File(left.Id), Codes.Runs.LeftBehind, "the process that worked on this run has ended", "'tracker run finish' or 'tracker run fail' ends it; 'tracker run log' goes on with it");
        }

        if (context.Json)
        {
            WriteJson(context, folder, shown);
        }
        else
        {
            TextColumns.Write(context.Out, [.. shown.Select(r => Row(folder, r))]);
            var archived = filter.Status is null && !filter.All ? runs.Count(r => r.IsArchived) : 0;
            context.Say($"{Count.Of(shown.Count, "run")}{(archived > 0 ? $" ({archived} archived: --all)" : "")}");
        }

        return context.Finish();
    }

    private static string[] Row(DataFolder folder, RunRecord run) =>
        [run.Id, RunLife.IsLeftBehind(folder, run) ? "left behind" : run.Status, run.Kind, run.ModelRoot ?? "unknown model", run.Results.Count == 0 ? "" : string.Join(' ', run.Results), string.Join(' ', run.Tags)];

    private static void WriteJson(CommandContext context, DataFolder folder, IReadOnlyList<RunRecord> runs) => context.AnswerJson(json =>
    {
        json.WriteStartArray("runs");
        foreach (var run in runs)
        {
            json.WriteStartObject();
            RunJson.Write(json, run with { Bundle = null });
            if (run.IsRunning)
            {
                json.WriteString("life", RunLife.Of(folder, run));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    internal sealed record Filter(string? Module, string? Status, string? Kind, string? Tag, bool All)
    {
        public bool Takes(RunRecord run) =>
            (All || Status == RunWord.Archived || !run.IsArchived) && (Module is null || run.Module.Text == Module) && (Status is null || run.Status == Status) && (Kind is null || run.Kind == Kind)
            && (Tag is null || run.Tags.Contains(Tag));
    }
}
