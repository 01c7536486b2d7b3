using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>A data file in conflict and what became of it.</summary>
public sealed record ResolvedFile(UnmergedFile File, DataKind Kind, string FullPath, ResolvedState State)
{
    /// <summary>Null where nothing was merged.</summary>
    public MergeOutcome? Outcome { get; init; }

    /// <summary>What stands in the working tree is not just what is to be written.</summary>
    public bool IsWorkedOn { get; init; }

    /// <summary>The git object that keeps what stood in the working tree before; null where nothing was replaced.</summary>
    public string? Kept { get; init; }

    public string Shown => DataFolder.Show(FullPath);
}
