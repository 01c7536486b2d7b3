using System.CommandLine;
using System.Globalization;
using System.Text;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Mapping;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker import</c>: brings result files into data/.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static Verb Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Result files, folders (all *.json below them, and what a rule names), patterns (* ? **), or - for standard input", Arity = ArgumentArity.ZeroOrMore };
        var module = Text("--module", "ID", "The module, where the files do not tell it");
        var promptVersion = Text("--prompt-version", "VERSION", "The prompt's version, where the files do not tell it");
        var prompt = Text("--prompt", "LABEL", "The prompt to take, by label or id, where a file holds several");
        var dataset = Text("--dataset", "NAME", "The data set's name, where the module has several");
        var datasetVersion = Text("--dataset-version", "VERSION", "The data set's version");
        var model = Text("--model", "NAME", "The model under test (not the judge's)");
        var timestamp = Text("--timestamp", "TIME", "When the evaluation ran (ISO 8601)");
        var judge = Text("--judge", "NAME", "The judge's model, where the files do not tell it");
        var format = Text("--format", "NAME", "Read the files as this format, whatever they look like");
        var passMark = new Option<decimal?>("--pass-mark") { Description = "The score from which on an item passes, where there are only scores", HelpName = "NUMBER" };
        var formats = new Option<bool>("--formats") { Description = "List the formats that are read, with an example each" };
        var explain = new Option<bool>("--explain") { Description = "Say field by field where each value comes from and what is missing; write nothing" };
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
            "Bring result files of evaluations into data/",
            "tracker import results/                                   # all *.json below",
            "tracker import m01_judge_20260119_120000.json --prompt-version v1 --model gpt-4o-mini",
            "tracker import results.json --module mdma-author --prompt-version v1      # promptfoo",
            "tracker import results.json --explain                     # where each value would come from",
            "tracker import --formats                                  # what is read",
            "tracker import results/ --commit                          # and commit exactly what was written",
            "tracker import fixed.json --corrects m01_v5_gpt5_20260121_1a2b3c4d")
        {
            Arguments = { files },
            Options = { module, promptVersion, prompt, dataset, datasetVersion, model, timestamp, judge, format, passMark, primaryRubric, overrides, noVerdicts, corrects, reason, inputName, explain, formats, dryRun, commit, message },
            Run = (result, context) => result.GetValue(formats) ? ListFormats(context) : Run(
                context,
                new Request(result.GetValue(files)!, result.GetValue(inputName), result.GetValue(dryRun), result.GetValue(commit), result.GetValue(message), result.GetValue(explain)),
                new ImportOptions
                {
                    Module = result.GetValue(module),
                    PromptVersion = result.GetValue(promptVersion),
                    Prompt = result.GetValue(prompt),
                    Dataset = result.GetValue(dataset),
                    DatasetVersion = result.GetValue(datasetVersion),
                    Model = result.GetValue(model),
                    Timestamp = result.GetValue(timestamp),
                    Judge = result.GetValue(judge),
                    Format = result.GetValue(format),
                    PassMark = result.GetValue(passMark),
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
        if (!CommitSubject.IsSound(context, request.Message, request.Commit))
        {
            return ExitCode.Misuse;
        }

        if (options is { Reason: not null, Corrects: null })
        {
            context.Error.WriteLine("tracker: --reason is why what --corrects names is withdrawn: give that too.");
            return ExitCode.Misuse;
        }

        if (request.Files.Length == 0)
        {
            context.Error.WriteLine("tracker: name what to import: files, folders, patterns, or - for standard input.");
            return ExitCode.Misuse;
        }

        if (!OptionsAreSound(context, options) || context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        options = options with { WithdrawnAt = WithdrawalTime.Of(null, Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), DateTimeOffset.UtcNow) };
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

        var read = Read(context, finder.Find(request.Files), options, settings, rules);
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

    private static ReadRuns Read(CommandContext context, IReadOnlyList<SourceFile> files, ImportOptions options, Settings settings, RuleSet rules)
    {
        using var progress = new ProgressLine(context, "reading", files.Count);
        var read = new RunCollector(options, settings, rules, () => OpenInput(context)).Collect(files, context.Problems, progress.Add);
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
        using var explainer = new ImportExplainer(options, settings, rules, () => OpenInput(context));
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

    private static bool OptionsAreSound(CommandContext context, ImportOptions options)
    {
        Check("--module", options.Module, options.Module is null || ModuleId.TryParse(options.Module.ToLowerInvariant(), out _), ModuleId.ValidValues);
        Check("--prompt-version", options.PromptVersion, options.PromptVersion is null || PromptVersion.TryParse(options.PromptVersion, out _), PromptVersion.ValidValues);
        Check("--timestamp", options.Timestamp, options.Timestamp is null || Timestamp.TryParse(options.Timestamp, out _), Timestamp.ValidValues);
        var names = Formats.All.Select(f => f.Name).ToList();
        Check("--format", options.Format, options.Format is null || names.Contains(options.Format), string.Join(", ", names));
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

    private sealed record Request(string[] Files, string? InputName, bool IsDry, bool Commit, string? Message, bool Explain);
}
