namespace StaticTracker.Commands;

/// <summary><c>tracker route</c>: routers, which choose a version and a model for each item of a module. Alone it lists them.</summary>
internal static class RouteCommand
{
    public static Verb Create()
    {
        var verb = new Verb(
            "route", "Learn which version on which model suits which item of a module, and whether choosing pays",
            "tracker route train m01 --benchmark m01-core                # learn from all items but the suite's",
            "tracker route eval m01                                       # does it pay, on the suite's items",
            "tracker route explain m01 B000H3I2JG                         # what it makes of one item")
        {
            Subcommands = { RouteTrainCommand.Create(), RouteEvalCommand.Create(), RouteExplainCommand.Create(), RouteListCommand.Create() },
            Run = (_, context) => RouteListCommand.Run(context, null),
        };
        // A command that has commands below it may stand alone only where it does something; what it does, Run does.
        verb.SetAction(static _ => { });
        return verb;
    }
}
