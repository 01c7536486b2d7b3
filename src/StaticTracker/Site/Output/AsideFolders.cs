using System.Diagnostics;
using System.Globalization;

namespace StaticTracker.Site.Output;

/// <summary>Folders beside a site that a build writes to, and moves the old site to, named after the process at work: those of a build that was killed are removed by a later one.</summary>
internal static class AsideFolders
{
    private const string New = ".new-";
    private const string Old = "-old";

    /// <summary>A folder for this build alone.</summary>
    public static string NameFor(string site) => $"{site}{New}{Environment.ProcessId}-{Guid.NewGuid():n}";

    /// <summary>Where the old site goes to while the new one takes its place.</summary>
    public static string OldOf(string aside) => aside + Old;

    /// <summary>
    /// Removes what builds of this site left whose process is gone. An old site is removed only where there is a site: between two renames it is the only one.
    /// </summary>
    public static void RemoveAbandoned(string site)
    {
        var parent = new DirectoryInfo(site).Parent;
        if (parent is not { Exists: true })
        {
            return;
        }

        var isThere = Directory.Exists(site);
        foreach (var folder in parent.GetDirectories(Path.GetFileName(site) + New + "*"))
        {
            if (ProcessOf(folder.Name, Path.GetFileName(site)) is { } process && (folder.Attributes & FileAttributes.ReparsePoint) == 0
                && (isThere || !folder.Name.EndsWith(Old, StringComparison.Ordinal)) && !IsAtWork(process))
            {
                Remove(folder);
            }
        }
    }

    /// <summary>The process in a name as <see cref="NameFor"/> and <see cref="OldOf"/> make it; null: the name is another.</summary>
    private static int? ProcessOf(string name, string site)
    {
        if (!name.StartsWith(site + New, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = name.AsSpan(site.Length + New.Length);
        rest = rest.EndsWith(Old, StringComparison.Ordinal) ? rest[..^Old.Length] : rest;
        var dash = rest.IndexOf('-');
        return dash > 0 && int.TryParse(rest[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var process) && Guid.TryParseExact(rest[(dash + 1)..], "n", out _) ? process : null;
    }

    private static bool IsAtWork(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            // So the runtime says that there is no such process.
            return false;
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or another build is removing it: this site does not depend on it.
        }
    }
}
