using System.Text;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>
/// Which commit left a file as it stands before a change, where that cannot be read: the last one that changed it along the first parents, as the line of HEAD's branch goes. What was
/// readable before that commit is what a repair is compared with.
/// </summary>
/// <param name="repository">Whose commits.</param>
/// <param name="isChain">Whether the commits read hold no merge: each change then begins with what the one before it left.</param>
/// <param name="isWhole">Whether all commits were read, none taken over from an earlier reading or left out of the clone.</param>
internal sealed class DamageFinder(GitRepository repository, bool isChain, bool isWhole)
{
    /// <summary>How the file stood at the commit that left an old side of a change; null where that commit is not among those read before.</summary>
    /// <param name="file">Which file.</param>
    /// <param name="change">The change.</param>
    /// <param name="parent">Which of its old sides, from 0.</param>
    /// <param name="version">What stands there and cannot be read.</param>
    public FileStand? Find(FileHistory file, FileChange change, int parent, FileVersion version)
    {
        if (version.Breaks.Count == 0)
        {
            return null;
        }

        if (isChain || (isWhole && BreakOnce(file, change.Raw.Old[parent].Id)))
        {
            return version.Breaks[^1].Stand;
        }

        var last = repository.Run("rev-list", "-1", "--first-parent", "--end-of-options", $"{change.Commit}^{parent + 1}", "--", ":(top,literal)" + file.Path);
        return last.Succeeded && ObjectId.TryParse(Encoding.ASCII.GetBytes(last.Text.Trim()), out var commit) ? version.Breaks.FirstOrDefault(b => b.Commit == commit).Stand : null;
    }

    private static bool BreakOnce(FileHistory file, ObjectId id) =>
        file.Changes.Where(change => change.Raw.New.IsFile && change.Raw.New.Id == id).Select(change => change.Commit).Distinct().Take(2).Count() == 1;
}
