using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>The commits that HEAD leads to and a revision does not.</summary>
public static class NewerCommits
{
    /// <summary>Their hashes; null where the revision names no commit in this clone.</summary>
    public static IReadOnlySet<string>? Than(GitRepository repository, string revision)
    {
        if (revision.Contains('\0', StringComparison.Ordinal) || repository.Resolve(revision) is not { } from)
        {
            return null;
        }

        var output = repository.Run("rev-list", $"{from}..{repository.Head}");
        return output.Succeeded ? output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal) : null;
    }
}
