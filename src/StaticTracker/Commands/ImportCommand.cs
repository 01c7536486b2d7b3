using System.CommandLine;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker import</c>: brings result files into data/.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static Verb Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Result files, folders (all *.json and *.eval below them, and what a rule names), patterns (* ? **), or - for standard input", Arity = ArgumentArity.ZeroOrMore };
        var run = new RunOptions();
        var formats = new Option<bool>("--formats") { Description = "List the formats that are read, with an example each" };
        var explain = new Option<bool>("--explain") { Description = "Say field by field where each value comes from and what is missing; write nothing" };
        var noVerdicts = new Option<bool>("--no-verdicts") { Description = "Keep counts only, no verdict of each item" };
        var promptHash = RunOptions.Text("--prompt-hash", "HASH", "The hash of the prompt that it was made with, where no bundle is kept for its version");
        var details = new Option<string>("--details") { Description = "Keep the items' texts, the model's output and the judge's reasons, redacted and cut: of failed items, all, or none", HelpName = "failed|all|none", DefaultValueFactory = _ => "none" };
        details.AcceptOnlyFromAmong("failed", "all", "none");
        var corrects = RunOptions.Text("--corrects", "ID", "The experiment that this one corrects; it is withdrawn", Offers.Experiments);
        var reason = RunOptions.Text("--reason", "TEXT", "Why the corrected one is withdrawn");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, write nothing" };
        var commit = new Option<bool>("--commit") { Description = "Commit the files written, and nothing else" };
        var message = new Option<string?>("--message", "-m") { Description = "The commit's subject, instead of what came", HelpName = "TEXT" };
        var verb = new Verb(
            "import",
            "Bring result files of evaluations into data/",
            "tracker import results/                                   # all *.json and *.eval below",
            "tracker import m01_judge_20260119_120000.json --prompt-version v1 --model gpt-4o-mini",
            "tracker import results.json --module mdma-author --prompt-version v1      # promptfoo",
            "tracker import results.json --explain                     # where each value would come from",
            "tracker import --formats                                  # what is read",
            "tracker import results/ --details failed                  # keep what was said of failed items, redacted",
            "tracker import results/ --commit                          # and commit exactly what was written",
            "tracker import fixed.json --corrects m01_v5_gpt5_20260121_1a2b3c4d")
        {
            Arguments = { files },
            Run = (result, context) => result.GetValue(formats) ? ListFormats(context) : Run(
                context,
                new Request(result.GetValue(files)!, run.InputName(result), result.GetValue(dryRun), result.GetValue(commit), result.GetValue(message), result.GetValue(explain)),
                run,
                run.Of(result) with
                {
                    KeepVerdicts = !result.GetValue(noVerdicts),
                    Details = result.GetValue(details) switch { "failed" => DetailChoice.Failed, "all" => DetailChoice.All, _ => DetailChoice.None },
                    Corrects = result.GetValue(corrects),
                    Reason = result.GetValue(reason),
                    PromptHash = result.GetValue(promptHash),
                }),
        };
        foreach (var option in (Option[])[.. run.All, promptHash, noVerdicts, details, corrects, reason, explain, formats, dryRun, commit, message])
        {
            verb.Add(option);
        }

        return verb;
    }

    /// <summary>Imports files that another verb has brought.</summary>
    public static int Import(CommandContext context, IReadOnlyList<string> files, bool isDry, bool isCommitted, RunOptions run, ImportOptions options) =>
        Run(context, new Request([.. files], null, isDry, isCommitted, null, Explain: false), run, options);

    private static int Run(CommandContext context, Request request, RunOptions run, ImportOptions options)
    {
        if (!CommitSubject.IsSound(context, request.Message, request.Commit))
        {
            return ExitCode.Misuse;
        }

        if (options is { Reason: not null, Corrects: null })
        {
            context.Error.WriteLine("tracker: --reason is why what --corrects names is withdrawn: give that too.");
            return ExitCode.Misuse;
        }

        if (options is { KeepVerdicts: false, Details: not DetailChoice.None })
        {
            context.Error.WriteLine("tracker: --details is about single items, --no-verdicts keeps none: leave one of them out.");
            return ExitCode.Misuse;
        }

        if (request is { Explain: true, Commit: true })
        {
            context.Error.WriteLine("tracker: --explain writes nothing that could be committed: leave it or --commit out.");
            return ExitCode.Misuse;
        }

        if (request.Files.Length == 0)
        {
            context.Error.WriteLine("tracker: name what to import: files, folders, patterns, or - for standard input.");
            return ExitCode.Misuse;
        }

        if (options.PromptHash is { } hash && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)))
        {
            context.Error.WriteLine($"tracker: --prompt-hash '{ProblemReporter.Visible(hash)}' is no hash: valid are 64 hex digits in lower case, as 'tracker prompt hash' prints them.");
            return ExitCode.Misuse;
        }

        if (!run.AreSound(context, options) || context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        options = options with { WithdrawnAt = CommandClock.Now() };
        var (settings, rules) = SettingsCheck.ReadWithRules(folder, context.Problems);
        if (rules is null)
        {
            return context.Finish();
        }

        var finder = new SourceFinder(request.InputName, rules, context.Problems);
        if (request.Explain)
        {
            return Explain(context, finder.Find(request.Files), options, settings, rules);
        }

        var texts = options.Details == DetailChoice.None ? null : new TextKeeping(rules.Texts, options.Details == DetailChoice.Failed);
        var found = finder.Find(request.Files);
        using var pause = ImportPause.For(found.Count, options.KeepVerdicts);
        var read = Read(context, found, new RunCollector(options, settings, rules, () => RunOptions.OpenInput(context), texts));
        if (texts is { IsOverfull: true })
        {
            context.Problems.Add(SourceSpan.File("--details"), Codes.Reading.TooLarge, $"the texts of these files are more than the {TextKeeping.MostHeld >> 20} MB that are held at once: nothing was written",
                "import fewer files at a time, or set details.max_file_kb in tracker.json");
            return context.Finish();
        }

        if (options.PromptHash is not null && read.Runs.DistinctBy(r => (r.Module, r.Experiment.PromptVersion)).Skip(1).Any())
        {
            context.Error.WriteLine("tracker: --prompt-hash is of one prompt, but these files hold results of several: import them one by one.");
            return ExitCode.Misuse;
        }

        using var importer = new Importer(folder, settings, options, context.Problems);
        var index = new IndexRefresh(folder, settings);
        if (Write(context, importer, index, folder, read, request) is not { } written)
        {
            return context.Finish();
        }

        if (written.Count > 0 && !request.IsDry)
        {
            index.Write(context);
        }

        var report = importer.Report(read, finder.Skipped);
        if (context.Json)
        {
            context.Out.WriteLine(ImportSummary.Json(report, written, request.IsDry));
        }
        else
        {
            ImportSummary.Write(context.Out, report, request.IsDry, context.Verbose);
        }

        return context.Finish();
    }

    private static ReadRuns Read(CommandContext context, IReadOnlyList<SourceFile> files, RunCollector collector)
    {
        using var progress = new ProgressLine(context, "reading", files.Count);
        var read = collector.Collect(files, context.Problems, progress.Add);
        RunOptions.TellOtherWords(context, read);
        return read;
    }

    /// <summary>Plans, writes and commits under the folder's lock; the paths written, or null where nothing could be.</summary>
    private static IReadOnlyList<string>? Write(CommandContext context, Importer importer, IndexRefresh index, DataFolder folder, ReadRuns read, Request request)
    {
        using var writer = request.IsDry ? DataWriter.Dry(folder) : DataWriter.Open(folder, s_patience, () => context.Say("another tracker is at work here: waiting for it"), context.Problems);
        if (writer is null || !importer.Plan(read))
        {
            return null;
        }

        var commit = request.Commit ? PreparedCommit.For(folder, importer.Paths, context.Problems) : null;
        if (request.Commit && commit is null)
        {
            return null;
        }

        using var progress = new ProgressLine(context, "writing", read.Runs.Count);
        var isWhole = importer.Write(writer, progress.Add, request.IsDry ? null : index.Know);
        if (!request.IsDry)
        {
            commit?.WarnOfUncommitted(importer.KeptPaths, context.Problems);
        }

        if (commit is not null && isWhole && writer.Written.Count > 0 && !request.IsDry)
        {
            Commit(context, commit, writer.Written, importer.Report(read, 0), request.Message);
        }

        return writer.Written;
    }

    private static void Commit(CommandContext context, PreparedCommit commit, IReadOnlyList<string> written, ImportReport report, string? subject)
    {
        if (commit.Make(written, CommitText.Message(report, subject), CommitText.Trailers(report), context.Problems) is { } hash)
        {
            context.Say($"committed {hash[..10]}");
        }
    }

    private static int ListFormats(CommandContext context)
    {
        if (context.Json)
        {
            context.AnswerJson(FormatList.WriteJson);
        }
        else
        {
            FormatList.Write(context.Out);
        }

        return ExitCode.Fine;
    }

    private static int Explain(CommandContext context, IReadOnlyList<SourceFile> files, ImportOptions options, Settings settings, RuleSet rules)
    {
        using var explainer = new ImportExplainer(options, settings, rules, () => RunOptions.OpenInput(context));
        var explained = new List<ExplainedFile>(files.Count);
        foreach (var file in files)
        {
            explained.Add(explainer.Explain(file));
            context.Problems.AddRange(explained[^1].Problems);
            if (!context.Json)
            {
                ExplanationText.Write(context.Out, explained[^1], context.Verbose);
            }
        }

        if (context.Json)
        {
            context.AnswerJson(json => ExplanationJson.Write(json, explained));
        }

        return context.Finish();
    }

    private sealed record Request(string[] Files, string? InputName, bool IsDry, bool Commit, string? Message, bool Explain);
}
