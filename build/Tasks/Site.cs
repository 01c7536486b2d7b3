namespace Building.Tasks;

/// <summary>Checks the data of this checkout and builds its site, by the program just compiled.</summary>
internal static class Site
{
    public static BuildTask Task { get; } = new("Site", "checks data/ and builds _site/", ["Compile"], Run);

    private static void Run(BuildContext context)
    {
        var tracker = context.Repository.Tracker(context.Options.Configuration);
        foreach (var verb in (string[])["check", "build"])
        {
            context.DotNet(tracker, verb, "--data", context.Repository.Data);
        }
    }
}
