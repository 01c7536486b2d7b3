using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Runs.Ab;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker ab conclude</c>: writes down what an A/B experiment showed, with its figures. Once, and by its rule; before that only as stopped.</summary>
internal static class AbConcludeCommand
{
    public static Verb Create()
    {
        var id = AbFinder.Argument();
        var stop = new Option<bool>("--stop") { Description = "End it before its rule does: nothing is concluded then, and --note says why" };
        var note = RunOptions.Text("--note", "TEXT", "What is to be remembered of it");
        var write = new FileWrite();
        var verb = new Verb("conclude", "Write down what an A/B experiment showed, once and by its rule", "tracker ab conclude own-brand --commit", "tracker ab conclude own-brand --stop --note \"the model went away\"")
        {
            Arguments = { id },
            Options = { stop, note },
            Run = (result, context) =>
            {
                if (result.GetValue(stop) && string.IsNullOrWhiteSpace(result.GetValue(note)))
                {
                    context.Error.WriteLine("tracker: --stop wants a --note that says why.");
                    return ExitCode.Misuse;
                }

                return write.Run(context, result, folder => Plan(context, folder, result.GetValue(id)!, result.GetValue(stop), result.GetValue(note)));
            },
        };
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static FileAct? Plan(CommandContext context, DataFolder folder, string id, bool stops, string? note)
    {
        var finder = new AbFinder(context, folder);
        if (finder.Find(id) is not { } experiment)
        {
            return null;
        }

        if (experiment.Conclusion is { } known)
        {
            context.Problems.Add(SourceSpan.File(id), Codes.Runs.AbConcluded, $"it was concluded at {known.At}: {AbText.Words(known.Decision)}", "'tracker ab show' tells the figures; plan another one with 'tracker ab new'");
            return null;
        }

        // A run that goes on may still change what it found.
        if (experiment.Control.Concat(experiment.Treatment).Select(finder.Run).FirstOrDefault(r => r is { IsRunning: true }) is { } open)
        {
            context.Problems.Add(SourceSpan.File(open.Id), Codes.Runs.WrongState, "this run of the experiment goes on", "end it first: 'tracker run finish' or 'tracker run fail'");
            return null;
        }

        if (finder.StatusOf(experiment) is not { } status)
        {
            return null;
        }

        if (status.Figures is not { } figures || (status.Ends is null && !stops))
        {
            context.Problems.Add(SourceSpan.File(id), Codes.Runs.AbGoesOn, status.Against is { } against ? $"its results are {against}" : status.Figures is null ? "no item was judged on both sides" : "its rule does not end it yet",
                status.Against is not null ? "plan another experiment, with runs that one judge judged on the same data" : "'tracker ab status' tells how much is missing; --stop ends it without a conclusion");
            return null;
        }

        var conclusion = new AbConclusion { At = CommandClock.Now(), Decision = stops && status.Ends is null ? AbWord.Stopped : status.Ends!, Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), Figures = figures };
        using var file = JsonFile.Read(folder.AbFile(id), context.Problems);
        return file is null ? null : new FileAct([(folder.AbFile(id), AbText.With(file.Tree, experiment with { Conclusion = conclusion }))], $"Conclude A/B experiment {id}: {AbText.Words(conclusion.Decision)}")
        {
            Answer = isDry => context.Out.WriteLine($"{(isDry ? "would conclude" : "concluded")} {id}: {AbText.Words(conclusion.Decision)}"),
        };
    }
}
