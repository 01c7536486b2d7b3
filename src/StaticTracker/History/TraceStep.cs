namespace StaticTracker.History;

/// <summary>One thing that happened to an experiment.</summary>
/// <param name="Commit">The commit that did it; null: the working tree, it is not committed yet.</param>
/// <param name="Kind">What.</param>
/// <param name="Experiment">The experiment as it was then; where it was removed, before that.</param>
public sealed record TraceStep(DataCommit? Commit, TraceKind Kind, ExperimentDigest Experiment)
{
    /// <summary>The fields that differ, where the kind is a change.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>Why it was taken back, where it was.</summary>
    public string? Reason { get; init; }
}
