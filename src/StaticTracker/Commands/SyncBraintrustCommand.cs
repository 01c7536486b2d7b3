using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Remote;
using StaticTracker.Storage;
using StaticTracker.Syncing;

namespace StaticTracker.Commands;

/// <summary><c>tracker sync braintrust</c>: fetches the experiments of a project and imports them.</summary>
internal static class SyncBraintrustCommand
{
    public static Verb Create()
    {
        var project = new Option<string?>("--project") { Description = "The project's id", HelpName = "ID", Required = true };
        var europe = new Option<bool>("--eu") { Description = "The project is in the European region" };
        var anew = new Option<bool>("--anew") { Description = "Fetch what was fetched before too" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Fetch, say what would change in data/, write nothing there" };
        var commit = new Option<bool>("--commit") { Description = "Commit the files written, and nothing else" };
        var run = new RunOptions();
        var verb = new Verb(
            "braintrust", "Fetch the experiments of a Braintrust project and import them",
            "tracker sync braintrust --project 6f1d2c3b-…",
            "tracker sync braintrust --project 6f1d2c3b-… --eu --commit")
        {
            Options = { project, europe, anew, dryRun, commit },
            Run = (result, context) =>
            {
                var files = Fetch(context, result.GetValue(project)!, result.GetValue(europe) ? BraintrustApi.Europe : BraintrustApi.UnitedStates, result.GetValue(anew));
                return files is null || files.Count == 0 ? context.Finish() : ImportCommand.Import(context, files, result.GetValue(dryRun), result.GetValue(commit), run, run.Of(result));
            },
        };
        foreach (var option in run.All)
        {
            verb.Add(option);
        }

        return verb;
    }

    /// <summary>The files of the experiments; null, with a problem, where they cannot be had.</summary>
    private static IReadOnlyList<string>? Fetch(CommandContext context, string project, string own, bool anew)
    {
        if (context.FindData() is not { } folder || ApiAddress.Of(own, BraintrustApi.AddressVariable, context.Problems) is not { } api)
        {
            return null;
        }

        if (Environment.GetEnvironmentVariable(BraintrustApi.KeyVariable) is not { Length: > 0 } key || key.Any(c => c is <= ' ' or > '~'))
        {
            context.Problems.Add(SourceSpan.File(BraintrustApi.KeyVariable), Codes.Remote.CredentialsUnfit, "there is no key, or it holds what no key can", $"put the key of the organisation's settings into the variable {BraintrustApi.KeyVariable}");
            return null;
        }

        var cache = CacheOf(folder, project);
        try
        {
            if (anew && Directory.Exists(cache))
            {
                Directory.Delete(cache, recursive: true);
            }

            using var client = new RestClient(context.Say);
            var files = new BraintrustDownload(new BraintrustApi(client, api, key, context.Problems), cache, context.Say).Run(project);
            if (files is { Count: 0 })
            {
                context.Say("the project has no experiment with test cases");
            }

            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Problems.Add(SourceSpan.File(DataFolder.Show(cache)), Codes.Surroundings.NotWritable, $"what is fetched cannot be kept here: {e.Message}", "look at permissions and free space");
            return null;
        }
    }

    /// <summary>Where git keeps what is its own and nobody's to commit; without git beside the data.</summary>
    private static string CacheOf(DataFolder folder, string project)
    {
        var git = GitRepository.Discover(folder.Root).Repository?.GitDir;
        return Path.Combine(git is null ? Path.Combine(folder.Root, ".cache") : Path.Combine(git, "statictracker"), "braintrust", ExperimentIds.Slug(project));
    }
}
