using System.Diagnostics;

namespace StaticTracker.Tests.Architecture;

/// <summary>The checkout that the tests were compiled from.</summary>
internal static class Checkout
{
    public static string Root { get; } = global::Building.Repository.Find().Root;

    public static string ProductSources { get; } = Path.Combine(Root, "src", "StaticTracker");

    /// <summary>Every file that is tracked or about to be, as paths inside the checkout with <c>/</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IEnumerable<string> SourceFiles => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string[] ListFiles()
    {
        var info = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(info)!;
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.AreEqual(0, git.ExitCode, "git ls-files");
        return [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Distinct().Where(file => File.Exists(Path.Combine(Root, file))).Order(StringComparer.Ordinal)];
    }
}
