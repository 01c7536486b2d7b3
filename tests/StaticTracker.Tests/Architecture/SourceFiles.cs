using System.Text.RegularExpressions;

namespace StaticTracker.Tests.Architecture;

/// <summary>The form of every C# file.</summary>
[TestClass]
public sealed partial class SourceFiles
{
    private const int LongestFile = 400;

    private static readonly (string Folder, string Namespace)[] Roots =
    [
        ("build/", "Building"),
        ("src/StaticTracker/", "StaticTracker"),
        ("tests/StaticTracker.Benchmarks/", "StaticTracker.Benchmarks"),
        ("tests/StaticTracker.BrowserTests/", "StaticTracker.BrowserTests"),
        ("tests/StaticTracker.Tests/", "StaticTracker.Tests"),
    ];

    [TestMethod]
    public void AreShort()
    {
        var tooLong = Checkout.SourceFiles
            .Select(file => (file, lines: Checkout.Read(file).AsSpan().Count('\n')))
            .Where(found => found.lines > LongestFile)
            .Select(found => $"{found.file}: {found.lines} lines, {LongestFile} at most");

        Assert.AreEqual("", string.Join('\n', tooLong));
    }

    [TestMethod]
    public void AreNamedAfterTheirFolder()
    {
        var wrong = new List<string>();
        foreach (var file in Checkout.SourceFiles)
        {
            var root = Roots.FirstOrDefault(candidate => file.StartsWith(candidate.Folder, StringComparison.Ordinal));
            Assert.IsNotNull(root.Folder, $"{file} lies in no known project");
            var inner = Path.GetDirectoryName(file[root.Folder.Length..])!.Replace('\\', '/').Replace('/', '.');
            var expected = inner.Length == 0 ? root.Namespace : $"{root.Namespace}.{inner}";
            wrong.AddRange(Namespace().Matches(Checkout.Read(file))
                .Select(match => match.Groups["name"].Value)
                .Where(name => name != expected)
                .Select(name => $"{file}: namespace {name}, expected {expected}"));
        }

        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
