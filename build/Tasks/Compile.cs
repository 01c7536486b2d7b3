namespace Building.Tasks;

/// <summary>Compiles; every warning is an error.</summary>
internal static class Compile
{
    public static BuildTask Task { get; } = new("Compile", "compiles what the target needs", ["Restore"], Run);

    private static void Run(BuildContext context) =>
        context.DotNet(
            "build", context.Subject, "--no-restore", "--configuration", context.Options.Configuration,
            "--verbosity", "quiet", "--nologo");
}
