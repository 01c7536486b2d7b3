using StaticTracker.Runs.Ab;

namespace StaticTracker.Commands;

/// <summary><c>tracker ab status</c>: how much evidence there is, and how much more is needed. May be asked as often as one likes: the rule allows for it.</summary>
internal static class AbStatusCommand
{
    public static Verb Create()
    {
        var id = AbFinder.Argument();
        return new Verb("status", "Say how much evidence an A/B experiment has, and how many items it still needs; as often as you like", "tracker ab status own-brand", "tracker ab status own-brand --json")
        {
            Arguments = { id },
            Run = (result, context) => Run(context, result.GetValue(id)!, withPlan: false),
        };
    }

    /// <summary>The answer of <c>status</c>, and with the plan that of <c>show</c>.</summary>
    public static int Run(CommandContext context, string id, bool withPlan)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var finder = new AbFinder(context, folder);
        if (finder.Find(id) is not { } experiment || finder.StatusOf(experiment) is not { } status)
        {
            return context.Finish();
        }

        AbWords.TellOtherFigures(context, experiment, status);
        if (context.Json)
        {
            context.AnswerJson(json => AbWords.WriteJson(json, experiment, status));
        }
        else
        {
            context.Out.WriteLine(Diagnostics.ProblemReporter.Visible($"{experiment.Id}: {experiment.Hypothesis}"));
            TextColumns.Write(context.Out, [.. (withPlan ? AbLines.Plan(experiment) : []).Concat(AbLines.Status(experiment, status)).Select(w => new[] { $"  {w.Name}", w.Value.ToString() })]);
        }

        return context.Finish();
    }
}
