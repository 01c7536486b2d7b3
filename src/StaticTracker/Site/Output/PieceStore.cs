using StaticTracker.Storage.Binary;
using StaticTracker.Storage.Pieces;

namespace StaticTracker.Site.Output;

/// <summary>
/// Of which pieces the last build's large files are, by path: lies beside the manifest and may be deleted at any time. Another program, other settings, a torn or damaged file: as good as none. Layout of the rest of
/// a <see cref="KeptFile"/>: count, then for each file its path, the key that it was made from, and its pieces.
/// </summary>
internal sealed class PieceStore
{
    private readonly KeptFile _file;
    private readonly Dictionary<string, (ContentKey Key, PieceList Pieces)> _files;
    private bool _isNew;

    private PieceStore(KeptFile file) => (_file, _files) = (file, file.Read(Files) ?? new(StringComparer.Ordinal));

    /// <param name="cacheFolder">The folder that it lies in; null: nothing is kept.</param>
    /// <param name="maker">What all pieces are made under: texts, settings, folders.</param>
    public static PieceStore Open(string? cacheFolder, ContentKey maker) => new(new KeptFile(cacheFolder is null ? null : Path.Join(cacheFolder, "pieces.cache"), "STPIECE2", maker.ToString()));

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
        if (!_isNew)
        {
            return;
        }

        _file.Write(output =>
        {
            output.Unsigned((ulong)_files.Count);
            foreach (var path in _files.Keys.Order(StringComparer.Ordinal))
            {
                output.Text(path);
                output.Key(_files[path].Key);
                _files[path].Pieces.Write(output);
            }
        });
    }

    private static Dictionary<string, (ContentKey Key, PieceList Pieces)> Files(ByteReader input)
    {
        var files = new Dictionary<string, (ContentKey Key, PieceList Pieces)>(StringComparer.Ordinal);
        for (var left = input.Count(); left > 0; left--)
        {
            var path = input.Text();
            files[path] = (ContentKey.Read(input.Raw(ContentKey.Length)), PieceList.Read(ref input));
        }

        return files;
    }
}
