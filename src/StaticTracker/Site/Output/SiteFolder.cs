using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Site.Output;

/// <summary>Folders that no site may replace, whatever is asked: a build would erase what they hold.</summary>
internal static class SiteFolder
{
    /// <summary>What forbids <paramref name="site"/> as the site's folder; null: nothing does. <paramref name="sources"/> are the folders that the site is made from.</summary>
    public static Problem? Refusal(string site, IEnumerable<string> sources)
    {
        var target = Real(site);
        foreach (var source in sources)
        {
            var real = Real(source);
            if (IsIn(real, target) || IsIn(target, real))
            {
                return Refuse(site, $"the site's folder would replace {Path.GetFileName(real)}/, which it is made from");
            }
        }

        return target.Split(Path.DirectorySeparatorChar).Contains(".git", StringComparer.OrdinalIgnoreCase) || Path.Exists(Path.Join(target, ".git"))
            ? Refuse(site, "the site's folder would replace a git repository")
            : null;
    }

    private static Problem Refuse(string site, string message) => new(SourceSpan.File(DataFolder.Show(site)), Codes.Site.ForeignFolder, message, "name another folder with --output");

    private static bool IsIn(string path, string folder) =>
        path.Equals(folder, Comparison) || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, Comparison);

    // Two names that differ in case only are one folder on most machines; refusing a rare other one costs nothing.
    private const StringComparison Comparison = StringComparison.OrdinalIgnoreCase;

    /// <summary>The path with the links of its existing folders resolved, so that no detour hides what it is.</summary>
    private static string Real(string path, int links = 40)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        return links > 0 && new DirectoryInfo(full).LinkTarget is { } target
            ? Real(Path.GetFullPath(target, parent), links - 1)
            : Path.Join(Real(parent, links), Path.GetFileName(full));
    }
}
