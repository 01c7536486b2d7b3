using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>
/// Puts together the files of one evaluation that its tool keeps in several: Microsoft.Extensions.AI.Evaluation writes
/// <c>results/EXECUTION/SCENARIO/ITERATION.json</c>, and an execution is one source. Told by the content of the first file of each folder; a file of such a folder that is
/// empty belongs to it too, so that an execution that was cut off does not pass for a whole one.
/// </summary>
internal sealed class SourceFolders(Problems problems) : IDisposable
{
    /// <summary>The format whose files are put together.</summary>
    public const ResultFormat Format = ResultFormat.Meai;

    private const int PeekedBytes = 64 << 10;

    private readonly byte[] _buffer = new byte[PeekedBytes];
    private ResultArchive? _archive;
    private string? _archivePath;

    private enum Look
    {
        Other,
        Empty,
        Result,
        CacheEntry,
    }

    /// <summary>The files, in ordinal order of their paths, with those that belong together as one.</summary>
    public IReadOnlyList<SourceFile> Join(IReadOnlyList<SourceFile> files)
    {
        var folders = ByFolder(files).Select(f => (f.Folder, f.Files, Look: LookAt(f.Files[0]))).ToList();
        var roots = folders.Where(f => f.Look == Look.Result).Select(f => Parent(f.Folder)).ToHashSet(StringComparer.Ordinal);
        var together = new SortedDictionary<string, List<SourceFile>>(StringComparer.Ordinal);
        var taken = new HashSet<SourceFile>();
        foreach (var (folder, own, look) in folders.Where(f => f.Look != Look.Other || roots.Contains(Parent(f.Folder))))
        {
            var found = look == Look.CacheEntry ? own.Where(f => LookAt(f) == Look.CacheEntry) : roots.Contains(Parent(folder)) ? own.Where(f => LookAt(f) is Look.Result or Look.Empty) : [];
            foreach (var file in found)
            {
                taken.Add(file);
                if (look != Look.CacheEntry)
                {
                    var root = Parent(folder);
                    if (!together.TryGetValue(root, out var parts))
                    {
                        together.Add(root, parts = []);
                    }

                    parts.Add(file);
                }
            }
        }

        TellCache(folders.Where(f => f.Look == Look.CacheEntry).SelectMany(f => f.Files).Where(taken.Contains).ToList());
        foreach (var (root, parts) in together)
        {
            TellMissing(root, parts);
        }

        return taken.Count == 0 ? files
            : [.. files.Where(f => !taken.Contains(f)).Concat(together.Select(t => SourceFile.Together(t.Key, PartsOf(t.Key, t.Value))))
                .OrderBy(f => f.FullPath, StringComparer.Ordinal)];
    }

    public void Dispose() => _archive?.Dispose();

    /// <summary>Two folders stand above a file of an execution; in an archive both are in it.</summary>
    private static bool CanBePart(SourceFile file) =>
        !file.IsStandardInput && file.FullPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && (file.Entry is null || file.Entry.Contains('/', StringComparison.Ordinal));

    private static IReadOnlyList<(string Name, SourceFile File)> PartsOf(string root, List<SourceFile> files) =>
        [.. files.Select(f => (Name: f.FullPath[(root.Length + 1)..].Replace('\\', '/'), f)).OrderBy(f => f.Name, StringComparer.Ordinal)];

    private static string Parent(string path) => ParentOf(path).ToString();

    private static ReadOnlySpan<char> ParentOf(ReadOnlySpan<char> path) => path[..Math.Max(path.LastIndexOfAny('/', '\\'), 0)];

    /// <summary>The files that can be parts by their folders, these in the order of their first files. One name is made for each folder, not for each file.</summary>
    private static List<(string Folder, List<SourceFile> Files)> ByFolder(IReadOnlyList<SourceFile> files)
    {
        var folders = new List<(string Folder, List<SourceFile> Files)>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var place = -1;
        foreach (var file in files.Where(CanBePart))
        {
            var folder = ParentOf(file.FullPath);
            if ((place < 0 || !folder.SequenceEqual(folders[place].Folder)) && !places.TryGetValue(folder, out place))
            {
                places[folder] = place = folders.Count;
                folders.Add((folder.ToString(), []));
            }

            folders[place].Files.Add(file);
        }

        return folders;
    }

