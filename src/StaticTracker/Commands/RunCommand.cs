namespace StaticTracker.Commands;

/// <summary><c>tracker run</c>: evaluations while they go on, and what is left of them. Alone it lists them.</summary>
internal static class RunCommand
{
    public static Verb Create()
    {
        var verb = new Verb(
            "run", "Keep runs of evaluations: what was run, every line that it logged, and the experiment it became",
            "tracker run list --module m01",
            "RUN=$(tracker run start m01 v3 --model gpt-4o)             # prints the run's id and nothing else",
            "python evaluate.py | tracker run log \"$RUN\" --kind evaluation",
            "tracker run finish \"$RUN\" --commit                        # the log becomes an experiment",
            "tracker run show \"$RUN\"")
        {
            Subcommands =
            {
                RunStartCommand.Create(), RunLogCommand.Create(), RunFinishCommand.Create(), RunFailCommand.Create(), RunListCommand.Create(), RunShowCommand.Create(), RunCompareCommand.Create(),
                RunTagCommand.Create(), RunNoteCommand.Create(), RunArchiveCommand.Create(), RunRestoreCommand.Create(), RunDeleteCommand.Create(),
            },
            Run = (_, context) => RunListCommand.Run(context, new RunListCommand.Filter(null, null, null, null, false)),
        };
        // A command that has commands below it may stand alone only where it does something; what it does, Run does.
        verb.SetAction(static _ => { });
        return verb;
    }
}
