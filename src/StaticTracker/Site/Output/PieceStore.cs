using StaticTracker.Storage.Binary;
using StaticTracker.Storage.Pieces;

namespace StaticTracker.Site.Output;

/// <summary>
/// Of which pieces the last build's large files are, by path: lies beside the manifest and may be deleted at any time. Another program, other settings, a torn or damaged file: as good as none. Layout of the rest of a <see cref="KeptFile"/>: key of program, templates and settings, count, then for each file its path, the key that it was made from, and its pieces.
/// </summary>
internal sealed class PieceStore
{
    private readonly string? _file;
    private readonly ContentKey _maker;
    private readonly Dictionary<string, (ContentKey Key, PieceList Pieces)> _files = new(StringComparer.Ordinal);
    private bool _isNew;

    private PieceStore(string? file, ContentKey maker) => (_file, _maker) = (file, maker);

    private static ReadOnlySpan<byte> Magic => "STPIECE1"u8;

    /// <param name="cacheFolder">The folder that it lies in; null: nothing is kept.</param>
    /// <param name="maker">What all pieces are made by and under: program, templates and settings.</param>
    public static PieceStore Open(string? cacheFolder, ContentKey maker)
    {
        var store = new PieceStore(cacheFolder is null ? null : Path.Join(cacheFolder, "pieces.cache"), maker);
        store.Load();
        return store;
    }

    /// <summary>The pieces of a file, and the key that it was made from as a whole; null: not known.</summary>
    public (ContentKey Key, PieceList Pieces)? Find(SitePath path)
    {
        lock (_files)
        {
            return _files.TryGetValue(path.Text, out var known) ? known : null;
        }
    }

    /// <summary>Notes the pieces of a file that was just made. Safe to call from several threads.</summary>
    public void Note(SitePath path, ContentKey key, PieceList pieces)
    {
        lock (_files)
        {
            _files[path.Text] = (key, pieces);
            _isNew = true;
        }
    }

    /// <summary>Writes aside and renames, if there is anything new.</summary>
    public void Save()
    {
        if (_file is null || !_isNew)
        {
            return;
        }

        var output = new ByteWriter();
        output.Key(_maker);
        output.Unsigned((ulong)_files.Count);
        foreach (var path in _files.Keys.Order(StringComparer.Ordinal))
        {
            output.Text(path);
            output.Key(_files[path].Key);
            _files[path].Pieces.Write(output);
        }

        KeptFile.Write(_file, Magic, output);
    }

    private void Load()
    {
        if (_file is null || KeptFile.Read(_file, Magic) is not { } bytes)
        {
            return;
        }

        var input = new ByteReader(bytes, KeptFile.HeaderLength);
        if (ContentKey.Read(input.Raw(ContentKey.Length)) != _maker)
        {
            return;
        }

        for (var left = input.Count(); left > 0; left--)
        {
            var path = input.Text();
            _files[path] = (ContentKey.Read(input.Raw(ContentKey.Length)), PieceList.Read(ref input));
        }
    }
}
