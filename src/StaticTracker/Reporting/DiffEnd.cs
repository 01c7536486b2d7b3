using StaticTracker.Git;

namespace StaticTracker.Reporting;

/// <summary>One end of what is reported: a revision as it was named and its commit; null stands for the working tree.</summary>
public sealed record DiffEnd(string Name, ObjectId? Commit)
{
    public static readonly DiffEnd WorkingTree = new("the working tree", null);

    /// <summary>"main (1a2b3c4d)", "the working tree".</summary>
    public string Words => Commit is not { } commit ? Name : commit.ToString().StartsWith(Name, StringComparison.Ordinal) ? commit.ToString()[..8] : $"{Name} ({commit.ToString()[..8]})";
}
