namespace Building.Tasks;

/// <summary>Packs the tool <c>tracker</c>: a portable package, and precompiled ones for the systems named in the project.</summary>
internal static class Pack
{
    public static BuildTask Task { get; } = new("Pack", "packs the tool into artifacts/packages/", [], Run);

    private static void Run(BuildContext context)
    {
        var packages = context.Repository.Packages;
        if (Directory.Exists(packages))
        {
            Directory.Delete(packages, recursive: true);
        }

        string[] locked = BuildContext.OnBuildServer ? ["-p:RestoreLockedMode=true"] : [];
        // Compiled as one, the program and its libraries need not compile at every start what they make of each other's generic types. Said here, since the
        // SDK overrules a project that says so of a program that brings no runtime along.
        context.DotNet([
            "pack", context.Repository.ProductProject, "--configuration", context.Options.Configuration,
            "--output", packages, "--verbosity", "quiet", "--nologo", "-p:PackTool=true", "-p:PublishReadyToRunComposite=true", .. locked]);
        foreach (var package in Directory.GetFiles(packages, "*.nupkg").Order(StringComparer.Ordinal))
        {
            context.Output.WriteLine($"{new FileInfo(package).Length,12:N0} bytes  {Path.GetRelativePath(context.Repository.Root, package)}");
        }
    }
}
