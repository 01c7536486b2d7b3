using System.CommandLine;
using System.Security.Cryptography;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker run start</c>: makes a run and prints its id, and nothing else.</summary>
internal static class RunStartCommand
{
    public static Verb Create()
    {
        var module = new Argument<string>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "The module that is run" };
        var version = new Argument<string>("VERSION") { Description = "The prompt's version" };
        var kind = new Option<string>("--kind") { Description = $"{string.Join(", ", RunWord.Kinds)} (default: {RunWord.Experimental})", HelpName = "WORD", DefaultValueFactory = _ => RunWord.Experimental };
        kind.AcceptOnlyFromAmong(RunWord.Kinds);
        var texts = new Texts();
        var workers = PromptOptions.Many("--worker", "ROLE=NAME", "A further model by its role, as often as there are some (default: those of the bundle)");
        var config = PromptOptions.Many("--config", "NAME=VALUE", "A setting of the run, likewise; they become the experiment's params");
        var tags = PromptOptions.Many("--tag", "WORD", "A word to find it by, likewise");
        var pid = new Option<int?>("--pid") { Description = "The process that works on it (default: whoever called this; 0: none)", HelpName = "NUMBER" };
        var verb = new Verb(
            "start", "Begin a run; prints its id and nothing else",
            "RUN=$(tracker run start m01 v3 --model gpt-4o --config temperature=0)",
            "tracker run start m01 v3 --model gpt-4o --dataset gd --dataset-version v2 --kind baseline")
        {
            Arguments = { module, version },
            Run = (result, context) => Run(context, result, texts, new Wish(result.GetValue(module)!, result.GetValue(version)!, result.GetValue(kind)!, result.GetValue(pid))
            {
                Workers = result.GetValue(workers) ?? [],
                Config = result.GetValue(config) ?? [],
                Tags = result.GetValue(tags) ?? [],
            }),
        };
        foreach (var option in (Option[])[kind, .. texts.All, workers, config, tags, pid])
        {
            verb.Add(option);
        }

