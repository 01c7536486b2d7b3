namespace StaticTracker.Commands;

/// <summary><c>tracker ab show</c>: the plan, the runs, how it stands, and what was concluded.</summary>
internal static class AbShowCommand
{
    public static Verb Create()
    {
        var id = AbFinder.Argument();
        return new Verb("show", "Show an A/B experiment: its plan, its runs, how it stands, what was concluded", "tracker ab show own-brand", "tracker ab show own-brand --json")
        {
            Arguments = { id },
            Run = (result, context) => AbStatusCommand.Run(context, result.GetValue(id)!, withPlan: true),
        };
    }
}
