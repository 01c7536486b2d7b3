using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>Where a path inside the repository lies on the disk: by way of the data folder, since its own path may lead over links that git has resolved.</summary>
internal static class DataPlace
{
    public static string FullPath(GitRepository repository, DataFolder folder, string path)
    {
        var isBelow = path.StartsWith(repository.Prefix, StringComparison.Ordinal);
        var (root, rest) = isBelow ? (folder.Root, path[repository.Prefix.Length..]) : (repository.TopLevel, path);
        return Path.GetFullPath(Path.Combine(root, rest.Replace('/', Path.DirectorySeparatorChar)));
    }
}
