using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>What lies in a folder of data files, by name alone: strays, leftovers, links, names that differ by case.</summary>
internal static class FolderNames
{
    private static readonly string[] s_allowed = [".gitkeep", ".gitignore", ".gitattributes", "README.md"];

    /// <summary>A folder of *.json files, and of folders of these names.</summary>
    public static void Check(DirectoryInfo folder, Problems problems, params string[] folders)
    {
        var files = new List<string>();
        foreach (var entry in Entries(folder))
        {
            if (entry is DirectoryInfo && folders.Contains(entry.Name) && !DataFolder.IsLink(entry))
            {
                continue;
            }

            if (entry is FileInfo && entry.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase))
            {
                files.Add(entry.Name); // Links among them are told by whoever reads them.
            }
            else if (DataFolder.IsLink(entry))
            {
                TellLink(entry, problems);
            }
            else
            {
                TellStray(entry, problems);
            }
        }

        TellCaseTwins(folder, files, problems);
    }

    /// <summary>A folder that holds a folder for each module; gives back those that are folders indeed.</summary>
    public static IReadOnlyList<DirectoryInfo> CheckFolders(DirectoryInfo folder, Problems problems)
    {
        var folders = new List<DirectoryInfo>();
        foreach (var entry in Entries(folder))
        {
            if (DataFolder.IsLink(entry))
            {
                TellLink(entry, problems);
            }
            else if (entry is DirectoryInfo inner)
            {
                folders.Add(inner);
            }
            else
            {
                TellStray(entry, problems);
            }
        }

        TellCaseTwins(folder, folders.Select(f => f.Name), problems);
        return folders;
    }

    /// <summary>A folder that holds files of these names and no others; what is none of them is told by <paramref name="tell"/>.</summary>
    public static void CheckNamed(DirectoryInfo folder, IReadOnlyCollection<string> names, Action<string> tell, Problems problems)
    {
        foreach (var entry in Entries(folder).Where(e => !(e is FileInfo && names.Contains(e.Name)) && !s_allowed.Contains(e.Name)))
        {
            if (DataFolder.IsLink(entry))
            {
                TellLink(entry, problems);
            }
            else if (entry.Name.EndsWith(AtomicFile.AsideSuffix, StringComparison.Ordinal))
            {
                TellStray(entry, problems);
            }
            else
            {
                tell(entry.Name);
            }
        }
    }

    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 }).OrderBy(e => e.Name, StringComparer.Ordinal);

    private static void TellLink(FileSystemInfo entry, Problems problems) => problems.Add(
        SourceSpan.File(DataFolder.Show(entry.FullName)), Codes.Reading.Link, "this is a link", "put the file or folder itself there; links are never followed");

    private static void TellStray(FileSystemInfo entry, Problems problems)
    {
        var span = SourceSpan.File(DataFolder.Show(entry.FullName));
        if (entry.Name.EndsWith(AtomicFile.AsideSuffix, StringComparison.Ordinal))
        {
            problems.Add(span, Codes.Form.Leftover, "this is left over from a write that was cut off", "delete it: the file beside it is whole");
        }
        else if (!s_allowed.Contains(entry.Name))
        {
            problems.Add(span, Codes.Form.Stray, "this is no data file, and nothing reads it", "move it elsewhere, or name it *.json if it is one");
        }
    }

    private static void TellCaseTwins(DirectoryInfo folder, IEnumerable<string> names, Problems problems)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (!first.TryAdd(name, name))
            {
                problems.Add(
                    SourceSpan.File(DataFolder.Show(Path.Combine(folder.FullName, name))), Codes.Form.CaseTwins,
                    $"{Shown.Text(name)} and {Shown.Text(first[name])} are one name on Windows and macOS", "rename one of them");
            }
        }
    }
}
