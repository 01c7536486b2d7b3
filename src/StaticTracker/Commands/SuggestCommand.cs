using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Suggestions.Reports;

namespace StaticTracker.Commands;

/// <summary><c>tracker suggest</c>: what is weak in each module's newest version, and what was suggested. Its own verbs make and change suggestions.</summary>
internal static class SuggestCommand
{
    public static Verb Create()
    {
        var modules = new Argument<string[]>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "Only these modules (default: all)", Arity = ArgumentArity.ZeroOrMore };
        var model = new Option<string?>("--model") { Description = "Look at this model's newest result instead of the best one's", HelpName = "NAME" };
        var all = new Option<bool>("--all") { Description = "List every suggestion with its effect, not only what is pending" };
        var verb = new Verb(
            "suggest", "List weak rubrics of the newest versions, propose improvements, and follow what became of them",
            "tracker suggest                    # what is weak, and what to add for it",
            "tracker suggest m01 --all          # one module, with the effect of what was applied",
            "tracker suggest add m01 \"Add examples for medical brands\" --rubric M01_brand_extracted",
            "tracker suggest apply 1a2b3c4d --in v2 --commit",
            "tracker suggest reject 1a2b --reason \"the test cases are wrong, not the prompt\"")
        {
            Arguments = { modules },
            Options = { model, all },
            Subcommands = { SuggestAddCommand.Create(), SuggestEditCommand.Create(), SuggestApplyCommand.Create(), SuggestRejectCommand.Create(), SuggestReopenCommand.Create() },
            Run = (result, context) => Run(context, result.GetValue(modules) ?? [], result.GetValue(model), result.GetValue(all)),
        };
        // A command that has commands below it may stand alone only where it does something; what it does, Run does.
        verb.SetAction(static _ => { });
        return verb;
    }

    private static int Run(CommandContext context, string[] wanted, string? model, bool all)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = context.ReadSettings(folder);
        string[] known = [.. folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name))];
        foreach (var name in wanted.Where(n => !known.Contains(n)))
        {
            context.Error.WriteLine($"tracker: there is no module '{ProblemReporter.Visible(name)}'.");
            string[] verbs = ["add", "edit", "apply", "reject", "reopen"];
            context.Error.WriteLine(DidYouMean.Of(name, [.. known, .. verbs]) is { } meant ? $"Did you mean '{meant}'?" : "'tracker show' lists them.");
            return ExitCode.Misuse;
        }

        var list = new SuggestReader(context, folder, settings).Read(wanted.Length == 0 ? known : [.. known.Where(wanted.Contains)], model is null ? null : settings.Models.Normalise(model));
        if (list.MissingModel is { } missing)
        {
            context.Error.WriteLine($"tracker: no module's newest version was run on '{ProblemReporter.Visible(missing)}'.");
            context.Error.WriteLine(DidYouMean.Of(missing, list.Models) is { } meant ? $"Did you mean '{meant}'?" : $"Models: {string.Join(", ", list.Models.Select(ProblemReporter.Visible))}");
            return ExitCode.Misuse;
        }

        if (context.Json)
        {
            context.AnswerJson(json => SuggestJson.Write(json, settings, list.Modules));
        }
        else
        {
            context.Out.Write(SuggestText.Of(settings, list.Modules, all));
        }

        return context.Finish();
    }
}
