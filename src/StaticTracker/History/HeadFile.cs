using System.Text;
using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>An entry of the modules' folder at HEAD: its name in the folder, what it is, its blob.</summary>
internal sealed record HeadFile(string Name, RawSide Side)
{
    /// <summary>What HEAD holds directly in the modules' folder; the folder itself where it is a link or a submodule.</summary>
    public static List<HeadFile> List(GitRepository repository, DataPaths paths)
    {
        // With the slash git lists what is in the folder, without it the entry itself: a link named like the folder has only the latter.
        var output = repository.Run("ls-tree", "-z", "--full-tree", "HEAD", "--", paths.Modules.TrimEnd('/'), paths.Modules);
        var files = new List<HeadFile>();
        foreach (var entry in Encoding.UTF8.GetString(output.Bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // <mode> SP <type> SP <id> TAB <path>
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var words = entry[..tab].Split(' ');
            var path = entry[(tab + 1)..];
            if (ObjectId.TryParse(Encoding.ASCII.GetBytes(words[2]), out var id) && words[1] != "tree")
            {
                files.Add(new HeadFile(path.StartsWith(paths.Modules, StringComparison.Ordinal) ? path[paths.Modules.Length..] : "", new RawSide(Convert.ToInt32(words[0], 8), id)));
            }
        }

        return files;
    }
}
