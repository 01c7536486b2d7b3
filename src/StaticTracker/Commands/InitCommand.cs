using System.CommandLine;
using System.Reflection;
using StaticTracker.Diagnostics;
using StaticTracker.Setup;

namespace StaticTracker.Commands;

/// <summary><c>tracker init</c>: makes a repository ready to hold results.</summary>
internal static class InitCommand
{
    public static Verb Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The repository's root", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "." };
        var title = new Option<string?>("--title") { Description = "The dashboard's title (default: the folder's name)", HelpName = "TEXT" };
        var noGithub = new Option<bool>("--no-github") { Description = "Lay no GitHub workflow" };
        var owners = new Option<string[]>("--code-owners") 
        {
            Description = "Lay lines of CODEOWNERS: who must approve changes of the gate's policy and of what else judges (@name, @org/team; may be given again). Where data/tracker.json is there, nothing else",
            HelpName = "OWNER",
        };
        var force = new Option<bool>("--force") { Description = "Overwrite files that are there with another content" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be written, write nothing" };
        return new Verb(
            "init",
            "Make a repository ready: data/, settings, schemas, workflow, tool manifest, ignore rules",
            "tracker init                        # in the root of your repository",
            "tracker init --title \"Team prompts\" --no-github",
            "tracker init --code-owners @org/leads",
            "tracker init --dry-run              # what would be written")
        {
            Arguments = { folder },
            Options = { title, noGithub, owners, force, dryRun },
            Run = (result, context) => Run(
                context,
                Path.GetFullPath(result.GetValue(folder)!),
                result.GetValue(title),
                !result.GetValue(noGithub),
                result.GetValue(owners) ?? [],
                new Initializer(Path.GetFullPath(result.GetValue(folder)!), result.GetValue(force)),
                result.GetValue(dryRun)),
        };
    }

    private static int Run(CommandContext context, string root, string? title, bool github, string[] owners, Initializer initializer, bool dryRun)
    {
        if (!Directory.Exists(root))
        {
            context.Problems.Add(SourceSpan.File(root), Codes.Surroundings.NoData, "there is no such folder", "make it first: git init NAME");
            return context.Finish();
        }

        if (Array.Find(owners, o => !CodeOwners.IsOwner(o)) is { } unfit)
        {
            context.Error.WriteLine(ProblemReporter.Visible($"tracker: '{unfit}' is no owner: valid are {CodeOwners.ValidOwners}."));
            return ExitCode.Misuse;
        }

        var isReady = owners.Length > 0 && File.Exists(Path.Combine(root, "data", "tracker.json"));
        IReadOnlyList<ProjectFile> files =
        [
            .. isReady ? [] : ProjectFiles.For(title ?? new DirectoryInfo(root).Name, Version(), github),
            .. owners.Length == 0 ? [] : new[] { CodeOwners.FileFor(root, owners) },
        ];
        var plan = initializer.Plan(files, context.Problems);
        if (context.Problems.HasErrors)
        {
            var exit = context.Finish();
            context.Say("Nothing was written.");
            return exit;
        }

        if (!dryRun && !initializer.Write(plan, context.Problems))
        {
            return context.Finish();
        }

        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteBoolean("dry_run", dryRun);
                json.WriteStartArray("written");
                foreach (var (path, _) in plan)
                {
                    json.WriteStringValue(path);
                }

                json.WriteEndArray();
            });
            return context.Finish();
        }

        foreach (var (path, _) in plan)
        {
            context.Out.WriteLine($"{(dryRun ? "would write" : "wrote")} {path}");
        }

        if (plan.Count == 0)
        {
            context.Out.WriteLine("Everything is there already.");
        }
        else if (!dryRun)
        {
            context.Say("""

                Next:
                  tracker import RESULT.json --commit    import a judge result and commit it
                  tracker build                          make the dashboard in _site/
                  tracker serve                          look at it
                """);
        }

        return context.Finish();
    }

    private static string Version() =>
        typeof(InitCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
