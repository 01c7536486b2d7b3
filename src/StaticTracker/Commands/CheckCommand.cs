using System.CommandLine;
using System.Globalization;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Reporting;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker check</c>: every data file against its schema and the rules that no schema can say.</summary>
internal static class CheckCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static Verb Create()
    {
        var files = new Argument<string[]>("files") { Description = "Files to check (default: everything under data/)", Arity = ArgumentArity.ZeroOrMore };
        var fix = new Option<bool>("--fix") { Description = "Rewrite what is only form, and schemas of another version" };
        var dry = new Option<bool>("--dry-run") { Description = "With --fix: say what would be rewritten, write nothing" };
        var staged = new Option<bool>("--staged") { Description = "Check what is staged in git, not what lies in the working tree: for a hook before commits" };
        var format = new Option<ProblemFormat?>("--format") { Description = "How problems are printed: text, json or github (default: text)" };
        return new Verb(
            "check", "Check the data files: schema, figures, names, form",
            "tracker check                     # before every commit",
            "tracker check --fix               # rewrite what is only form",
            "tracker check --staged            # what the next commit would hold",
            "tracker check --format github     # in a workflow: annotations at the lines")
        {
            Arguments = { files },
            Options = { fix, dry, staged, format },
            Run = (result, context) =>
            {
                var wanted = result.GetValue(format) ?? (context.Json ? ProblemFormat.Json : ProblemFormat.Text);
                return !result.GetValue(staged) ? Run(context, result.GetValue(files) ?? [], result.GetValue(fix), result.GetValue(dry), wanted)
                    : result.GetValue(fix) || result.GetValue(files) is { Length: > 0 } ? RefuseStaged(context)
                    : RunStaged(context, wanted);
            },
        };
    }

    private static int Run(CommandContext context, string[] files, bool fix, bool dry, ProblemFormat format)
    {
        var count = 0;
        if (files.Length > 0)
        {
            foreach (var targets in TargetsOf(context, files).GroupBy(t => t.Folder.Root, StringComparer.Ordinal))
            {
                count += CheckWith(context, targets.First().Folder, fix, dry, check =>
                {
                    foreach (var target in targets.DistinctBy(t => t.File.FullName))
                    {
                        check.CheckFile(target.Kind, target.File);
                    }
                });
            }
        }
        else if (context.FindData() is { } folder)
        {
            count = CheckWith(context, folder, fix, dry, check => check.CheckFolder());
        }

        return Finish(context, count, format);
    }

    private static int RefuseStaged(CommandContext context)
    {
        context.Error.WriteLine("tracker: --staged checks the whole of what is staged and writes nothing: it goes with neither files nor --fix.");
        return ExitCode.Misuse;
    }

    private static int RunStaged(CommandContext context, ProblemFormat format)
    {
        var count = 0;
        if (context.FindData() is { } folder)
        {
            var discovery = GitRepository.Discover(folder.Root);
            if (discovery.Repository is { } repository)
            {
                using var staged = HeadData.OfIndex(repository, folder, context.Problems);
                var found = new Problems();
                var check = new DataCheck(staged.Folder, null, found);
                check.CheckFolder();
                context.Problems.AddRange(found.ToList().Select(staged.AtHome));
                count = check.FileCount;
            }
            else
            {
                context.Problems.Add(discovery.Refusal(DataFolder.Show(folder.Root), "nothing is staged"));
            }
        }

        return Finish(context, count, format);
    }

    private static int Finish(CommandContext context, int count, ProblemFormat format)
    {
        var problems = context.Problems.ToList();
        ProblemReporter.Write(context.Out, problems, format);
        context.Say(Summary(problems, count));
        return context.Problems.HasErrors ? ExitCode.Problems : ExitCode.Fine;
    }

    private static int CheckWith(CommandContext context, DataFolder folder, bool fix, bool dry, Action<DataCheck> work)
    {
        using var writer = !fix ? null
            : dry ? DataWriter.Dry(folder)
            : DataWriter.Open(folder, s_patience, () => context.Say("Another tracker is at work here: waiting for it."), context.Problems);
        if (fix && writer is null)
        {
            return 0;
        }

        var check = new DataCheck(folder, writer, context.Problems);
        work(check);
        foreach (var path in (writer?.Written ?? []).Order(StringComparer.Ordinal))
        {
            context.Say($"{(dry ? "would rewrite" : "rewrote")} {DataFolder.Show(path)}");
        }

        return check.FileCount;
    }

    private static IEnumerable<CheckTarget> TargetsOf(CommandContext context, string[] files)
    {
        foreach (var file in files)
        {
            var span = SourceSpan.File(DataFolder.Show(Path.GetFullPath(file)));
            if (!File.Exists(file) && !DataFolder.IsLink(new FileInfo(file)))
            {
                context.Problems.Add(span, Codes.Reading.Unreadable, Directory.Exists(file) ? "this is a folder" : "there is no such file", Directory.Exists(file) ? "to check a data folder name it with --data" : null);
            }
            else if (CheckTarget.Of(file) is { } target)
            {
                yield return target;
            }
            else
            {
                context.Problems.Add(span, Codes.Form.Stray, "this is no data file: nothing can be checked", "data files lie in data/modules, data/verdicts/MODULE, data/items/MODULE and data/details/MODULE, or are a bundle.json below data/prompts or a run.json below data/runs");
            }
        }
    }

    private static string Summary(IReadOnlyList<Problem> problems, int files)
    {
        var parts = new List<string>();
        foreach (var (severity, word) in new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Note, "note") })
        {
            if (problems.Count(p => p.Severity == severity) is > 0 and var count)
            {
                parts.Add(Counted(count, word));
            }
        }

        return $"{(parts.Count == 0 ? "no problems" : string.Join(", ", parts))} in {Counted(files, "file")}";
    }

    private static string Counted(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
