using System.Globalization;
using System.Text;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>Where a shallow clone's line of first parents ends though the project's goes on.</summary>
/// <param name="Commit">The last commit that the clone has: its data are known, what it changed is not.</param>
/// <param name="CommittedAt">Unix seconds.</param>
public sealed record CloneEnd(ObjectId Commit, long CommittedAt)
{
    public string ShortHash => Commit.ToString()[..8];

    /// <summary>Null where the clone has the whole line.</summary>
    public static CloneEnd? Of(GitRepository repository)
    {
        if (!repository.IsShallow)
        {
            return null;
        }

        // "<seconds> <hash>"
        var last = repository.Run("rev-list", "--first-parent", "--max-parents=0", "--timestamp", $"{repository.Head}").Text.Trim().Split(' ');
        return last.Length == 2 && ObjectId.TryParse(Encoding.ASCII.GetBytes(last[1]), out var commit) && Shallow.BoundaryOf(repository).Contains(commit)
            ? new CloneEnd(commit, long.Parse(last[0], CultureInfo.InvariantCulture)) : null;
    }
}
