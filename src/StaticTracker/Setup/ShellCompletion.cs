namespace StaticTracker.Setup;

/// <summary>Scripts by which shells ask the program what may follow on a line.</summary>
public static class ShellCompletion
{
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <param name="shell">One of <see cref="Shells"/>.</param>
    public static string ScriptOf(string shell) => ProjectFiles.Resource($"init/completion.{shell}");
}
