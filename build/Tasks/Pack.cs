namespace Building.Tasks;

/// <summary>Packs the tool <c>tracker</c>: a portable package, precompiled ones for the systems named in the project, and a native one in place of a precompiled one where it can be made.</summary>
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

        // Compiled as one, the program and its libraries need not compile at every start what they make of each other's generic types. Said here, since the
        // SDK overrules a project that says so of a program that brings no runtime along.
        context.DotNet([
            "pack", context.Repository.ProductProject, "--configuration", context.Options.Configuration,
            "--output", packages, "--verbosity", "quiet", "--nologo", "-p:PackTool=true", "-p:PublishReadyToRunComposite=true", .. BuildContext.Precompiled]);
        PackNative(context, packages);
        foreach (var package in Directory.GetFiles(packages, "*.nupkg").Order(StringComparer.Ordinal))
        {
            context.Output.WriteLine($"{new FileInfo(package).Length,12:N0} bytes  {Path.GetRelativePath(context.Repository.Root, package)}");
        }
    }

    /// <summary>Puts a native program in the place of the precompiled one, for the system that this machine can link for.</summary>
    private static void PackNative(BuildContext context, string packages)
    {
        const string Runtime = "linux-x64";
        if (!NativeLinker.CanLinkFor(Runtime))
        {
            context.Error.WriteLine($"{Runtime}: precompiled; a native one is made on that system, with clang or gcc");
            return;
        }

        context.Error.WriteLine($"{Runtime}: a native program, compiled whole; this takes some minutes");
        context.DotNet([
            "pack", context.Repository.ProductProject, "--configuration", context.Options.Configuration, "--runtime", Runtime,
            "--output", packages, "--verbosity", "quiet", "--nologo", "-p:PackTool=true", .. BuildContext.Native]);
    }
}
