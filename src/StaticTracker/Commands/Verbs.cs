namespace StaticTracker.Commands;

/// <summary>All verbs, in the order of the work.</summary>
internal static class Verbs
{
    public static IReadOnlyList<VerbGroup> Groups() =>
    [
        new("Bring results in", [InitCommand.Create(), ImportCommand.Create(), SyncCommand.Create(), MigrateCommand.Create(), RetractCommand.Create()]),
        new("See that they hold", [CheckCommand.Create(), VerifyCommand.Create(), IndexCommand.Create()]),
        new("Look at them, publish them", [BuildCommand.Create(), ServeCommand.Create(), ShowCommand.Create(), CaseCommand.Create(), DigestCommand.Create(), ExportCommand.Create()]),
        new("Ask git where they come from", [LogCommand.Create(), BlameCommand.Create()]),
        new("Did it get better, may it be merged", [CompareCommand.Create(), DiffCommand.Create(), GateCommand.Create(), ReportCommand.Create(), MergeCommand.Create(), ResolveCommand.Create()]),
        new("Keep prompts and runs", [PromptCommand.Create(), RunCommand.Create(), AbCommand.Create(), PruneCommand.Create()]),
        new(
            "Improve, promote, go back",
            [
                SuggestCommand.Create(), BenchmarkCommand.Create(), PromoteCommand.Create(), CycleCommand.Create(), RollbackCommand.Create(), VersionsCommand.Create(), StatusCommand.Create(), RouteCommand.Create(),
            ]),
        new("Work with the shell", [CompletionCommand.Create()]),
    ];
}
