namespace Building.Tasks;

/// <summary>Fetches packages: the product's alone unless a task of the plan needs the tests' too.</summary>
internal static class Restore
{
    public static BuildTask Task { get; } = new("Restore", "fetches the packages that the target needs", [], Run);

    private static void Run(BuildContext context)
    {
        string[] locked = BuildContext.OnBuildServer ? ["--locked-mode"] : [];
        context.DotNet(["restore", context.Subject, "--verbosity", "quiet", .. locked]);
    }
}
