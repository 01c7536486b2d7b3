using System.CommandLine;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Migrating;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker migrate</c>: takes over what an older tracker kept in YAML and JavaScript files.</summary>
internal static class MigrateCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static Verb Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "progress_history.yaml, all_runs.yaml, modules_data.js, improvement histories, suggestions", Arity = ArgumentArity.OneOrMore };
        var primary = new Option<string[]>("--primary-rubric") { Description = "The rubric of a module's match rate, where neither the module nor tracker.json names it", HelpName = "MODULE=ID", AllowMultipleArgumentsPerToken = false };
        var rubric = new Option<string[]>("--rubric") { Description = "The id of a rubric that the files show by other words", HelpName = "WORDS=ID", AllowMultipleArgumentsPerToken = false };
        var commits = new Option<bool>("--commits") { Description = "Make one commit for each day of results, with that day as its author's date" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be taken, merged and left, write nothing" };
        return new Verb(
            "migrate",
            "Take over what an older tracker kept: runs, suggestions, confusion matrices, names",
            "tracker migrate old/progress_history.yaml old/modules_data.js --dry-run",
            "tracker migrate old/progress_history.yaml old/modules_data.js --commits     # a commit for each day of results",
            "tracker migrate old/all_runs.yaml --primary-rubric m01=M01_brand_extracted",
            "tracker migrate old/improvement_history.yaml --rubric \"No Duplicate Entities=M01_no_duplicates\"")
        {
            Arguments = { files },
            Options = { primary, rubric, commits, dryRun },
            Run = (result, context) => Run(context, new Request(result.GetValue(files)!, result.GetValue(commits), result.GetValue(dryRun)), result.GetValue(primary) ?? [], result.GetValue(rubric) ?? []),
        };
    }

    private static int Run(CommandContext context, Request request, string[] primary, string[] rubric)
    {
        if (Pairs(context, "--primary-rubric", primary) is not { } modules || Pairs(context, "--rubric", rubric) is not { } rubrics)
        {
            return ExitCode.Misuse;
        }

        var byModule = new Dictionary<ModuleId, string>();
        foreach (var (name, id) in modules)
        {
            if (!ModuleId.TryParse(name.ToLowerInvariant(), out var module))
            {
                context.Error.WriteLine($"tracker: --primary-rubric '{ProblemReporter.Visible(name)}' is no module: valid are {ModuleId.ValidValues}.");
                return ExitCode.Misuse;
            }

            byModule[module] = id;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var settings = SettingsCheck.Read(folder, context.Problems);
        var read = request.Files.Distinct(StringComparer.Ordinal).Select(f => LegacyFileReader.Read(f, context.Problems)).ToList();
        if (context.Problems.HasErrors)
        {
            return context.Finish(); // Half of a history would look like all of it.
        }

        var files = read.OfType<LegacyFile>().DistinctBy(f => f.FullPath).ToList();
        var migration = new Migration(folder, settings, new MigrationOptions { PrimaryRubrics = byModule, Rubrics = rubrics }, context.Problems);
        if (Write(context, migration, folder, files, request) is not { } written)
        {
            return context.Finish();
        }

        if (written.Count > 0 && !request.IsDry)
        {
            new IndexRefresh(folder, settings).Write(context);
        }

        Answer(context, migration, written, request.IsDry);
        return context.Finish();
    }

    /// <summary>"NAME=VALUE" options as a table; null, which is said, where one is of another form.</summary>
    private static Dictionary<string, string>? Pairs(CommandContext context, string option, string[] given)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var at = text.LastIndexOf('=');
            if (at <= 0 || at == text.Length - 1 || !pairs.TryAdd(text[..at].Trim(), text[(at + 1)..].Trim()))
            {
                context.Error.WriteLine($"tracker: {option} '{ProblemReporter.Visible(text)}' must be NAME=ID, each name once.");
                return null;
            }
        }

        return pairs;
    }

    /// <summary>The paths written, or null where nothing may be.</summary>
    private static IReadOnlyList<string>? Write(CommandContext context, Migration migration, DataFolder folder, IReadOnlyList<LegacyFile> files, Request request)
    {
        using var writer = request.IsDry ? DataWriter.Dry(folder) : DataWriter.Open(folder, s_patience, () => context.Say("another tracker is at work here: waiting for it"), context.Problems);
        if (writer is null || !migration.Plan(files))
        {
            return null;
        }

        var commit = default(PreparedCommit);
        if (request.Commits && (commit = PreparedCommit.For(folder, migration.Paths, context.Problems)) is null)
        {
            return null;
        }

        if (commit is null || request.IsDry)
        {
            migration.Write(writer);
            return writer.Written;
        }

        foreach (var day in migration.Days)
        {
            var before = writer.Written.Count;
            if (!day.All(m => migration.Write(writer, m))
                || commit.Make([.. writer.Written.Skip(before)], MigrationCommitText.Message(day), MigrationCommitText.Trailers(files), context.Problems, Migration.AuthoredAt(day)) is not { } hash)
            {
                break;
            }

            context.Say($"committed {hash[..10]}, the results of {day.Key}");
        }

        return writer.Written;
    }

    private static void Answer(CommandContext context, Migration migration, IReadOnlyList<string> written, bool isDry)
    {
        if (context.Json)
        {
            context.AnswerJson(json => MigrationReportWriter.Json(json, migration.Report, written, isDry));
        }
        else
        {
            MigrationReportWriter.Text(context.Out, migration.Report, isDry);
        }
    }

    private sealed record Request(string[] Files, bool Commits, bool IsDry);
}
