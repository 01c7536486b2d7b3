namespace Building;

/// <summary>The places in the checkout, as absolute paths.</summary>
public sealed record Repository(string Root)
{
    private const string SolutionName = "StaticTracker.sln";

    public string Solution => Path.Combine(Root, SolutionName);

    public string Product => Path.Combine(Root, "src", "StaticTracker");

    public string ProductProject => Path.Combine(Product, "StaticTracker.csproj");

    public string Tests => Path.Combine(Root, "tests");

    public string Data => Path.Combine(Root, "data");

    public string SiteOutput => Path.Combine(Root, "_site");

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Packages => Path.Combine(Artifacts, "packages");

    public string Programs => Path.Combine(Artifacts, "programs");

    /// <summary>The compiled program.</summary>
    public string Tracker(string configuration) => Path.Combine(Product, "bin", configuration, "net10.0", "tracker.dll");

    /// <summary>The checkout that this program lies in, or else the one around the current folder.</summary>
    /// <exception cref="BuildFailedException">There is none.</exception>
    public static Repository Find() =>
        Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
        ?? throw new BuildFailedException($"no {SolutionName} in this folder or above it: run the build inside a checkout.");

    private static Repository? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionName)))
            {
                return new Repository(folder.FullName);
            }
        }

        return null;
    }
}
