using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Modules;
using StaticTracker.Reporting;

namespace StaticTracker.Commands;

/// <summary><c>tracker diff</c>: what changed between two revisions, in terms of the domain. Fails where experiments were removed or edited, or check finds errors.</summary>
internal static class DiffCommand
{
    /// <summary>Set by GitHub's workflows for pull requests: the branch that it goes to.</summary>
    private const string BaseBranchVariable = "GITHUB_BASE_REF";

    public static Verb Create()
    {
        var from = new Argument<string?>("BASE")
        {
            Description = "A revision, or a range: A..B, A...B from the merge base (left out: the merge base of HEAD with the pull request's base, else with origin/HEAD)", Arity = ArgumentArity.ZeroOrOne,
        };
        var to = new Argument<string?>("HEAD") { Description = "The revision to compare (left out: the working tree)", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "text, md (a comment of at most 60,000 characters), json or github (annotations)", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "json", "github");
        var module = new Option<string?>("--module") { Description = "Show only this module", HelpName = "ID" };
        var model = new Option<string?>("--model") { Description = "Show only this model", HelpName = "NAME" };
        var changed = new Option<bool>("--only-changed") { Description = "Fold away what did not move (the default)" };
        var all = new Option<bool>("--all") { Description = "Show also what did not move" };
        return new Verb(
            "diff", "What changed between two revisions: experiments, cells, suggestions, settings",
            "tracker diff                              # what this branch brings, uncommitted changes included",
            "tracker diff main...HEAD --format md      # the comment of a pull request",
            "tracker diff v1.0 v1.1 --module m01 --all")
        {
            Arguments = { from, to },
            Options = { format, module, model, changed, all },
            Run = (result, context) =>
            {
                if (result.GetValue(changed) && result.GetValue(all))
                {
                    context.Error.WriteLine("tracker: --only-changed and --all exclude each other.");
                    return ExitCode.Misuse;
                }

                return Run(
                    context, result.GetValue(from), result.GetValue(to), context.Json ? "json" : result.GetValue(format)!,
                    new DiffFilter(result.GetValue(module), result.GetValue(model), result.GetValue(all)));
            },
        };
    }

    private static int Run(CommandContext context, string? from, string? to, string format, DiffFilter filter)
    {
        if (context.FindData() is not { } folder)
        {
            return Misuse(context);
        }

        if (filter.Module is not null && !ModuleId.TryParse(filter.Module, out _))
        {
            context.Error.WriteLine(ProblemReporter.Visible($"tracker: '{filter.Module}' is no module id: valid are {ModuleId.ValidValues}."));
            return ExitCode.Misuse;
        }

        var discovery = GitRepository.Discover(folder.Root);
        if (discovery is not { State: GitState.Found, Repository: { } repository })
        {
            context.Problems.Add(discovery.Problem!);
            return Misuse(context);
        }

        if (DiffRange.Resolve(repository, from, to, Environment.GetEnvironmentVariable(BaseBranchVariable), context.Problems) is not { } range)
        {
            return Misuse(context);
        }

        var shown = filter.Model is null ? filter : filter with { Model = context.ReadSettings(folder).Models.Normalise(filter.Model) };
        var report = DiffReader.Read(repository, folder, range);
        switch (format)
        {
            case "github":
                ProblemReporter.Write(context.Out, [.. DiffSections.ProblemsOf(report)], ProblemFormat.Github);
                context.Say(ReportText.Visible(DiffWords.Verdict(report)));
                break;
            case "json":
                context.Out.Write(DiffJson.Of(report, shown));
                break;
            case "md":
                context.Out.Write(DiffMarkdown.Of(report, shown));
                break;
            default:
                context.Out.Write(DiffText.Of(report, shown));
                break;
        }

        return report.HasErrors ? ExitCode.Problems : ExitCode.Fine;
    }

    private static int Misuse(CommandContext context)
    {
        context.Finish();
        return ExitCode.Misuse;
    }
}
