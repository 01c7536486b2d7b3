using Building.Testing;

namespace Building.Tasks;

/// <summary>Takes the pictures of the documentation anew, with the browser that the tests use.</summary>
internal static class Screenshots
{
    private const string Project = "StaticTracker.BrowserTests";

    public static BuildTask Task { get; } =
        new("Screenshots", "takes the pictures of docs/images anew", ["Compile"], Run) { WholeSolution = true };

    private static void Run(BuildContext context)
    {
        var folder = Path.Combine(context.Repository.Root, "docs", "images");
        var environment = new Dictionary<string, string>
        {
            [BrowserFinder.Variable] = Browser.FindOrInstall(context.Error),
            ["TRACKER_SCREENSHOTS"] = folder,
        };
        var program = Path.Combine(context.Repository.Tests, Project, "bin", context.Options.Configuration, "net10.0", $"{Project}.dll");
        var (code, _) = Command.RunAndListen(
            "dotnet", [program, "--progress", "off", "--ansi", "off", "--filter", "FullyQualifiedName~TakingScreenshots"], context.Repository.Tests, environment, context.Output);
        if (code != 0)
        {
            throw new BuildFailedException("the pictures could not all be taken; what failed stands above");
        }

        context.Error.WriteLine($"pictures: {folder}");
    }
}
