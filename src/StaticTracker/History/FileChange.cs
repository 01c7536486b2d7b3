using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>One commit's change of one module file, and what was found in it.</summary>
internal sealed class FileChange(ObjectId commit, RawChange raw)
{
    public ObjectId Commit { get; } = commit;

    public RawChange Raw { get; } = raw;

    /// <summary>What it did in our words; null: nothing of its own (a merge that only joined both sides, a change of mode).</summary>
    public ModuleChange? Result { get; set; }

    /// <summary>Why the file could not be read at this commit.</summary>
    public string? Fault { get; set; }

    /// <summary>Whether a version of the file is not in this clone.</summary>
    public bool IsMissing { get; set; }

    /// <summary>Whether the file could not be read before, and what stood there before the damage is not known here.</summary>
    public bool IsUntold { get; set; }

    public bool IsMerge => Raw.Old.Length > 1;
}
