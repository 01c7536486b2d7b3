namespace Building;

/// <summary>One target of the build.</summary>
/// <param name="Name">As given to <c>--target</c>.</param>
/// <param name="Description">One line for <c>--help</c>.</param>
/// <param name="DependsOn">Names of the tasks that run before this one, in this order.</param>
/// <param name="Run">Does the work; throws <see cref="BuildFailedException"/> when it cannot.</param>
public sealed record BuildTask(string Name, string Description, IReadOnlyList<string> DependsOn, Action<BuildContext> Run)
{
    /// <summary>
    /// True where the tests' projects are needed too. The main job leaves them alone: their packages are ten times the
    /// product's, a browser driver of several hundred megabytes among them.
    /// </summary>
    public bool WholeSolution { get; init; }
}
