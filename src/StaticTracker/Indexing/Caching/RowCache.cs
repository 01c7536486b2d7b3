using System.Collections.Concurrent;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>
/// The rows of module files that were read before and found to be without problems, in one file outside what git tracks: a file that looks as it
/// did is not read again. Another program, other settings, another data folder, a torn or damaged file: all count as none, and the file may be
/// deleted at any time. Layout of the rest of a <see cref="KeptFile"/>: stamp of the index, count, entries in ordinal order of their names.
/// </summary>
internal sealed class RowCache
{
    private readonly KeptFile _file;
    private readonly string? _verdicts;
    private readonly Dictionary<string, RowEntry> _before;
    private readonly ConcurrentDictionary<string, RowEntry> _now = new(StringComparer.Ordinal);
    private bool _isNew;
    private IndexStamp _index = IndexStamp.None;

    private RowCache(KeptFile file, string? verdicts)
    {
        _file = file;
        _verdicts = verdicts;
        _before = file.Read(Entries) ?? new(StringComparer.Ordinal);
    }

    /// <summary>Whether anything is kept at all.</summary>
    public bool IsOn => _file.IsOn;

    /// <summary>Whether an earlier build left rows in a folder, of whatever program and settings.</summary>
    public static bool IsIn(string cacheFolder) => File.Exists(FileIn(cacheFolder));

    /// <summary>The cache of a data folder under some settings; without a folder to lie in it is empty and stays so.</summary>
    public static RowCache Open(string? cacheFolder, DataFolder data, Settings settings) => new(
        new KeptFile(cacheFolder is null ? null : FileIn(cacheFolder), "STROWS2\n", string.Join('\n', data.Root, settings.Fingerprint)), Directory.Exists(data.Verdicts) ? data.Verdicts : null);

    /// <summary>What is known of a file that looks as it did, and whose verdict files do; null: it must be read.</summary>
    public RowEntry? Find(FileInfo file, FileLook look) =>
        _before.TryGetValue(file.Name, out var entry) && entry.Look == look && entry.Verdicts == VerdictsOf(file).Key ? entry : null;

    /// <summary>What the verdict files of a module file look like now.</summary>
    public FolderLook VerdictsOf(FileInfo file) => _verdicts is null ? FolderLook.None : FolderLook.Of(Path.Join(_verdicts, Path.GetFileNameWithoutExtension(file.Name)));

    /// <summary>Takes an entry over to the next time.</summary>
    public void Keep(RowEntry entry) => _now[entry.Name] = entry;

    /// <summary>Notes a file that was read and has no problems. Safe to call from several threads.</summary>
    /// <param name="file">The file.</param>
    /// <param name="look">What it looked like before it was read.</param>
    /// <param name="verdicts">What its verdict files looked like before they were read.</param>
    /// <param name="packed">The hashes of its experiments' ids and its row, with the key of what it was made from.</param>
    public void Add(FileInfo file, FileLook look, FolderLook verdicts, PackedRow packed)
    {
        if (!IsOn || !verdicts.IsOlder)
        {
            return;
        }

        _now[file.Name] = new RowEntry { Name = file.Name, Look = look, Verdicts = verdicts.Key, Packed = packed };
        _isNew = true;
    }

    /// <summary>Whether the index file is still the one that was made under this key.</summary>
    public bool HasIndex(ContentKey key, FileInfo file) => IsOn && _index.Key == key && _index == IndexStamp.Of(key, file);

    /// <summary>Notes the index file that was just made, for the next time.</summary>
    public void NoteIndex(ContentKey key, FileInfo file)
    {
        _index = IndexStamp.Of(key, file);
        _isNew = true;
    }

    /// <summary>Writes aside and renames, if there is anything new; a folder that cannot be written to goes without.</summary>
    public void Save()
    {
        if (!_isNew && _now.Count == _before.Count)
        {
            return;
        }

        _file.Write(output =>
        {
            _index.Write(output);
            output.Unsigned((ulong)_now.Count);
            foreach (var name in _now.Keys.Order(StringComparer.Ordinal))
            {
                Write(output, _now[name]);
            }
        });
    }

    private static string FileIn(string cacheFolder) => Path.Join(cacheFolder, "rows.cache");

    private static void Write(ByteWriter output, RowEntry entry)
    {
        output.Text(entry.Name);
        entry.Look.Write(output);
        output.Key(entry.Verdicts);
        output.Key(entry.Packed.SourceKey);
        output.Unsigned((ulong)entry.Packed.Length);
        output.Raw(entry.Packed.Body);
    }

    /// <summary>The entries by the names of their files; the stamp of the index on the way.</summary>
    private Dictionary<string, RowEntry> Entries(ByteReader input)
    {
        var entries = new Dictionary<string, RowEntry>(StringComparer.Ordinal);
        _index = IndexStamp.Read(ref input);
        for (var left = input.Count(); left > 0; left--)
        {
            var name = input.Text();
            var look = FileLook.Read(ref input);
            var verdicts = ContentKey.Read(input.Raw(ContentKey.Length));
            var content = ContentKey.Read(input.Raw(ContentKey.Length));
            var body = input.Count();
            entries[name] = new RowEntry { Name = name, Look = look, Verdicts = verdicts, Packed = new PackedRow(content, input.Bytes, input.At, body) };
            input.At += body;
        }

        return entries;
    }
}
