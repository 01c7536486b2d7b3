using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.History.Reports;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker blame</c>: where figures come from: the commit, author, date and source file of each experiment, and every later change.</summary>
internal static class BlameCommand
{
    public static Verb Create()
    {
        var target = new Argument<string>("MODULE[@VERSION[/MODEL]]") { HelpName = "MODULE[@VERSION[/MODEL]]", CompletionSources = { Offers.Experiments }, Description = "A module, a version of it, a cell, or an experiment's id" };
        return new Verb(
            "blame", "Where figures come from: commit, author, date, source file, later changes",
            "tracker blame m01                    # every experiment of a module",
            "tracker blame m01@v5/gpt-4o-mini     # one cell",
            "tracker blame m01_v5_gpt5_20260121_1a2b3c4d --json")
        {
            Arguments = { target },
            Run = (result, context) => Run(context, result.GetValue(target)!),
        };
    }

    private static int Run(CommandContext context, string target)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var history = HistoryReader.Read(folder.Root);
        var at = target.IndexOf('@', StringComparison.Ordinal);
        var finder = new ExperimentFinder(context, folder, context.ReadSettings(folder));
        if (Module(context, finder, KnownModules.Of(folder, history), at < 0 ? target : target[..at], isWhole: at < 0) is not { } found)
        {
            context.Finish();
            return ExitCode.Misuse;
        }

        var module = finder.Read(found.Module);
        if (module is null && !context.Problems.HasErrors)
        {
            context.Say($"{found.Module} is there no more: what git remembers of it follows.");
        }

        var all = BlameReport.Of(found.Module, module, ModuleTrace.Of(history, found.Module), e => found.Experiment is null || e.Id == found.Experiment);
        var report = at < 0 ? all : Cell(context, folder, all, target[(at + 1)..]);
        if (report is null)
        {
            return ExitCode.Misuse;
        }

        context.Problems.AddRange(history.Notices);
        if (context.Json)
        {
            context.AnswerJson(json => BlameJson.Write(json, report));
        }
        else
        {
            BlameText.Write(context.Out, report, context.Verbose);
        }

        return context.Finish();
    }

    /// <summary>The module that was named, or that of the experiment that was named.</summary>
    private static (ModuleId Module, string? Experiment)? Module(CommandContext context, ExperimentFinder finder, IReadOnlyCollection<string> known, string name, bool isWhole)
    {
        if (known.Contains(name) || !isWhole || DidYouMean.Of(name, known) is not null)
        {
            return ModuleArgument.Find(context, name, known) is { } id ? (id, null) : null;
        }

        return finder.Find(name) is { } found ? (found.Module.Id, found.Experiment.Id) : null;
    }

    /// <summary>What <c>VERSION</c> or <c>VERSION/MODEL</c> names; null, told, where there is none such.</summary>
    private static BlameReport? Cell(CommandContext context, DataFolder folder, BlameReport all, string cell)
    {
        var slash = cell.IndexOf('/', StringComparison.Ordinal);
        var version = slash < 0 ? cell : cell[..slash];
        var ofVersion = all.Experiments.Where(e => e.Version.Text == version).ToList();
        if (ofVersion.Count == 0)
        {
            return Missing(context, $"{all.Module} has no version '{version}'", version, all.Experiments.Select(e => e.Version).Distinct().Order().Select(v => v.Text).ToList(), "Versions");
        }

        if (slash < 0)
        {
            return all with { Experiments = ofVersion };
        }

        var model = context.ReadSettings(folder).Models.Normalise(cell[(slash + 1)..]);
        var ofModel = ofVersion.Where(e => e.Model == model).ToList();
        return ofModel.Count > 0 ? all with { Experiments = ofModel }
            : Missing(context, $"{all.Module} {version} was not run on '{model}'", model, ofVersion.Select(e => e.Model).Distinct().Order(StringComparer.Ordinal).ToList(), "Models");
    }

    private static BlameReport? Missing(CommandContext context, string what, string wanted, List<string> known, string noun)
    {
        context.Error.WriteLine($"tracker: {ProblemReporter.Visible(what)}.");
        context.Error.WriteLine(ProblemReporter.Visible(DidYouMean.Of(wanted, known) is { } meant ? $"Did you mean '{meant}'?" : $"{noun}: {string.Join(", ", known)}"));
        return null;
    }
}
