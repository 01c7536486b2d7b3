using StaticTracker.History;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>The names of modules that are there, and of those that git remembers.</summary>
internal static class KnownModules
{
    public static HashSet<string> Of(DataFolder folder, ProjectHistory history)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in folder.ModuleFiles())
        {
            known.Add(Path.GetFileNameWithoutExtension(file.Name));
        }

        foreach (var commit in history.Commits)
        {
            foreach (var change in commit.Changes)
            {
                known.Add(change.Module.Text);
            }
        }

        return known;
    }
}
