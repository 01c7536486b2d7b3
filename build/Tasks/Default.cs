namespace Building.Tasks;

/// <summary>The main job: from a fresh checkout to a site that can be looked at.</summary>
internal static class Default
{
    public static BuildTask Task { get; } = new("Default", "the main job: the site, and how to look at it", ["Site"], Run);

    private static void Run(BuildContext context)
    {
        var index = Path.Combine(context.Repository.SiteOutput, "index.html");
        var tracker = Path.GetRelativePath(context.Repository.Root, context.Repository.Tracker(context.Options.Configuration));
        context.Output.WriteLine($"""

            The site is in {context.Repository.SiteOutput}
              open       {new Uri(index).AbsoluteUri}
              or serve   dotnet {tracker} serve      (tracker serve, once the tool is installed)
            """);
    }
}
