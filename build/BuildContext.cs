namespace Building;

/// <summary>What a task works with.</summary>
/// <param name="Repository">Where everything is.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="WholeSolution">Whether the tests' projects take part.</param>
/// <param name="Output">The answer.</param>
/// <param name="Error">The talk.</param>
public sealed record BuildContext(
    Repository Repository, BuildOptions Options, bool WholeSolution, TextWriter Output, TextWriter Error)
{
    private string? _verdict;

    /// <summary>What restore, compile and format are given: the product alone, or all there is.</summary>
    public string Subject => WholeSolution ? Repository.Solution : Repository.ProductProject;

    /// <summary>On a build server the lock files are law; at a desk a changed package reference updates them.</summary>
    public static bool OnBuildServer =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>For packing and publishing: on a build server the lock files are law; code is compiled for one system after the other, so it is analysed in the tests' build alone.</summary>
    public static IReadOnlyList<string> Precompiled => OnBuildServer ? ["-p:RunAnalyzers=false", "-p:RestoreLockedMode=true"] : ["-p:RunAnalyzers=false"];

    /// <summary>For a native program. Its compiler comes with the SDK's version, so that no lock file can be law.</summary>
    public static IReadOnlyList<string> Native { get; } = ["-p:RunAnalyzers=false", "-p:NativeProgram=true"];

    /// <summary>Keeps a line that has to be the very last one of standard output.</summary>
    public void EndWith(string verdict) => _verdict = verdict;

    /// <summary>Runs <c>dotnet</c> in the top folder and fails the build where it fails.</summary>
    public void DotNet(params string[] arguments) => Command.Run("dotnet", arguments, Repository.Root);

    internal void WriteVerdict()
    {
        if (_verdict is not null)
        {
            Output.WriteLine(_verdict);
        }
    }
}
