namespace StaticTracker.Commands;

/// <summary><c>tracker benchmark</c>: fixed lists of items that versions are promoted on. Alone it lists them.</summary>
internal static class BenchmarkCommand
{
    public static Verb Create()
    {
        var verb = new Verb(
            "benchmark", "Keep benchmark suites: fixed, versioned lists of items that versions are promoted on",
            "tracker benchmark add m01-core m01@v5/gpt-4o-mini           # the items of an experiment",
            "tracker benchmark show m01-core                              # its items, and which results cover them",
            "tracker benchmark verify                                     # are they what they were")
        {
            Subcommands = { BenchmarkAddCommand.Create(), BenchmarkListCommand.Create(), BenchmarkShowCommand.Create(), BenchmarkVerifyCommand.Create() },
            Run = (_, context) => BenchmarkListCommand.Run(context, null),
        };
        // A command that has commands below it may stand alone only where it does something; what it does, Run does.
        verb.SetAction(static _ => { });
        return verb;
    }
}
