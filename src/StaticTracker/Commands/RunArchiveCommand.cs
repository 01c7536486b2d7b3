using StaticTracker.Runs;

namespace StaticTracker.Commands;

/// <summary><c>tracker run archive</c>: puts a run out of the default views.</summary>
internal static class RunArchiveCommand
{
    public static Verb Create() => RunEdit.Verb(
        new Verb("archive", "Put a run aside: it leaves the default views, and can be brought back", "tracker run archive m01_v3_20260120T003146Z_1a2b3c4d"),
        "archive",
        (_, context, run) => run.IsArchived ? run
            : run.IsRunning ? RunEdit.Refuse(context, run, "a run under way cannot be put aside", "end it first: tracker run finish, or tracker run fail")
            : run with { Status = RunWord.Archived, Archived = new RunArchived(run.Status, CommandClock.Now()) });
}
