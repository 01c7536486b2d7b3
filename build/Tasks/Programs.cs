using System.Globalization;

namespace Building.Tasks;

/// <summary>Publishes <c>tracker</c> as single files that need no .NET on the machine, with their checksums beside them.</summary>
internal static class Programs
{
    private static readonly string[] s_usual = ["linux-x64", "win-x64"];

    public static BuildTask Task { get; } = new("Programs", "publishes tracker as single files into artifacts/programs/", [], Run);

    private static void Run(BuildContext context)
    {
        var programs = context.Repository.Programs;
        if (Directory.Exists(programs))
        {
            Directory.Delete(programs, recursive: true);
        }

        Directory.CreateDirectory(programs);
        var made = (context.Options.Runtime is { } one ? [one] : s_usual).Select(runtime => Publish(context, runtime)).ToList();
        File.WriteAllText(Path.Combine(programs, ProgramFiles.Checksums), ProgramFiles.ChecksumsOf(made));
        foreach (var program in made)
        {
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(program).Length,12:N0} bytes  {Path.GetRelativePath(context.Repository.Root, program)}"));
        }
    }

    private static string Publish(BuildContext context, string runtime)
    {
        var aside = Path.Combine(context.Repository.Artifacts, "publish", runtime);
        var isNative = NativeLinker.CanLinkFor(runtime);
        context.Error.WriteLine(isNative ? $"{runtime}: a native program, compiled whole; this takes some minutes" : $"{runtime}: a program with its runtime in it; a native one is made on that system, with clang or gcc");
        context.DotNet([
            "publish", context.Repository.ProductProject, "--configuration", context.Options.Configuration, "--runtime", runtime,
            "--output", aside, "--verbosity", "quiet", "--nologo", "-p:PublishProgram=true", .. isNative ? BuildContext.Native : BuildContext.Precompiled]);
        var name = ProgramFiles.NameOf(runtime);
        var program = Path.Combine(context.Repository.Programs, name);
        File.Move(Path.Combine(aside, "tracker" + Path.GetExtension(name)), program, overwrite: true);
        Directory.Delete(aside, recursive: true);
        return program;
    }
}
