namespace Building.Tasks;

/// <summary>Removes what the build made, and nothing that a person wrote.</summary>
internal static class Clean
{
    private static readonly string[] Made = ["bin", "obj", "TestResults"];

    public static BuildTask Task { get; } = new("Clean", "removes compiled files, packages and the site", [], Run);

    private static void Run(BuildContext context)
    {
        var repository = context.Repository;
        var projects = Directory.GetDirectories(repository.Tests).Append(repository.Product);
        var folders = projects
            .SelectMany(project => Made.Select(name => Path.Combine(project, name)))
            .Append(repository.Artifacts)
            .Append(repository.SiteOutput);
        // build/bin stays: it holds the program that is running.
        foreach (var folder in folders.Where(Directory.Exists))
        {
            context.Error.WriteLine($"removing {Path.GetRelativePath(repository.Root, folder)}");
            Directory.Delete(folder, recursive: true);
        }
    }
}
