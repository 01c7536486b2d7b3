using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Merging;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker resolve</c>: merges by identity what a git merge, rebase or cherry-pick left in conflict under data/.</summary>
internal static class ResolveCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static Verb Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Data files in conflict (default: all)", Arity = ArgumentArity.ZeroOrMore };
        var force = new Option<bool>("--force") { Description = "Merge files anew that were resolved by hand; what stood there is kept among git's objects" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be merged, write nothing" };
        var merge = new Option<string?>("--merge")
        {
            Description = "Merge this revision into the branch that is checked out and commit that, if the two conflict, and in nothing but data that can be settled; else leave all as it is",
            HelpName = "REVISION",
        };
        return new Verb(
            "resolve", "Resolve conflicts of data files after git merge, rebase or cherry-pick",
            "tracker resolve                 # merges them, stages what is settled, names what is left to you",
            "tracker resolve --dry-run       # what would come of it",
            "tracker resolve data/modules/m01.json",
            "tracker resolve --merge origin/main      # bring a branch up to date whose pull request conflicts only in data")
        {
            Arguments = { files },
            Options = { force, merge, dryRun },
            Run = (result, context) =>
            {
                var wish = new Wish(result.GetValue(files) ?? [], result.GetValue(force), result.GetValue(merge), result.GetValue(dryRun));
                if (wish.Merge is not null && (wish.Files.Length > 0 || wish.Force || wish.IsDry))
                {
                    context.Error.WriteLine("tracker: --merge merges a whole branch: give no files, no --force and no --dry-run with it.");
                    return ExitCode.Misuse;
                }

                return Run(context, wish);
            },
        };
    }

    private static int Run(CommandContext context, Wish wish)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var discovery = GitRepository.Discover(folder.Root);
        if (discovery.Repository is not { } repository)
        {
            context.Problems.Add(discovery.Refusal(DataFolder.Show(folder.Root), "nothing can be in conflict"));
            return context.Finish();
        }

        using var writer = wish.IsDry ? DataWriter.Dry(folder) : DataWriter.Open(folder, s_patience, () => context.Say("Another tracker is at work here: waiting for it."), context.Problems);
        if (writer is null)
        {
            return context.Finish();
        }

        if (wish.Merge is not null)
        {
            return new DataOnlyMerge(context, repository, writer).Run(wish.Merge);
        }

        var resolution = new Resolution(repository, writer, context.Problems) { Force = wish.Force };
        if (Wanted(context, resolution, wish.Files) is not { } wanted)
        {
            return context.Finish();
        }

        var done = resolution.Run(wanted);
        var report = new ResolveReport(resolution, done, wish.IsDry);
        report.Write(context);
        context.Finish();
        return report.IsSettled && !context.Problems.HasErrors ? ExitCode.Fine : ExitCode.Problems;
    }

    /// <summary>The files asked for; null, with problems, where one of them cannot be resolved here.</summary>
    private static List<UnmergedFile>? Wanted(CommandContext context, Resolution resolution, string[] files)
    {
        if (files.Length == 0)
        {
            return [.. resolution.Ours];
        }

        var wanted = new List<UnmergedFile>();
        foreach (var file in files)
        {
            var shown = DataFolder.Show(Path.GetFullPath(file));
            if (resolution.Ours.FirstOrDefault(f => resolution.Show(f.Path) == shown) is { } found)
            {
                wanted.Add(found);
            }
            else if (resolution.Others.Any(f => resolution.Show(f) == shown))
            {
                context.Problems.Add(SourceSpan.File(shown), Codes.Merging.NotOurs, "this is no data file of this folder: only those are merged by identity", ResolveReport.WhatToDo(file));
            }
            else
            {
                context.Problems.Add(SourceSpan.File(shown), Codes.Merging.NothingInConflict, "this file is not in conflict", "git status lists those that are");
            }
        }

        return context.Problems.HasErrors ? null : [.. wanted.Distinct()];
    }

    /// <summary>What was asked for.</summary>
    private sealed record Wish(string[] Files, bool Force, string? Merge, bool IsDry);
}
