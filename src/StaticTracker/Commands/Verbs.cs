namespace StaticTracker.Commands;

/// <summary>All verbs, in the order of the work.</summary>
internal static class Verbs
{
    public static IEnumerable<Verb> All() =>
    [
        InitCommand.Create(),
        ImportCommand.Create(),
        RetractCommand.Create(),
        IndexCommand.Create(),
        CheckCommand.Create(),
        BuildCommand.Create(),
        ServeCommand.Create(),
        ShowCommand.Create(),
        LogCommand.Create(),
        BlameCommand.Create(),
        VerifyCommand.Create(),
        DiffCommand.Create(),
        CompareCommand.Create(),
        GateCommand.Create(),
        ReportCommand.Create(),
        DigestCommand.Create(),
        PromptCommand.Create(),
        RunCommand.Create(),
        AbCommand.Create(),
        PruneCommand.Create(),
        BenchmarkCommand.Create(),
        PromoteCommand.Create(),
        RollbackCommand.Create(),
        VersionsCommand.Create(),
        CycleCommand.Create(),
        CaseCommand.Create(),
        RouteCommand.Create(),
        StatusCommand.Create(),
        SuggestCommand.Create(),
        ExportCommand.Create(),
        MergeCommand.Create(),
        ResolveCommand.Create(),
        MigrateCommand.Create(),
        SyncCommand.Create(),
    ];
}
