using System.Text;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>A clone that left objects out, to be fetched one by one when asked for: here only what is there is asked for.</summary>
internal static class PartialClone
{
    /// <summary>All objects that are in this clone.</summary>
    public static HashSet<ObjectId> Objects(GitRepository repository)
    {
        var objects = new HashSet<ObjectId>();
        foreach (var line in repository.Run("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)").Text.Split('\n'))
        {
            if (ObjectId.TryParse(Encoding.ASCII.GetBytes(line), out var id))
            {
                objects.Add(id);
            }
        }

        return objects;
    }
}