    /// <summary>Somebody named some files of an execution: the others lie on the disk, and their verdicts are missing from its figures.</summary>
    private void TellMissing(string root, List<SourceFile> parts)
    {
        if (parts[0].Entry is not null)
        {
            return;
        }

        var given = parts.Select(p => p.FullPath).ToHashSet(StringComparer.Ordinal);
        List<string> missing;
        try
        {
            missing = FilesOf(root).Where(f => !given.Contains(f) && LookAt(SourceFile.At(f)) is Look.Result or Look.Empty).Order(StringComparer.Ordinal).ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(SourceSpan.File(Storage.DataFolder.Show(root)), Codes.Reading.Unreadable, $"this folder cannot be listed: {e.Message.TrimEnd('.')}", "look at its permissions"));
            return;
        }

        if (missing.Count > 0)
        {
            problems.Add(new Problem(SourceSpan.File(Storage.DataFolder.Show(root)), Codes.Sources.PartOfRun,
                string.Create(CultureInfo.InvariantCulture, $"{parts.Count} of the {parts.Count + missing.Count} files of this execution were given: its figures are those of a part, and '{missing[0][(root.Length + 1)..].Replace('\\', '/')}' is the first that is missing"),
                "name the folder of the execution"));
        }
    }

    private static IEnumerable<string> FilesOf(string execution) => Directory.EnumerateDirectories(execution).SelectMany(static d => Directory.EnumerateFiles(d, "*.json"));

    private void TellCache(List<SourceFile> entries)
    {
        if (entries.Count > 0)
        {
            problems.Add(new Problem(SourceSpan.File(entries[0].Shown), Codes.Importing.LeftOut,
                string.Create(CultureInfo.InvariantCulture, $"{entries.Count} {(entries.Count == 1 ? "file is an entry" : "files, of which this is the first, are entries")} of a response cache, and no results: left out")) { Severity = Severity.Note });
        }
    }

    /// <summary>What the beginning of a file looks like; nothing is said here of what cannot be read: its reader will.</summary>
    private Look LookAt(SourceFile file)
    {
        try
        {
            using var stream = OpenedAt(file);
            if (stream is null)
            {
                return Look.Other;
            }

            var read = stream.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false);
            var text = _buffer.AsSpan(0, read);
            text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
            return text.IndexOfAnyExcept(" \t\r\n"u8) switch
            {
                < 0 => Look.Empty,
                var first when text[first] == '{' => LookOf(text, read < _buffer.Length),
                _ => Look.Other,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnfitSourceException or JsonException)
        {
            return Look.Other;
        }
    }

    private Stream? OpenedAt(SourceFile file)
    {
        if (file.Entry is null)
        {
            // What a pipe gives is gone once it is looked at.
            return Storage.LinuxStatus.Of(file.FullPath) is { IsRegular: false } ? null : File.OpenRead(file.FullPath);
        }

        if (_archive is null || _archivePath != file.ArchivePath)
        {
            _archive?.Dispose();
            _archive = null;
            _archive = ResultArchive.Open(File.OpenRead(file.ArchivePath), file.Shown);
            _archivePath = file.ArchivePath;
        }

        return _archive.OpenEntry(file.Entry);
    }

    private static Look LookOf(ReadOnlySpan<byte> text, bool isWhole)
    {
        var reader = new Utf8JsonReader(text, isWhole, default);
        var (scenario, execution, expiration) = (false, false, false);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            scenario |= reader.ValueTextEquals("scenarioName"u8);
            execution |= reader.ValueTextEquals("executionName"u8);
            expiration |= reader.ValueTextEquals("expiration"u8);
            if (scenario && execution)
            {
                return Look.Result;
            }

            if (!reader.Read() || !reader.TrySkip())
            {
                break;
            }
        }

        return scenario && expiration ? Look.CacheEntry : Look.Other;
    }
}
