using System.CommandLine;
using System.Reflection;
using System.Text.Json;
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
        var driver = new Option<bool>("--merge-driver")
        {
            Description = "Let git merge data files by identity in this clone, and show module files as text; lays the attributes for that. Where data/tracker.json is there, nothing else",
        };
        var workflow = new Option<bool>("--merge-workflow")
        {
            Description = "Lay the workflow that merges the base branch into pull requests that conflict with it only in data. Where data/tracker.json is there, nothing else",
        };
        var reports = new Option<bool>("--reports") { Description = "Lay the workflows that review pull requests: checks, a comment, a preview. Where data/tracker.json is there, nothing else" };
        var import = new Option<bool>("--import-workflow") { Description = "Lay the workflow that proposes results which another one uploaded. Where data/tracker.json is there, nothing else" };
        var action = new Option<bool>("--action") { Description = "Lay the action .github/actions/tracker for workflows of your own. Where data/tracker.json is there, nothing else" };
        var gitlab = new Option<bool>("--gitlab") { Description = "Lay .gitlab-ci.yml: checks, review, Pages (and no GitHub workflow). Where data/tracker.json is there, nothing else" };
        var hook = new Option<bool>("--hook") { Description = "Let git check data before each commit in this clone. Where data/tracker.json is there, nothing else" };
        var force = new Option<bool>("--force") { Description = "Overwrite files that are there with another content" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be written, write nothing" };
        return new Verb(
            "init",
            "Make a repository ready: data/, settings, schemas, workflow, tool manifest, ignore rules",
            "tracker init                        # in the root of your repository",
            "tracker init --title \"Team prompts\" --no-github",
            "tracker init --merge-driver         # once in every clone: data files merge without a fight",
            "tracker init --code-owners @org/leads",
            "tracker init --reports --import-workflow   # more workflows for GitHub",
            "tracker init --dry-run              # what would be written")
        {
            Arguments = { folder },
            Options = { title, noGithub, gitlab, reports, import, action, hook, driver, workflow, owners, force, dryRun },
            Run = (result, context) => Run(
                context,
                new Wish(Path.GetFullPath(result.GetValue(folder)!), result.GetValue(title), result.GetValue(force), result.GetValue(dryRun))
                {
                    Github = !result.GetValue(noGithub) && !result.GetValue(gitlab),
                    Driver = result.GetValue(driver),
                    Hook = result.GetValue(hook),
                    Owners = result.GetValue(owners) ?? [],
                    Parts =
                    [
                        .. result.GetValue(action) ? [ProjectFiles.Action] : Array.Empty<ProjectFile>(), .. result.GetValue(reports) ? ProjectFiles.Reports : [],
                        .. result.GetValue(workflow) ? [ProjectFiles.MergeWorkflow] : Array.Empty<ProjectFile>(), .. result.GetValue(import) ? ProjectFiles.Import : [], .. result.GetValue(gitlab) ? [ProjectFiles.Gitlab] : Array.Empty<ProjectFile>(),
                    ],
                }),
        };
    }

    private static int Run(CommandContext context, Wish wish)
    {
        if (!Directory.Exists(wish.Root))
        {
            context.Problems.Add(SourceSpan.File(wish.Root), Codes.Surroundings.NoData, "there is no such folder", "make it first: git init NAME");
            return context.Finish();
        }

        if (context.Options.Data is { } data && Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)) != Path.Combine(wish.Root, "data"))
        {
            context.Error.WriteLine(ProblemReporter.Visible($"tracker: init makes the folder 'data' in the repository's root, not '{data}': leave --data out; another root stands behind the verb, as in: tracker init DIR."));
            return ExitCode.Misuse;
        }

        if (wish.Title is { Length: 0 or > 200 })
        {
            context.Error.WriteLine("tracker: --title has 1 to 200 characters.");
            return ExitCode.Misuse;
        }

        if (Array.Find(wish.Owners, o => !CodeOwners.IsOwner(o)) is { } unfit)
        {
            context.Error.WriteLine(ProblemReporter.Visible($"tracker: '{unfit}' is no owner: valid are {CodeOwners.ValidOwners}."));
            return ExitCode.Misuse;
        }

        var initializer = new Initializer(wish.Root, wish.Force);
        var plan = initializer.Plan(FilesOf(wish), context.Problems);
        var driver = wish.Driver ? MergeDriver.Plan(wish.Root, CommandIn(wish.Root), context.Problems) : null;
        var hook = wish.Hook ? CommitHook.Plan(wish.Root, CommandIn(wish.Root), wish.Force, context.Problems) : null;
        hook = hook is { IsThere: true } ? null : hook;
        if (context.Problems.HasErrors)
        {
            var exit = context.Finish();
            context.Say("Nothing was written.");
            return exit;
        }

        if (!wish.DryRun && (!initializer.Write(plan, context.Problems) || driver?.Write(context.Problems) == false || hook?.Write(context.Problems) == false))
        {
            return context.Finish();
        }

        Tell(context, wish, [.. plan.Select(p => p.Path), .. hook is null ? [] : new[] { hook.Shown }], [.. (driver?.Changes ?? []).Select(c => c.Key)]);
        return context.Finish();
    }

    private static ProjectFile[] FilesOf(Wish wish)
    {
        var isReady = wish.IsForPart && File.Exists(Path.Combine(wish.Root, "data", "tracker.json"));
        return
        [
            .. !isReady ? ProjectFiles.For(wish.Title ?? new DirectoryInfo(wish.Root).Name, Version(), wish.Github) : wish.Driver ? [ProjectFiles.Attributes] : [],
            .. wish.Parts.DistinctBy(p => p.Path),
            .. wish.Owners.Length == 0 ? [] : new[] { CodeOwners.FileFor(wish.Root, wish.Owners) },
        ];
    }

    private static void Tell(CommandContext context, Wish wish, string[] files, string[] settings)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteBoolean("dry_run", wish.DryRun);
                List(json, "written", files);
                List(json, "settings", settings);
            });
            return;
        }

        foreach (var line in files.Select(f => $"{(wish.DryRun ? "would write" : "wrote")} {f}").Concat(settings.Select(s => $"{(wish.DryRun ? "would set" : "set")} {s} in the settings of this clone")))
        {
            context.Out.WriteLine(line);
        }

        if (files.Length == 0 && settings.Length == 0)
        {
            context.Out.WriteLine("Everything is there already.");
        }
        else if (!wish.DryRun && files.Contains("data/tracker.json"))
        {
            context.Say("""

                Next:
                  tracker import RESULT.json --commit    import a judge result and commit it
                  tracker build                          make the dashboard in _site/
                  tracker serve                          look at it
                """);
        }
    }

    private static void List(Utf8JsonWriter json, string key, string[] texts)
    {
        json.WriteStartArray(key);
        Array.ForEach(texts, json.WriteStringValue);
        json.WriteEndArray();
    }

    private static string CommandIn(string root) => OwnCommand.Of(
        Environment.ProcessPath ?? "tracker", Path.Combine(AppContext.BaseDirectory, "tracker.dll"), Environment.GetEnvironmentVariable("PATH"), root);

    private static string Version() =>
        typeof(InitCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>What was asked for.</summary>
    private sealed record Wish(string Root, string? Title, bool Force, bool DryRun)
    {
        public bool Github { get; init; }

        public bool Driver { get; init; }

        public bool Hook { get; init; }

        public string[] Owners { get; init; } = [];

        public ProjectFile[] Parts { get; init; } = [];

        /// <summary>Asks for something that a project which is there may lack, not for a project.</summary>
        public bool IsForPart => Driver || Hook || Owners.Length > 0 || Parts.Length > 0;
    }
}
