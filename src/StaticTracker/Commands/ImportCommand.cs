using System.CommandLine;
using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker import</c>: brings result files into data/.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static Verb Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Result files, folders (all *.json below them), patterns (* ? **), or - for standard input", Arity = ArgumentArity.OneOrMore };
        var module = Text("--module", "ID", "The module, where the files do not tell it");
        var promptVersion = Text("--prompt-version", "VERSION", "The prompt's version, where the files do not tell it");
        var prompt = Text("--prompt", "LABEL", "The prompt to take, by label or id, where a file holds several");
        var dataset = Text("--dataset", "NAME", "The data set's name, where the module has several");
        var datasetVersion = Text("--dataset-version", "VERSION", "The data set's version");
        var model = Text("--model", "NAME", "The model under test (not the judge's)");
        var timestamp = Text("--timestamp", "TIME", "When the evaluation ran (ISO 8601)");
        var primaryRubric = Text("--primary-rubric", "RUBRIC", "The rubric of the match rate, for a module that has none yet");
        var overrides = new Option<bool>("--override") { Description = "Let these options win over what the files say" };
        var noVerdicts = new Option<bool>("--no-verdicts") { Description = "Keep counts only, no verdict of each item" };
        var corrects = Text("--corrects", "ID", "The experiment that this one corrects; it is withdrawn");
        var reason = Text("--reason", "TEXT", "Why the corrected one is withdrawn");
        var inputName = Text("--stdin-name", "NAME", "The file name that standard input goes by");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, write nothing" };
        var commit = new Option<bool>("--commit") { Description = "Commit the files written, and nothing else" };
        var message = new Option<string?>("--message", "-m") { Description = "The commit's subject, instead of what came", HelpName = "TEXT" };
        return new Verb(
            "import",
            "Bring result files of judges and promptfoo into data/",
            "tracker import results/                                   # all *.json below",
            "tracker import m01_judge_20260119_120000.json --prompt-version v1 --model gpt-4o-mini",
            "tracker import results.json --module mdma-author --prompt-version v1      # promptfoo",
            "tracker import results/ --commit                          # and commit exactly what was written",
            "tracker import fixed.json --corrects m01_v5_gpt5_20260121_1a2b3c4d")
        {
            Arguments = { files },
            Options = { module, promptVersion, prompt, dataset, datasetVersion, model, timestamp, primaryRubric, overrides, noVerdicts, corrects, reason, inputName, dryRun, commit, message },
            Run = (result, context) => Run(
                context,
                new Request(result.GetValue(files)!, result.GetValue(inputName), result.GetValue(dryRun), result.GetValue(commit), result.GetValue(message)),
                new ImportOptions
                {
                    Module = result.GetValue(module),
                    PromptVersion = result.GetValue(promptVersion),
                    Prompt = result.GetValue(prompt),
                    Dataset = result.GetValue(dataset),
                    DatasetVersion = result.GetValue(datasetVersion),
                    Model = result.GetValue(model),
                    Timestamp = result.GetValue(timestamp),
                    PrimaryRubric = result.GetValue(primaryRubric),
                    Override = result.GetValue(overrides),
                    KeepVerdicts = !result.GetValue(noVerdicts),
                    Corrects = result.GetValue(corrects),
                    Reason = result.GetValue(reason),
                }),
        };
    }

    private static Option<string?> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };

    private static int Run(CommandContext context, Request request, ImportOptions options)
    {
        if (request is { Message: not null, Commit: false })
        {
            context.Error.WriteLine("tracker: --message is the message of --commit: give that too.");
            return ExitCode.Misuse;
        }

        if (options is { Reason: not null, Corrects: null })
        {
            context.Error.WriteLine("tracker: --reason is why what --corrects names is withdrawn: give that too.");
            return ExitCode.Misuse;
        }

        if (!OptionsAreSound(context, options) || context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        options = options with { WithdrawnAt = WithdrawalTime.Of(null, Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), DateTimeOffset.UtcNow) };
        var settings = context.ReadSettings(folder);
        var finder = new SourceFinder(request.InputName, context.Problems);
        var read = Read(context, finder.Find(request.Files), options, settings);
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

    private static ReadRuns Read(CommandContext context, IReadOnlyList<SourceFile> files, ImportOptions options, Settings settings)
    {
        using var progress = new ProgressLine(context, "reading", files.Count);
        var read = new RunCollector(options, settings, () => OpenInput(context)).Collect(files, context.Problems, progress.Add);
        TellOtherWords(context, read);
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

    private static bool OptionsAreSound(CommandContext context, ImportOptions options)
    {
        Check("--module", options.Module, options.Module is null || ModuleId.TryParse(options.Module.ToLowerInvariant(), out _), ModuleId.ValidValues);
        Check("--prompt-version", options.PromptVersion, options.PromptVersion is null || PromptVersion.TryParse(options.PromptVersion, out _), PromptVersion.ValidValues);
        Check("--timestamp", options.Timestamp, options.Timestamp is null || Timestamp.TryParse(options.Timestamp, out _), Timestamp.ValidValues);
        return !context.Problems.HasErrors;

        void Check(string option, string? value, bool isSound, string valid)
        {
            if (!isSound)
            {
                context.Problems.Add(SourceSpan.File(option), Codes.Importing.FieldUnfit, $"'{value}' cannot be one", $"valid are {valid}");
            }
        }
    }

    /// <summary>Standard input as bytes, since its hash is part of what an experiment is; a text that a caller hands in is taken as UTF-8.</summary>
    private static Stream OpenInput(CommandContext context) =>
        ReferenceEquals(context.Input, Console.In) ? Console.OpenStandardInput() : new MemoryStream(Encoding.UTF8.GetBytes(context.Input.ReadToEnd()));

    private static void TellOtherWords(CommandContext context, ReadRuns read)
    {
        foreach (var word in read.OtherWords)
        {
            var many = string.Create(CultureInfo.InvariantCulture, $"{word.Count} {(word.Count == 1 ? "verdict says" : "verdicts say")} '{word.Word}'");
            context.Problems.Add(new Problem(word.First, Codes.Importing.OtherVerdict, $"{many}: counted as errors, not as failures")
            {
                // The judge's own word for an error is no surprise; any other may be a misspelt verdict.
                Severity = word.Word.Equals("error", StringComparison.OrdinalIgnoreCase) ? Severity.Note : Severity.Warning,
            });
        }
    }

    private sealed record Request(string[] Files, string? InputName, bool IsDry, bool Commit, string? Message);
}
