using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Checking;

/// <summary>The projects below Samples/: each invalid one has one fault, and the problem lines that it gives beside it.</summary>
internal static class CheckSamples
{
    public static string Root { get; } = Path.Combine(Checkout.Root, "tests", "StaticTracker.Tests", "Samples");

    public static IEnumerable<string> Invalid => Names("invalid");

    public static IEnumerable<string> Valid => Names("valid");

    /// <summary>A project with the files of a sample.</summary>
    public static TrackerTest Open(string kind, string name)
    {
        var test = new TrackerTest();
        var folder = Path.Combine(Root, kind, name);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "data"), "*", SearchOption.AllDirectories))
        {
            test.With(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        return test;
    }

    public static string Expected(string name) => File.ReadAllText(Path.Combine(Root, "invalid", name, "expected.txt"));

    private static IEnumerable<string> Names(string kind) =>
        Directory.EnumerateDirectories(Path.Combine(Root, kind)).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);
}
