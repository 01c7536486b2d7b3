namespace StaticTracker.Commands;

/// <summary><c>tracker sync</c>: results out of other services, over their APIs.</summary>
internal static class SyncCommand
{
    public static Verb Create() => new(
        "sync",
        "Bring results in from services that keep them",
        "tracker sync braintrust --project 6f1d2c3b-…      # key in BRAINTRUST_API_KEY")
    {
        Subcommands = { SyncBraintrustCommand.Create() },
    };
}
