using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;

namespace StaticTracker.Commands;

/// <summary><c>tracker report list</c>: the reports of attempts at promotions, the newest first.</summary>
internal static class ReportListCommand
{
    public static Verb Create()
    {
        var module = new Argument<string?>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "Only of this module", Arity = ArgumentArity.ZeroOrOne };
        return new Verb("list", "List the reports of attempts at promotions, the newest first", "tracker report list m01", "tracker report list --json")
        {
            Arguments = { module },
            Run = (result, context) => Run(context, result.GetValue(module)),
        };
    }

    private static int Run(CommandContext context, string? wanted)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        ModuleId? module = null;
        if (wanted is not null && (module = ModuleArgument.Find(context, wanted, PromotionPlace.Modules(folder))) is null)
        {
            return ExitCode.Misuse;
        }

        var reports = PromotionReportLibrary.Read(folder, module, context.Problems);
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteStartArray("reports");
                foreach (var report in reports)
                {
                    PromotionJson.Report(json, report);
                }

                json.WriteEndArray();
            });
        }
        else
        {
            TextColumns.Write(context.Out, [.. reports.Select(r => new[] { r.Id, PromotionWords.Of(r), r.Challenger?.Name ?? "–", r.Baseline is null ? "" : $"against {r.Baseline.Name}", r.IsDry ? "tried only" : "" })]);
            context.Say(reports.Count == 0 ? "no promotion was tried yet" : Count.Of(reports.Count, "report"));
        }

        return context.Finish();
    }
}
