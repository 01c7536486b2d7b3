using System.Buffers;
using System.IO.Enumeration;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// The result files behind files, folders (all *.json and *.eval below them, and what a rule names), patterns and <c>-</c>, in ordinal order, each once. Links inside folders are not
/// followed; paths with "invalid" in a folder or name are left out, as runs are marked so in the wild.
/// </summary>
internal sealed class SourceFinder(string? standardInputName, RuleSet rules, Problems problems)
{
    private const string AllBelow = "**/*.json";

    /// <summary>What is taken of a folder without being named: other tables and texts are too often no results.</summary>
    private static readonly string[] s_endings = [".json", ".eval"];

    private static readonly SearchValues<string> s_invalidMark = SearchValues.Create(["invalid"], StringComparison.OrdinalIgnoreCase);

    private readonly List<SourceFile> _found = [];
    private readonly List<SourceFile> _gathered = [];

    /// <summary>How many files were left out because their path says "invalid".</summary>
    public int Skipped { get; private set; }

    public IReadOnlyList<SourceFile> Find(IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument == "-")
            {
                _found.Add(SourceFile.StandardInput(standardInputName));
            }
            else if (File.Exists(argument))
            {
                Add(SourceFile.At(Path.GetFullPath(argument)), argument);
            }
            else if (Directory.Exists(argument))
            {
                if (AddBelow(argument, AllBelow) == 0)
                {
                    problems.Add(SourceSpan.File(argument), Codes.Importing.NotFound, "there is no *.json or *.eval file in this folder or below",
                        "name other files by a pattern, such as 'results/**/*.csv', or by \"file\" in a rule of import.rules");
                }
            }
            else if (Glob.IsPattern(argument))
            {
                var (folder, pattern) = Glob.Split(argument);
                if (!Directory.Exists(folder) || AddBelow(folder, pattern) == 0)
                {
                    problems.Add(SourceSpan.File(argument), Codes.Importing.NotFound, "no file fits this pattern", "it is looked for from the folder where this runs; ** stands for any folders below");
                }
            }
            else
            {
                problems.Add(SourceSpan.File(argument), Codes.Importing.NotFound, "there is no such file or folder", Neighbour(argument));
            }
        }

        Unpack();
        var entries = _found.Where(f => f.Entry is not null).Select(f => f.FullPath).ToHashSet(StringComparer.Ordinal);
        Func<SourceFile, bool> exists = other => other.Entry is null ? File.Exists(other.FullPath) : entries.Contains(other.FullPath);
        _found.ForEach(f => Gather(f, exists));
        _found.Clear();
        _found.AddRange(_gathered);
        Sort(_found);
        var files = new List<SourceFile>(_found.Count);
        foreach (var file in _found)
        {
            if (files.Count == 0 || files[^1].FullPath != file.FullPath)
            {
                files.Add(file);
            }
        }

        using var folders = new SourceFolders(problems);
        return folders.Join(files);
    }

    /// <summary>By path. Many systems list a folder in order or from its end: that is told by one look at each.</summary>
    private static void Sort(List<SourceFile> files)
    {
        if (files.Count > 1 && string.CompareOrdinal(files[0].FullPath, files[^1].FullPath) > 0)
        {
            files.Reverse();
        }

        for (var i = 1; i < files.Count; i++)
        {
            if (string.CompareOrdinal(files[i - 1].FullPath, files[i].FullPath) > 0)
            {
                files.Sort(static (a, b) => string.CompareOrdinal(a.FullPath, b.FullPath));
                return;
            }
        }
    }

    /// <summary>A file that is a part of a run which another file beside it stands for gives way to that one.</summary>
    private void Gather(SourceFile file, Func<SourceFile, bool> exists)
    {
        var whole = file.IsStandardInput ? null
            : HelmFiles.AreAround(file, exists) ? HelmFiles.Stats
            : LmEvalFiles.ResultsOf(file.BaseName) is { } results && exists(file.Beside(results)) ? results : null;
        _gathered.Add(whole is null ? file : file.Beside(whole));
    }

    /// <summary>Puts what is in zip archives in their place: the same entries as of a folder.</summary>
    private void Unpack()
    {
        foreach (var archive in _found.Where(f => !f.IsStandardInput && f.FullPath.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            _found.Remove(archive);
            try
            {
                using var opened = ResultArchive.Open(File.OpenRead(archive.FullPath), archive.Shown);
                var wanted = opened.Names.Where(n => n.EndsWith(".json", StringComparison.Ordinal) || rules.NamesFile($"{archive.FullPath.Replace('\\', '/')}!/{n}")).ToList();
                var marked = wanted.RemoveAll(n => IsMarkedInvalid(n));
                Skipped += marked;
                _found.AddRange(wanted.Select(archive.Inside));
                if (wanted.Count + marked == 0)
                {
                    problems.Add(SourceSpan.File(archive.Shown), Codes.Importing.NotFound, "there is no *.json file in this archive", "other files in it are taken where a rule of import.rules names them by \"file\"");
                }
            }
            catch (UnfitSourceException e)
            {
                problems.Add(e.Problem);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(Problem.Unreadable(archive.Shown, "this archive", e));
            }
        }
    }

    private static bool IsMarkedInvalid(ReadOnlySpan<char> path) => path.ContainsAny(s_invalidMark);

    private static string? Neighbour(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            return Directory.Exists(folder) && DidYouMean.Of(Path.GetFileName(path), Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e))) is { } near
                ? $"did you mean '{near}'?" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // The hint is a kindness: where the folder cannot be listed there is none.
        }
    }

    /// <summary>The files of a folder, links aside, and of all below it where that is wanted; each with whether it is known to be a plain one.</summary>
    private static IEnumerable<(string Path, bool IsPlain)> FilesBelow(string root, bool recurse)
    {
        var folders = new Stack<string>([Path.TrimEndingDirectorySeparator(root)]);
        while (folders.TryPop(out var folder))
        {
            if (LinuxFolder.List(folder) is not { } entries || entries.Exists(e => e.Kind == LinuxFolder.Kind.Unknown))
            {
                foreach (var path in ByFramework(folder, recurse))
                {
                    yield return (path, false);
                }

                continue;
            }

            foreach (var (path, kind) in entries)
            {
                if (kind == LinuxFolder.Kind.Folder && recurse)
                {
                    folders.Push(path);
                }
                else if (kind is not (LinuxFolder.Kind.Folder or LinuxFolder.Kind.Link))
                {
                    yield return (path, kind == LinuxFolder.Kind.File);
                }
            }
        }
    }

    private static FileSystemEnumerable<string> ByFramework(string folder, bool recurse) =>
        new(folder, static (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = recurse, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory,
        };

    private bool Fits(string pattern, string path, int prefix) =>
        pattern == AllBelow ? IsTakenUnnamed(path) || rules.NamesFile(path.Replace('\\', '/')) : Glob.Matches(pattern, path[prefix..].Replace('\\', '/'));

    private static bool IsTakenUnnamed(string path)
    {
        foreach (var ending in s_endings)
        {
            if (path.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private int AddBelow(string folder, string pattern)
    {
        var count = 0;
        var root = Path.GetFullPath(folder);
        var prefix = root.EndsWith(Path.DirectorySeparatorChar) ? root.Length : root.Length + 1;
        var shownRoot = DataFolder.Show(root);
        shownRoot = shownRoot is "." ? "" : shownRoot.TrimEnd('/') + "/";
        var isMarked = IsMarkedInvalid(folder);
        try
        {
            foreach (var (path, isPlain) in FilesBelow(root, pattern.Contains('/', StringComparison.Ordinal)))
            {
                if (!Fits(pattern, path, prefix))
                {
                    continue;
                }

                count++;
                if (isMarked || IsMarkedInvalid(path.AsSpan(prefix)))
                {
                    Skipped++;
                }
                else
                {
                    _found.Add(SourceFile.Below(path, prefix, shownRoot, isPlain));
                }
            }
        }
        catch (RuleException e)
        {
            problems.Add(e.Problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceSpan.File(folder), Codes.Reading.Unreadable, $"this folder cannot be listed: {e.Message.TrimEnd('.')}", "look at its permissions");
        }

        return count;
    }

    private void Add(SourceFile file, string argument)
    {
        if (IsMarkedInvalid(argument))
        {
            Skipped++;
        }
        else
        {
            _found.Add(file);
        }
    }
}
