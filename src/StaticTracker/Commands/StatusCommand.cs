using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>
/// <c>tracker status</c>: what is active, how much is there, the newest report, and what waits for somebody. Answers at once: what is counted is counted by names, of runs
/// only those are read that are under way here, and of modules those in which something is active.
/// </summary>
internal static class StatusCommand
{
    public static Verb Create() => new("status", "What is active, how much is there, the newest report, and what waits", "tracker status", "tracker status --json")
    {
        Run = (_, context) => Run(context),
    };

    private static int Run(CommandContext context)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var read = PromotionReader.ModulesOf(folder).Select(m => (Module: m, List: PromotionReader.Read(folder, m, context.Problems))).ToList();
        var lists = read.Select(r => r.List).OfType<PromotionList>().Where(l => l.Active is not null).ToList();
        var newest = PromotionReportLibrary.Files(folder, null) is [var first, ..] ? PromotionReportReader.Read(first, context.Problems) : null;
        var state = new State(lists, [.. read.Where(r => r.List is null).Select(r => r.Module)], Counts(folder), newest, [.. Waiting(context, folder, lists, newest)]);
        if (context.Json)
        {
            WriteJson(context, state);
        }
        else
        {
            WriteText(context, state);
        }

        return context.Finish();
    }

    private static IReadOnlyList<(string Name, int Count)> Counts(DataFolder folder) =>
    [
        ("modules", folder.ModuleFiles().Count), ("runs", new RunLibrary(folder).Count), ("suites", new BenchmarkLibrary(folder).Files.Count),
        ("reports", PromotionReportLibrary.Files(folder, null).Count),
    ];

    private static IEnumerable<string> Waiting(CommandContext context, DataFolder folder, IReadOnlyList<PromotionList> lists, PromotionReport? newest)
    {
        foreach (var list in lists)
        {
            if (list.IsContested)
            {
                yield return $"{list.Module}: two versions were promoted beside each other, and nobody decided between them: tracker promote, or tracker rollback {list.Module} --to VERSION";
            }

            if (WithdrawalOf(context, folder, list) is { } reason)
            {
                yield return $"{list.Module}: {PromotionWords.Withdrawn(list.Active!.Version, reason)}: {PromotionWords.WithdrawnHint(list.Module)}";
            }

            if (new PromotionMark(folder, list.Module).HalfReport(list) is not null)
            {
                yield return $"{list.Module}: a promotion goes on, or was cut off before it took effect";
            }
        }

        foreach (var run in RunLease.Open(folder).Select(id => RunReader.Read(folder, id, context.Problems)).OfType<RunRecord>().Where(r => r.IsRunning))
        {
            yield return RunLife.IsLeftBehind(folder, run) ? $"run {run.Id} was left behind: tracker run finish, or tracker run fail" : $"run {run.Id} goes on";
        }

        if (newest is { IsDry: true, IsAccepted: true })
        {
            yield return $"{newest.Module}: {newest.Challenger!.Name} was tried and would be promoted: tracker promote {newest.Challenger.Experiment}";
        }
        else if (newest is { IsAccepted: false, Error: null, Decision.Outcome: PolicyOutcome.Undecided })
        {
            yield return $"{newest.Module}: {newest.Challenger!.Name} is undecided: tracker report show {newest.Id}";
        }
    }

    /// <summary>Why the result that something is active by was taken back; null: it counts, or there is none.</summary>
    private static string? WithdrawalOf(CommandContext context, DataFolder folder, PromotionList list)
    {
        var path = folder.ModuleFile(list.Module);
        if (list.Active!.Version.Experiment is not { } id || !File.Exists(path))
        {
            return null;
        }

        using var file = JsonFile.Read(path, context.Problems);
        if (file is not null)
        {
            foreach (var experiment in file.Tree.Root["experiments"u8].Elements)
            {
                if (experiment["id"u8].AsString() == id)
                {
                    return experiment["withdrawn"u8]["reason"u8].AsString();
                }
            }
        }

        return null;
    }

    private static void WriteText(CommandContext context, State state)
    {
        context.Out.WriteLine(string.Join(", ", state.Counts.Select(c => Count.Of(c.Count, c.Name[..^1]))));
        context.Out.WriteLine(state.Lists.Count + state.Unread.Count == 0 ? "active: nothing was ever promoted" : "active:");
        TextColumns.Write(context.Out, [.. state.Lists.Select(l => new[] { $"  {l.Module}", l.Active!.Version.Name, $"since {l.Active.Since.Text}", l.Active.IsRollback ? "rollback" : l.Active.Override is null ? "by policy" : "override" })]);
        foreach (var module in state.Unread)
        {
            context.Out.WriteLine($"  {module}  unknown: its list of promotions cannot be read");
        }

        context.Out.WriteLine(ProblemReporter.Visible(state.Newest is { } report ? $"newest report: {report.Id}: {Promotion.Reports.PromotionLines.Headline(report)}" : "newest report: none"));
        context.Out.WriteLine(state.Waiting.Count == 0 ? "nothing waits" : "waiting:");
        foreach (var line in state.Waiting)
        {
            context.Out.WriteLine(ProblemReporter.Visible($"  {line}"));
        }
    }

    private static void WriteJson(CommandContext context, State state) => context.AnswerJson(json =>
    {
        json.WriteStartObject("counts");
        foreach (var (name, count) in state.Counts)
        {
            json.WriteNumber(name, count);
        }

        json.WriteEndObject();
        json.WriteStartObject("active");
        foreach (var list in state.Lists)
        {
            json.WritePropertyName(list.Module.Text);
            PromotionJson.Entry(json, list.Active!);
        }

        foreach (var module in state.Unread)
        {
            json.WriteNull(module.Text);
        }

        json.WriteEndObject();
        if (state.Newest is { } report)
        {
            json.WritePropertyName("newest_report");
            PromotionJson.Report(json, report);
        }

        json.WriteStartArray("waiting");
        foreach (var line in state.Waiting)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    });

    private sealed record State(IReadOnlyList<PromotionList> Lists, IReadOnlyList<ModuleId> Unread, IReadOnlyList<(string Name, int Count)> Counts, PromotionReport? Newest, IReadOnlyList<string> Waiting);
}
