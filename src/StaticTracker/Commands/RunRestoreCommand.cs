namespace StaticTracker.Commands;

/// <summary><c>tracker run restore</c>: brings an archived run back.</summary>
internal static class RunRestoreCommand
{
    public static Verb Create() => RunEdit.Verb(
        new Verb("restore", "Bring an archived run back", "tracker run restore m01_v3_20260120T003146Z_1a2b3c4d"),
        "restore",
        (_, _, run) => run.Archived is { } archived && run.IsArchived ? run with { Status = archived.Was, Archived = null } : run);
}
