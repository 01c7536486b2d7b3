using System.Buffers;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>
/// What the modules' folder holds beyond HEAD. Files are compared here, by their stamps where they were read before and else by content:
/// asking git costs as much, and it would run the filters that a repository's settings name.
/// </summary>
internal sealed class WorkingTree(GitRepository repository, string dataFolder)
{
    private readonly List<Problem> _notices = [];

    public IReadOnlyList<Problem> Notices => _notices;

    /// <summary>Stamps by file name, for the next time.</summary>
    public Dictionary<string, FileStamp> Stamps { get; } = new(StringComparer.Ordinal);

    /// <summary>The modules that differ, in natural order.</summary>
    /// <param name="atHead">What HEAD holds.</param>
    /// <param name="known">Stamps from an earlier reading.</param>
    /// <param name="texts">Takes the files that are as HEAD has them, where somebody has a use for them.</param>
    public List<ModuleChange> Compare(IReadOnlyList<HeadFile> atHead, IReadOnlyDictionary<string, FileStamp> known, HeadTexts? texts)
    {
        var head = Regular(atHead);
        var differing = new List<Difference>();
        var folder = new DirectoryInfo(Path.Combine(repository.Folder, "modules"));
        var isFolder = folder.Exists && (folder.Attributes & FileAttributes.ReparsePoint) == 0;
        foreach (var file in isFolder ? folder.EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal) : Enumerable.Empty<FileInfo>())
        {
            if (!TryName(file.Name, out var module) || IsLink(file))
            {
                continue;
            }

            var blob = head.Remove(file.Name, out var atHeadNow) ? atHeadNow.Side.Id : default;
            if (atHeadNow is null || !IsUnchanged(file, blob, known, texts))
            {
                differing.Add(new Difference(module, blob, file));
            }
        }

        foreach (var gone in head.Values)
        {
            differing.Add(new Difference(ModuleId.Parse(gone.Name[..^5]), gone.Side.Id, null));
        }

        differing.Sort(static (a, b) => a.Module.CompareTo(b.Module));
        return differing.Count == 0 ? [] : Read(differing);
    }

    private Dictionary<string, HeadFile> Regular(IReadOnlyList<HeadFile> atHead)
    {
        var head = new Dictionary<string, HeadFile>(StringComparer.Ordinal);
        foreach (var file in atHead)
        {
            if (!file.Side.IsFile)
            {
                NotAFile(file.Name, "is a symbolic link or a submodule in git");
            }
            else if (file.Name.EndsWith(".json", StringComparison.Ordinal) && TryName(file.Name, out _))
            {
                head[file.Name] = file;
            }
        }

        return head;
    }

    private bool TryName(string name, out ModuleId module)
    {
        if (ModuleId.TryParse(name[..^5], out module))
        {
            return true;
        }

        var problem = new Problem(
            SourceSpan.File(Shown(name)), Codes.History.NoModuleName, "this file's name is no module id, so that its history is not told", $"valid are {ModuleId.ValidValues}");
        if (!_notices.Contains(problem))
        {
            _notices.Add(problem);
        }

        return false;
    }

    private bool IsLink(FileInfo file)
    {
        if ((file.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return false;
        }

        NotAFile(file.Name, "is a symbolic link");
        return true;
    }

    private void NotAFile(string name, string what)
    {
        var span = SourceSpan.File(Shown(name));
        if (!_notices.Exists(n => n.Span == span))
        {
            _notices.Add(new(span, Codes.History.NotAFile, $"this {what}, so that its history is not told", "put a regular file there"));
        }
    }

    private string Shown(string name) => ShownPath.Of(name.Length == 0 ? Path.Join(dataFolder, "modules") : Path.Join(dataFolder, "modules", name));

    private bool IsUnchanged(FileInfo file, ObjectId blob, IReadOnlyDictionary<string, FileStamp> known, HeadTexts? texts)
    {
        var look = FileLook.Of(file);
        if (known.TryGetValue(file.Name, out var stamp) && stamp.Look == look)
        {
            Stamps[file.Name] = stamp;
            return stamp.Blob == blob;
        }

        var readAt = DateTime.UtcNow;
        using var content = TryLoad(file);
        if (content is null)
        {
            // Nobody may read it: whoever loads the data says so, and nothing is known of a change.
            return true;
        }

        var isSame = BlobHash.Is(content.Span, blob);
        if (isSame && look?.IsOlderThan(readAt) == true)
        {
            Stamps[file.Name] = new FileStamp(look, blob);
        }

        if (isSame)
        {
            texts?.Offer(file.Name, content);
        }

        return isSame;
    }

    private List<ModuleChange> Read(List<Difference> differing)
    {
        var changes = new List<ModuleChange>();
        using var blobs = new BlobReader(repository, [.. differing.Where(d => !d.Old.IsNull).Select(d => d.Old)]);
        foreach (var (module, blob, file) in differing)
        {
            using var old = blob.IsNull ? null : blobs.Next(blob) is { } content ? Split(new SplitText(content), null) : null;
            var bytes = file is null ? null : TryLoad(file);
            using var now = bytes is null ? null : Split(new SplitText(bytes), old);
            if (file is null || now is not null)
            {
                changes.Add(Change(module, !blob.IsNull, old, now));
            }
        }

        return changes;
    }

    private static ModuleChange Change(ModuleId module, bool wasThere, SplitText? old, SplitText? now)
    {
        var kind = now?.Fault is not null ? ModuleChangeKind.Broken : now is null ? ModuleChangeKind.Removed : wasThere ? ModuleChangeKind.Changed : ModuleChangeKind.Added;

        // Where what is committed cannot be read nobody can say what is new.
        if (kind == ModuleChangeKind.Broken || (wasThere && old is not { Fault: null }))
        {
            return new ModuleChange(module, kind, []);
        }

        var facts = FactFinder.Compare(old, now);
        if (facts.Count == 0 && kind == ModuleChangeKind.Changed)
        {
            facts.Add(new DataFact.FormOnly());
        }

        return new ModuleChange(module, kind, facts) { Revises = ModuleChange.HoldsRevision(facts) };
    }

    /// <summary>A file's bytes; null where they cannot be had, or what is there is a pipe, say, on which reading would wait for ever.</summary>
    private static BlobContent? TryLoad(FileInfo file)
    {
        try
        {
            return FileLook.Of(file) is null ? null : Load(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static BlobContent Load(FileInfo file)
    {
        using var handle = File.OpenHandle(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var bytes = ArrayPool<byte>.Shared.Rent((int)Math.Min(RandomAccess.GetLength(handle), Array.MaxLength));
        var length = 0;
        while (length < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(length), length) is > 0 and var read)
        {
            length += read;
        }

        return new BlobContent(bytes, length);
    }

    private static SplitText Split(SplitText text, SplitText? basis)
    {
        if (!LineSplitter.TrySplit(text, basis, null))
        {
            TreeSplitter.Split(text);
        }

        return text;
    }

    /// <summary>A module whose file is not what HEAD holds; without an old blob it is new, without a file it is gone.</summary>
    private sealed record Difference(ModuleId Module, ObjectId Old, FileInfo? File);
}
