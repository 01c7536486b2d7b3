namespace StaticTracker.Runs;

/// <summary>What is to be done with a run, and why: <c>archive</c>, <c>delete</c>, or <c>keep</c> where it is old enough and something holds it.</summary>
public sealed record PruneStep(RunRecord Run, string What, string Why)
{
    /// <summary>Files of details that go with it.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
