namespace StaticTracker.Reporting.Digests;

/// <summary>What the start of a digest's window stands on.</summary>
public enum DigestStart
{
    /// <summary>The last commit before it.</summary>
    Before,

    /// <summary>Nothing is before it: the first commit stands for its start, so that what that one brought is not told.</summary>
    FirstCommit,

    /// <summary>The clone is shallow and ends within the window: its last commit stands for its start, and what came before that one is not known.</summary>
    ShallowClone,
}
