using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Promotion;
using StaticTracker.Reporting;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker show</c>: the heatmap, or one module, in the terminal.</summary>
internal static class ShowCommand
{
    public static Verb Create()
    {
        var module = new Argument<string?>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "The module to show (default: the heatmap of all)", Arity = ArgumentArity.ZeroOrOne };
        var match = new Option<bool>("--match") { Description = "Show match rates instead of pass rates" };
        var model = new Option<string?>("--model") { Description = "Show this model instead of the best of each cell", HelpName = "NAME" };
        var file = new Option<string?>("--file") { Description = "Print this module file whole, as lines to compare (git diff asks for it: tracker init --merge-driver)", HelpName = "FILE" };
        return new Verb(
            "show", "Print the heatmap, or one module, in the terminal",
            "tracker show                 # the heatmap",
            "tracker show m01             # every experiment and suggestion of a module",
            "tracker show --file data/modules/m01.json   # every value of the file, line by line",
            "tracker show --json          # for other programs: the shape of heatmap_index.json")
        {
            Arguments = { module },
            Options = { match, model, file },
            Run = (result, context) => result.GetValue(file) is { } path ? ShowFile(context, path, result.GetValue(module) is not null || result.GetValue(match) || result.GetValue(model) is not null)
                : Run(context, result.GetValue(module), result.GetValue(match), result.GetValue(model)),
        };
    }

    private static int ShowFile(CommandContext context, string path, bool withOthers)
    {
        if (withOthers)
        {
            context.Error.WriteLine("tracker: --file shows one file whole: give nothing else with it.");
            return ExitCode.Misuse;
        }

        try
        {
            context.Out.Write(ModuleLines.Of(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Problems.Add(Problem.Unreadable(path, "this file", e));
        }

        return context.Finish();
    }

    private static int Run(CommandContext context, string? wanted, bool match, string? model)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        return wanted is null ? ShowAll(context, folder, settings, match, model is null ? null : settings.Models.Normalise(model)) : ShowOne(context, folder, settings, wanted);
    }

    private static int ShowAll(CommandContext context, DataFolder folder, Settings settings, bool match, string? model)
    {
        var project = LoadedProject.Read(folder, settings, context.Problems, withVerdicts: context.Json, withChanges: !context.Json);
        // Only who reads the index wants to know what time it is of, which git tells.
        var index = HeatmapIndexer.Combine(project.Rows, context.Json ? GeneratedAt.Of(HistoryReader.Read(folder.Root)) : null);
        if (model is not null && !index.Modules.SelectMany(m => m.Cells).SelectMany(c => c.ByModel).Any(r => r.Model == model))
        {
            var known = index.Modules.SelectMany(m => m.Cells).SelectMany(c => c.ByModel).Select(r => r.Model).Distinct().Order(StringComparer.Ordinal).ToList();
            context.Error.WriteLine($"tracker: no experiment ran on '{ProblemReporter.Visible(model)}'.");
            context.Error.WriteLine(DidYouMean.Of(model, known) is { } meant ? $"Did you mean '{meant}'?" : $"Models: {string.Join(", ", known.Select(ProblemReporter.Visible))}");
            return ExitCode.Misuse;
        }

        if (context.Json)
        {
            context.Out.Write(System.Text.Encoding.UTF8.GetString(HeatmapIndexJson.Write(index)));
        }
        else if (index.Modules.Count == 0)
        {
            context.Out.WriteLine(context.Problems.HasErrors ? "No module could be read; 'tracker check' tells why." : "There are no results yet. Import some: tracker import RESULT.json");
        }
        else
        {
            new TerminalView(context).Heatmap(index, match, model);
        }

        return context.Finish();
    }

    private static int ShowOne(CommandContext context, DataFolder folder, Settings settings, string wanted)
    {
        if (ModuleArgument.Find(context, wanted, [.. folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name))]) is not { } id)
        {
            return ExitCode.Misuse;
        }

        using var file = JsonFile.Read(folder.ModuleFile(id), context.Problems);
        if (file is null)
        {
            return context.Finish();
        }

        if (ModuleReader.TryRead(file.Tree, out var fault) is not { } module)
        {
            context.Problems.Add(file.SpanOf(fault.Node), Codes.Reading.Schema, fault.Reason, "'tracker check' tells more");
            return context.Finish();
        }

        if (context.Json)
        {
            context.Out.Write(System.Text.Encoding.UTF8.GetString(CanonicalJson.Module(file.Tree)));
        }
        else
        {
            new TerminalView(context).Module(module, HeatmapIndexer.RowOf(module, settings), PromotionReader.Read(folder, id, context.Problems));
        }

        return context.Finish();
    }
}