        return verb;
    }

    private static int Run(CommandContext context, ParseResult result, Texts texts, Wish wish)
    {
        if (wish.Refusal is { } refusal)
        {
            context.Error.WriteLine($"tracker: {ProblemReporter.Visible(refusal)}");
            return ExitCode.Misuse;
        }

        var mark = wish.Pid is null ? ProcessMark.Caller() : wish.Pid == 0 ? ProcessMark.Caller() with { Id = 0 } : ProcessMark.Of(wish.Pid.Value);
        if (mark is null)
        {
            context.Error.WriteLine($"tracker: there is no process {wish.Pid}.");
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder || Record(context, folder, result, texts, wish) is not { } run)
        {
            return context.Finish();
        }

        var text = RunText.Of(run);
        using var writer = FitFile.Is(Path.Combine(folder.RunFolder(run.Id), DataFolder.RunName), text, context.Problems) ? FileWrite.Open(context, folder) : null;
        if (writer is null)
        {
            return context.Finish();
        }

        if (!new RunLease(folder, run.Id).TryWrite(mark, context.Problems))
        {
            return context.Finish();
        }

        if (!writer.WriteFolder(folder.RunFolder(run.Id), [(DataFolder.RunLogName, RunStartLine.Of(run, result.GetValue(texts.Judge))), (DataFolder.RunName, text)], context.Problems))
        {
            new RunLease(folder, run.Id).Remove();
            return context.Finish();
        }

        context.Out.WriteLine(run.Id);
        return context.Finish();
    }

    private static RunRecord? Record(CommandContext context, DataFolder folder, ParseResult result, Texts texts, Wish wish)
    {
        var (module, version) = (ModuleId.Parse(wish.Module), PromptVersion.Parse(wish.Version));
        var library = new PromptLibrary(folder);
        var bundle = library.Read(module, version, context.Problems);
        if (bundle is not null && PromptHash.Of(bundle.Content) != bundle.Hash)
        {
            context.Problems.Add(SourceSpan.File(bundle.Address), Codes.Prompts.HashDiffers, "the files of this prompt are not those that its hash was made of: what would be run has no name", "restore them from git, or make the next version: tracker prompt add --amend");
        }

        if (context.Problems.HasErrors)
        {
            return null;
        }

        if (bundle is null && library.VersionsOf(module) is { Count: > 0 } versions)
        {
            context.Problems.Add(
                SourceSpan.File(DataFolder.Show(Path.Combine(folder.Prompts, module.Text))), Codes.Runs.NoPrompt, $"{module} {version} has no prompt here, so nothing will tell what was run: kept are {string.Join(", ", versions)}",
                $"keep it first (tracker prompt add {module} {version} …), or end this run (tracker run fail) and start the version that was meant");
        }

        var (dataset, datasetVersion) = (result.GetValue(texts.Dataset), result.GetValue(texts.DatasetVersion));
        var now = CommandClock.Moment();
        return new RunRecord
        {
            Id = RunIds.New(module, version, now),
            Status = RunWord.Running,
            Kind = wish.Kind,
            ExperimentId = result.GetValue(texts.Experiment),
            Module = module,
            PromptVersion = version,
            PromptHash = bundle?.Hash,
            PromptLabel = result.GetValue(texts.Label) ?? bundle?.Label,
            PromptSourcePaths = bundle?.SourcePaths ?? [],
            Bundle = bundle?.Content,
            ModelRoot = result.GetValue(texts.Model),
            ModelWorkers = wish.Workers.Count == 0 ? bundle?.Content.RoleModels ?? [] : [.. wish.Workers.Select(w => PromptOptions.Pair(w)!.Value).Select(p => new KeyValuePair<string, string>(p.Name, p.Value)).OrderBy(p => p.Key, StringComparer.Ordinal)],
            ConfigSnapshot = wish.Config.Count == 0 ? null : PromptOptions.With("{}", wish.Config.Select(c => PromptOptions.Pair(c)!.Value).Select(p => (p.Name, PromptOptions.JsonOf(p.Value)))),
            Dataset = dataset,
            DatasetVersion = datasetVersion,
            DatasetFingerprint = FingerprintOf(folder, module, dataset, datasetVersion),
            Commit = CommitOf(folder, result.GetValue(texts.Code) ?? Environment.CurrentDirectory),
            StartedAt = Timestamp.Parse(CommandClock.Now()),
            Tags = [.. wish.Tags.Distinct().Order(StringComparer.Ordinal)],
            Notes = result.GetValue(texts.Note) is { Length: > 0 } note ? [note] : [],
        };
    }

    /// <summary>The hash of the items file, where there is one for that data set and version.</summary>
    private static string? FingerprintOf(DataFolder folder, ModuleId module, string? dataset, string? version)
    {
        var path = Path.Combine(folder.Root, "items", module.Text, $"{dataset}@{version}.json");
        return dataset is not null && version is not null && $"{dataset}@{version}".IndexOfAny(['/', '\\']) < 0 && File.Exists(path) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) : null;
    }

    /// <summary>The commit of the code under test, data left out, since a run itself changes them; null where there is none.</summary>
    private static RunCommit? CommitOf(DataFolder folder, string code)
    {
        if (GitRepository.Discover(code).Repository is not { Head.IsNull: false } repository)
        {
            return null;
        }

        var changed = repository.Program.Run(repository.TopLevel, ["status", "--porcelain", "-z", "--untracked-files=no"]);
        var data = Path.GetRelativePath(repository.TopLevel, folder.Root).Replace('\\', '/') + "/";
        return !changed.Succeeded ? null
            : new RunCommit(repository.Head.ToString(), changed.Text.Split('\0').Any(line => line.Length > 3 && !line[3..].StartsWith(data, StringComparison.Ordinal)));
    }

    private sealed record Wish(string Module, string Version, string Kind, int? Pid)
    {
        public required IReadOnlyList<string> Workers { get; init; }

        public required IReadOnlyList<string> Config { get; init; }

        public required IReadOnlyList<string> Tags { get; init; }

        /// <summary>What is wrong with the words; null: nothing.</summary>
        public string? Refusal =>
            !ModuleId.TryParse(Module, out _) ? $"'{Module}' is no module: valid are {ModuleId.ValidValues}."
            : !PromptVersion.TryParse(Version, out _) || !DataFolder.IsFileName(Version) ? $"'{Version}' is no prompt version: valid are {PromptVersion.ValidValues}."
            : Workers.FirstOrDefault(w => PromptOptions.Pair(w) is not { Value.Length: > 0 }) is { } worker ? $"--worker '{worker}' is not ROLE=NAME."
            : Config.FirstOrDefault(c => PromptOptions.Pair(c) is null) is { } config ? $"--config '{config}' is not NAME=VALUE."
            : Tags.Any(t => t.Length is 0 or > 100) ? "a tag has 1 to 100 characters."
            : null;
    }

    /// <summary>The options that take one text each.</summary>
    private sealed class Texts
    {
        public Option<string?> Model { get; } = RunOptions.Text("--model", "NAME", "The model under test");

        public Option<string?> Dataset { get; } = RunOptions.Text("--dataset", "NAME", "The data set's name, where the module has several");

        public Option<string?> DatasetVersion { get; } = RunOptions.Text("--dataset-version", "VERSION", "The data set's version");

        public Option<string?> Judge { get; } = RunOptions.Text("--judge", "NAME", "The judge's model");

        public Option<string?> Experiment { get; } = RunOptions.Text("--experiment", "ID", "The A/B experiment that it is part of");

        public Option<string?> Label { get; } = RunOptions.Text("--label", "TEXT", "What people call the prompt (default: the bundle's label)");

        public Option<string?> Note { get; } = RunOptions.Text("--note", "TEXT", "What is to be remembered of it");

        public Option<string?> Code { get; } = RunOptions.Text("--code", "DIR", "The code under test, for its git commit (default: here)");

        public IEnumerable<Option> All => [Model, Dataset, DatasetVersion, Judge, Experiment, Label, Note, Code];
    }
}
