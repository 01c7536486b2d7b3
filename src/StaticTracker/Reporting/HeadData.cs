using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.History;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>
/// The newer end's data as a folder: the working tree's own, or a commit's laid out in a temporary one, so that everything that reads and checks
/// folders works on both. Only regular files with plain names are laid out: a commit is hostile input.
/// </summary>
internal sealed class HeadData : IDisposable
{
    private static readonly string[] s_parts = ["modules", "verdicts", "items", "details", "schemas", "benchmarks", "promotions", "prompts", "runs", "ab", "routers"];

    private static readonly SearchValues<char> s_unfit = SearchValues.Create("\\:*?\"<>|");

    private readonly DirectoryInfo? _temporary;
    private readonly IReadOnlyDictionary<string, RawSide>? _laid;

    private HeadData(DataFolder folder, string shownRoot, DirectoryInfo? temporary, IReadOnlyDictionary<string, RawSide>? laid)
    {
        Folder = folder;
        Root = shownRoot;
        _temporary = temporary;
        _laid = laid;
    }

    public DataFolder Folder { get; }

    /// <summary>The data folder as it is shown, wherever it lies.</summary>
    public string Root { get; }

    /// <summary>The data of the working tree, or of a commit; what cannot be laid out is told.</summary>
    public static HeadData Of(GitRepository repository, DataFolder folder, DiffEnd end, Problems problems)
    {
        return end.Commit is { } commit ? Laid(repository, folder, DataTree.Of(repository, commit, problems), problems) : new HeadData(folder, DataFolder.Show(folder.Root), null, null);
    }

    /// <summary>The data as it is staged: what a commit made now would hold.</summary>
    public static HeadData OfIndex(GitRepository repository, DataFolder folder, Problems problems) => Laid(repository, folder, DataTree.OfIndex(repository, problems), problems);

    private static HeadData Laid(GitRepository repository, DataFolder folder, DataTree tree, Problems problems)
    {
        var shown = DataFolder.Show(folder.Root);
        var temporary = Directory.CreateTempSubdirectory("tracker-diff-");
        var data = new HeadData(new DataFolder(Path.Combine(temporary.FullName, "data")), shown, temporary, tree.Files);
        Directory.CreateDirectory(data.Folder.Modules);
        var wanted = new List<(string Path, ObjectId Id)>();
        foreach (var (path, side) in tree.Files)
        {
            if (path != DataFolder.SettingsName && !s_parts.Contains(path.Split('/')[0]))
            {
                continue;
            }

            if (side.IsFile && path.Split('/').All(IsPlain))
            {
                wanted.Add((path, side.Id));
            }
            else
            {
                problems.Add(SourceSpan.File($"{shown}/{path}"), Codes.Reading.Link, side.IsFile ? "this is no name for a file" : "this is a link or a submodule, not a file", "put the file itself there");
            }
        }

        try
        {
            // Git gives one file after the other; the file system takes several at once.
            Parallel.ForEach(Partitioner.Create(DataTree.Read(repository, wanted), EnumerablePartitionerOptions.NoBuffering), file => data.Lay(file.Path, file.Bytes, problems));
        }
        catch (AggregateException e)
        {
            data.Dispose();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return data;
    }

    /// <summary>A file's bytes; null where there is no regular file that can be read.</summary>
    public byte[]? Read(string path)
    {
        var info = new FileInfo(Path.Combine(Folder.Root, path));
        try
        {
            return info.Exists && !IsBehindLink(info) && info.Length <= JsonFile.MaxBytes ? File.ReadAllBytes(info.FullName) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The check of the folder says so.
            return null;
        }
    }

    /// <summary>The regular files below a folder of the data folder, by their paths below it with '/'. Links are passed over; the check tells them.</summary>
    public IEnumerable<string> FilesOf(string folder)
    {
        var top = new DirectoryInfo(Path.Combine(Folder.Root, folder));
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return !top.Exists || DataFolder.IsLink(top) ? [] : top.EnumerateFiles("*", options).Select(f => Path.GetRelativePath(Folder.Root, f.FullName).Replace(Path.DirectorySeparatorChar, '/'));
    }

    /// <summary>Whether a file holds just that blob. A commit's tree says so by itself.</summary>
    public bool Has(string path, ObjectId blob) => _laid is null
        ? Read(path) is { } bytes && BlobHash.Is(bytes, blob)
        : _laid.TryGetValue(path, out var side) && side.IsFile && side.Id == blob;

    /// <summary>A path below the data folder as it is shown.</summary>
    public string Show(string path) => $"{Root}/{path}";

    /// <summary>A problem of the folder at the place where the file stands in the repository.</summary>
    public Problem AtHome(Problem problem)
    {
        var laid = DataFolder.Show(Folder.Root);
        return _temporary is null ? problem : problem with
        {
            Span = problem.Span with { Path = problem.Span.Path.Replace(laid, Root, StringComparison.Ordinal) },
            Message = problem.Message.Replace(laid, Root, StringComparison.Ordinal),
        };
    }

    public void Dispose() => _temporary?.Delete(recursive: true);

    /// <summary>Links are never followed, wherever on the way they stand.</summary>
    private bool IsBehindLink(FileInfo file)
    {
        if (DataFolder.IsLink(file))
        {
            return true;
        }

        for (var folder = file.Directory; folder is not null && folder.FullName.Length >= Folder.Root.Length; folder = folder.Parent)
        {
            if (DataFolder.IsLink(folder))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlain(string name) =>
        name is not ("" or "." or "..") && name.Length <= 200 && name.AsSpan().IndexOfAny(s_unfit) < 0 && !name.Any(char.IsControl);

    private void Lay(string path, byte[]? bytes, Problems problems)
    {
        if (bytes is null)
        {
            problems.Add(new Problem(SourceSpan.File(Show(path)), Codes.History.MissingObject, "this file is not in this clone", "clone without a filter, or git fetch --refetch") { Severity = Severity.Error });
            return;
        }

        var file = Path.Combine(Folder.Root, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }
}
