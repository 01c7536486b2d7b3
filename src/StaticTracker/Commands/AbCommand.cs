namespace StaticTracker.Commands;

/// <summary><c>tracker ab</c>: A/B experiments, planned before and concluded by their rule. Alone it lists them.</summary>
internal static class AbCommand
{
    public static Verb Create()
    {
        var verb = new Verb(
            "ab", "Plan A/B experiments, add runs, look at them as often as you like, and conclude them by their rule",
            "tracker ab new own-brand --module m01 --hypothesis \"Naming the own brand finds more\" --metric M01_brand_extracted --minimum-effect 5 --planned-n 300 --commit",
            "tracker ab add own-brand --control \"$OLD\" --treatment \"$NEW\" --commit",
            "tracker ab status own-brand",
            "tracker ab conclude own-brand --commit")
        {
            Subcommands = { AbNewCommand.Create(), AbAddCommand.Create(), AbStatusCommand.Create(), AbConcludeCommand.Create(), AbListCommand.Create(), AbShowCommand.Create() },
            Run = (_, context) => AbListCommand.Run(context, null),
        };
        // A command that has commands below it may stand alone only where it does something; what it does, Run does.
        verb.SetAction(static _ => { });
        return verb;
    }
}
