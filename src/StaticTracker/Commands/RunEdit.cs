using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Verbs that change what run.json says: find the run under the lock, change it, write it, say so.</summary>
internal static class RunEdit
{
    public static Argument<string> RunArgument() => new("RUN") { HelpName = "RUN", CompletionSources = { Offers.Runs }, Description = "The run's id, or its beginning" };

    /// <summary>A verb of that kind. <paramref name="change"/> gives the run as it is to be, and null, with a problem, where that cannot be.</summary>
    public static Verb Verb(Verb verb, string done, Func<ParseResult, CommandContext, RunRecord, RunRecord?> change)
    {
        var run = RunArgument();
        var write = new FileWrite();
        var others = verb.Arguments.ToList();
        verb.Arguments.Clear();
        verb.Arguments.Add(run);
        others.ForEach(verb.Arguments.Add);
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        verb.Run = (result, context) => write.Run(context, result, folder =>
            new RunFinder(context, folder).Find(result.GetValue(run)!) is { } found && change(result, context, found) is { } changed ? Act(context, folder, found, changed, done) : null);
        return verb;
    }

    /// <summary>The file of a run with what it is to say.</summary>
    public static byte[]? TextOf(CommandContext context, DataFolder folder, RunRecord changed)
    {
        using var file = JsonFile.Read(new RunLibrary(folder).FileOf(changed.Id), context.Problems);
        return file is null ? null : RunText.Rewrite(file.Tree, changed);
    }

    public static RunRecord? Refuse(CommandContext context, RunRecord run, string message, string hint)
    {
        context.Problems.Add(SourceSpan.File(run.Id), Codes.Runs.WrongState, message, hint);
        return null;
    }

    private static FileAct? Act(CommandContext context, DataFolder folder, RunRecord found, RunRecord changed, string done)
    {
        if (TextOf(context, folder, changed) is not { } text)
        {
            return null;
        }

        var path = new RunLibrary(folder).FileOf(changed.Id);
        var isSame = File.ReadAllBytes(path).AsSpan().SequenceEqual(text);
        return new FileAct(isSame ? [] : [(path, text)], $"{char.ToUpperInvariant(done[0])}{done[1..]} run {found.Id}")
        {
            Answer = isDry =>
            {
                if (context.Json)
                {
                    context.AnswerJson(json =>
                    {
                        json.WriteBoolean("dry_run", isDry);
                        json.WriteString("run", changed.Id);
                        json.WriteString("status", changed.Status);
                        json.WriteBoolean("changed", !isSame);
                    });
                }
                else
                {
                    context.Out.WriteLine($"{(isSame ? "nothing to do for" : isDry ? $"would {done}" : Past(done))} {changed.Id}");
                }
            },
        };
    }

    private static string Past(string done) => done.EndsWith('e') ? done + "d" : done == "tag" ? "tagged" : done + "ed";
}
