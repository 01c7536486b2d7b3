using System.CommandLine;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Mapping;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Verifying;

namespace StaticTracker.Commands;

/// <summary><c>tracker verify</c>: recomputes stored experiments from their source files. Fails where one differs.</summary>
internal static class VerifyCommand
{
    public static Verb Create()
    {
        var sources = new Argument<string[]>("SOURCES") { Description = "The result files: files, folders (all *.json and *.eval below them, and what a rule names), patterns (* ? **), or - for standard input", Arity = ArgumentArity.OneOrMore };
        var format = new Option<ProblemFormat?>("--format") { Description = "text, json or github (annotations where a figure differs; default: text)" };
        var options = new RunOptions("--source-format");
        var verb = new Verb(
            "verify",
            "Recompute stored experiments from their source files",
            "tracker verify results/                    # every stored experiment whose source lies there",
            "tracker verify results/ --module m01       # one module",
            "tracker verify results/ --format github    # in a workflow")
        {
            Arguments = { sources },
            Options = { format },
            Run = (result, context) => Run(
                context, result.GetValue(sources)!, options, result, result.GetValue(format) ?? (context.Json ? ProblemFormat.Json : ProblemFormat.Text)),
        };
        foreach (var option in options.All)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static int Run(CommandContext context, string[] sources, RunOptions options, ParseResult result, ProblemFormat format)
    {
        var given = options.Of(result);
        if (!options.AreSound(context, given) || context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var (settings, rules) = SettingsCheck.ReadWithRules(folder, context.Problems);
        if (rules is null)
        {
            return context.Finish();
        }

        var finder = new SourceFinder(options.InputName(result), rules, context.Problems);
        var unread = new Problems();
        var runs = new SourceRuns(StoredFields.Of(folder), given.Prompt is not null || given.Task is not null, Collecting(context, given, settings, rules));
        var read = runs.Read(finder.Find(sources), unread);
        RunOptions.TellOtherWords(context, read);
        ModuleId? only = given.Module is null ? null : ModuleId.Parse(given.Module.ToLowerInvariant());
        var report = new Verifier(folder, settings, context.Problems).Verify(read, runs, only);
        TellUnread(context, unread, report);
        Write(context, report, format);
        var exit = context.Finish(format == ProblemFormat.Github ? ProblemFormat.Github : ProblemFormat.Text);
        return report.Count(VerifyOutcome.Differs) > 0 ? ExitCode.Problems : exit;
    }

    /// <summary>Standard input is held: it is read again where a pass mark turns out to be needed, or under its name.</summary>
    private static Func<IReadOnlyList<SourceFile>, StoredSources, Problems, ReadRuns> Collecting(CommandContext context, ImportOptions options, Settings settings, RuleSet rules)
    {
        var input = new Lazy<byte[]>(() =>
        {
            using var stream = RunOptions.OpenInput(context);
            using var held = new MemoryStream();
            stream.CopyTo(held);
            return held.ToArray();
        });
        return (files, stored, problems) =>
        {
            using var progress = new ProgressLine(context, "reading", files.Count);
            return new RunCollector(options with { Stored = stored }, settings, rules, () => new MemoryStream(input.Value)).Collect(files, problems, progress.Add);
        };
    }

    /// <summary>A file that could not be read is an error where a stored experiment waits for it; others may lie in the same folder.</summary>
    private static void TellUnread(CommandContext context, Problems unread, VerifyReport report)
    {
        var wanted = report.All.SelectMany(v => v.Unread).SelectMany(r => r.Problems).ToHashSet();
        foreach (var problem in unread.ToList())
        {
            context.Problems.Add(problem.Severity == Severity.Error && !wanted.Contains(problem) ? problem with { Severity = Severity.Warning } : problem);
        }
    }

    private static void Write(CommandContext context, VerifyReport report, ProblemFormat format)
    {
        switch (format)
        {
            case ProblemFormat.Json:
                context.AnswerJson(json => VerifyJson.Write(json, report));
                return;
            case ProblemFormat.Github:
                foreach (var one in report.All)
                {
                    ProblemReporter.Write(context.Out, [.. one.Differences.Select(d => new Problem(
                        d.Place, Codes.Importing.NotReproduced, VerifyText.Sentence(one, d), "restore it, or take the experiment back and import the right source with --corrects"))], ProblemFormat.Github);
                    if (one is { Outcome: VerifyOutcome.ToldOtherwise, Place: { } place })
                    {
                        ProblemReporter.Write(context.Out, [new Problem(place, Codes.Importing.ToldOtherwise, VerifyText.Sentence(one), "its figures are what the source gives with these; see that they are meant")], ProblemFormat.Github);
                    }
                }

                break;
            default:
                VerifyText.Write(context.Out, report, context.Verbose);
                break;
        }

        context.Say(VerifyText.Totals(report));
    }
}
