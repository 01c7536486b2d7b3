namespace Building.Tasks;

/// <summary>Holds the sources to .editorconfig; with <c>--fix</c> it brings them there.</summary>
internal static class Format
{
    public static BuildTask Task { get; } =
        new("Format", "checks the form of the sources (--fix mends it)", ["Restore"], Run) { WholeSolution = true };

    private static void Run(BuildContext context)
    {
        string[] verify = context.Options.Fix ? [] : ["--verify-no-changes"];
        context.DotNet(["format", context.Repository.Solution, "--no-restore", .. verify]);
    }
}
