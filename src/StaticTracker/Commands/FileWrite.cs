using System.CommandLine;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What every verb that writes data files has in common: the options, the lock, the commit of exactly what was written.</summary>
internal sealed class FileWrite
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would change, write nothing" };
    private readonly Option<bool> _commit = new("--commit") { Description = "Commit the files written, and nothing else" };
    private readonly Option<string?> _message = new("--message", "-m") { Description = "The commit's subject, instead of what was done", HelpName = "TEXT" };

    public IReadOnlyList<Option> Options => [_dryRun, _commit, _message];

    /// <summary>Opens a folder for writing, and says so where another tracker has to be waited for; null, with a problem, where that cannot be.</summary>
    public static DataWriter? Open(CommandContext context, DataFolder folder, bool isDry = false) =>
        isDry ? DataWriter.Dry(folder) : DataWriter.Open(folder, s_patience, () => context.Say("another tracker is at work here: waiting for it"), context.Problems);

    /// <summary>Runs an act under the folder's lock. <paramref name="act"/> gives null, with a problem, where it cannot be done.</summary>
    public int Run(CommandContext context, ParseResult result, Func<DataFolder, FileAct?> act)
    {
        var (isDry, commits, message) = (result.GetValue(_dryRun), result.GetValue(_commit), result.GetValue(_message));
        if (!CommitSubject.IsSound(context, message, commits))
        {
            return ExitCode.Misuse;
        }

        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        using var writer = Open(context, folder, isDry);
        if (writer is null || act(folder) is not { } done)
        {
            return context.Finish();
        }

        if (!done.Files.All(f => f.Content is null || FitFile.Is(f.Path, f.Content, context.Problems)))
        {
            return context.Finish();
        }

        var commit = default(PreparedCommit);
        if (done.Files.Count > 0 && commits && (commit = PreparedCommit.For(folder, [.. done.Files.Select(f => f.Path)], context.Problems)) is null)
        {
            return context.Finish();
        }

        if (done.Folder is { } whole && !writer.DeleteFolder(whole, context.Problems))
        {
            return context.Finish();
        }

        foreach (var (path, content) in done.Folder is null ? done.Files : [])
        {
            if (!(content is null ? writer.Delete(path, context.Problems) : writer.Write(path, content, context.Problems)))
            {
                return context.Finish();
            }
        }

        done.Answer(isDry);
        if (commit is not null && !isDry && commit.Make(writer.Written, message ?? done.Subject, [], context.Problems) is { } hash)
        {
            context.Say($"committed {hash[..10]}");
        }

        return context.Finish();
    }
}
