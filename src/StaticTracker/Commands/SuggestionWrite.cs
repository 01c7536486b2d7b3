using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Storage;
using StaticTracker.Suggestions;

namespace StaticTracker.Commands;

/// <summary>What every verb below <c>tracker suggest</c> that writes has in common: the options, the lock, the commit.</summary>
internal sealed class SuggestionWrite
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would change, write nothing" };
    private readonly Option<bool> _commit = new("--commit") { Description = "Commit the file written, and nothing else" };
    private readonly Option<string?> _message = new("--message", "-m") { Description = "The commit's subject, instead of what was done", HelpName = "TEXT" };

    public IReadOnlyList<Option> Options => [_dryRun, _commit, _message];

    /// <summary>
    /// Runs an act under the folder's lock. <paramref name="act"/> gets the folder and the settings, and gives the module's file with its new text and what was done; null, with a
    /// problem, where it cannot be done.
    /// </summary>
    public int Run(CommandContext context, ParseResult result, Func<DataFolder, Settings, SuggestionAct?> act)
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

        var settings = context.ReadSettings(folder);
        using var writer = isDry ? DataWriter.Dry(folder) : DataWriter.Open(folder, s_patience, () => context.Say("another tracker is at work here: waiting for it"), context.Problems);
        if (writer is null || act(folder, settings) is not { } done)
        {
            return context.Finish();
        }

        var path = folder.ModuleFile(done.Module);
        var commit = default(PreparedCommit);
        if ((commits && (commit = PreparedCommit.For(folder, [path], context.Problems)) is null) || !writer.Write(path, done.Text, context.Problems))
        {
            return context.Finish();
        }

        Answer(context, done, isDry);
        if (commit is not null && !isDry && commit.Make(writer.Written, done.Message(message), [], context.Problems) is { } hash)
        {
            context.Say($"committed {hash[..10]}");
        }

        return context.Finish();
    }

    private static void Answer(CommandContext context, SuggestionAct done, bool isDry)
    {
        if (context.Json)
        {
            context.AnswerJson(json =>
            {
                json.WriteBoolean("dry_run", isDry);
                json.WriteString("module", done.Module.Text);
                json.WriteString("act", done.Verb);
                json.WriteStartArray("suggestions");
                foreach (var s in done.Suggestions)
                {
                    json.WriteStartObject();
                    json.WriteString("id", s.Id);
                    json.WriteString("version", s.Version.Text);
                    json.WriteString("status", s.Status);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        foreach (var s in done.Suggestions)
        {
            context.Out.WriteLine($"{(isDry ? "would have " : "")}{done.Verb} {SuggestionWords.Of(done.Module, s)}  [{s.Id}]");
        }

        foreach (var line in done.Remarks)
        {
            context.Out.WriteLine(line);
        }
    }
}
