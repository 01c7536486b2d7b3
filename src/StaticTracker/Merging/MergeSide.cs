namespace StaticTracker.Merging;

/// <summary>The two sides of a merge, as git calls them. In a rebase ours is the branch that is rebased onto.</summary>
internal enum MergeSide
{
    Ours,
    Theirs,
}
