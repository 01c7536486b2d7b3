using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>Where a shallow clone ends: commits whose parents were left out, so that git lists every file of theirs as added.</summary>
internal static class Shallow
{
    public static IReadOnlySet<ObjectId> BoundaryOf(GitRepository repository)
    {
        var boundary = new HashSet<ObjectId>();
        if (repository.IsShallow)
        {
            foreach (var line in Marks(repository).Split('\n'))
            {
                if (ObjectId.TryParse(Encoding.ASCII.GetBytes(line.Trim()), out var id))
                {
                    boundary.Add(id);
                }
            }
        }

        return boundary;
    }

    /// <summary>How the rest is had.</summary>
    public const string Hint = "git fetch --unshallow; in a workflow, actions/checkout with fetch-depth: 0";

    public static Problem Notice(string dataFolder, LogCommit commit) => new(
        SourceSpan.File(ShownPath.Of(dataFolder)), Codes.History.Shallow,
        $"this clone is shallow: history before commit {commit.Id.ToString()[..8]} is missing, and who brought what stood there is not known",
        Hint);

    /// <summary>The text of git's own list, which changes when the clone is deepened.</summary>
    public static string Marks(GitRepository repository)
    {
        var file = Path.Combine(repository.CommonDir, "shallow");
        return repository.IsShallow && File.Exists(file) ? File.ReadAllText(file, Encoding.ASCII) : "";
    }
}
