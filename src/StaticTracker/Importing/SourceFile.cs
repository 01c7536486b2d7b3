using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// A result file to import. A folder of a hundred thousand is one string each: how it is shown and its base name (which may say module, version, model and time) are
/// made when asked for.
/// </summary>
public sealed class SourceFile
{
    public const string DefaultInputName = "stdin.json";

    private const string Compressed = ".gz";

    private readonly string _path;
    private readonly string _shownRoot;
    private readonly int _rootLength;
    private string? _name;

    private SourceFile(string path, string shownRoot, int rootLength, bool isInput, string? entry = null) =>
        (_path, _shownRoot, _rootLength, IsStandardInput, Entry) = (path, shownRoot, rootLength, isInput, entry);

    public bool IsStandardInput { get; }

    /// <summary>Which entry of the archive at <see cref="ArchivePath"/> this is; null: a file of its own.</summary>
    public string? Entry { get; }

    /// <summary>The files that this one stands for, each with its path below the folder that it is called after; null: it is a file itself.</summary>
    public IReadOnlyList<(string Name, SourceFile File)>? Parts { get; private init; }

    /// <summary>The archive that the entry is in.</summary>
    public string ArchivePath => _path;

    /// <summary>Whether it is compressed on its own (gzip): what comes out of it counts, under the name without that ending.</summary>
    public bool IsCompressed => _path is [.., 'z' or 'Z'] && Entry is null && Parts is null && !IsStandardInput && _path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Found in a folder or by a pattern, not named: such a pipe is nobody's wish to read from it.</summary>
    public bool IsFound => _rootLength > 0;

    /// <summary>Known to be a file and no link, pipe or device: its folder's listing said so.</summary>
    public bool IsPlain { get; private init; }

    /// <summary>Absolute; for standard input the name that it goes by; for an entry the archive's path, "!/" and the entry's.</summary>
    public string FullPath => Entry is null ? _path : $"{_path}!/{Entry}";

    /// <summary>As people read it.</summary>
    public string Shown => Entry is not null ? $"{ShownFile}!/{Entry}" : ShownFile;

    private string ShownFile => IsStandardInput ? "-" : _rootLength == 0 ? _shownRoot
        : _path.AsSpan(_rootLength).Contains('\\') ? _shownRoot + _path[_rootLength..].Replace('\\', '/')
        : _path.AsSpan(0, _rootLength).SequenceEqual(_shownRoot) ? _path
        : string.Concat(_shownRoot, _path.AsSpan(_rootLength));

    public string Name => _name ??= IsStandardInput ? _path : BaseName.ToString();

    /// <summary>What an experiment's source says it was called: no separator of any system, whatever a pipe was called by its caller.</summary>
    public string StoredName => RunText.BaseName(Name) is { Length: > 0 } name ? name : DefaultInputName;

    /// <summary>As <see cref="Name"/>, for a look at it.</summary>
    public ReadOnlySpan<char> BaseName => IsStandardInput ? _path
        : Entry is not null ? Entry.AsSpan(Entry.LastIndexOf('/') + 1)
        : IsCompressed ? Path.GetFileName(_path.AsSpan())[..^Compressed.Length]
        : Path.GetFileName(_path.AsSpan());

    public static SourceFile At(string fullPath) => new(fullPath, DataFolder.Show(fullPath), 0, isInput: false);

    /// <summary>A file below a folder whose path, separator included, has that length, and which is shown as <paramref name="shownRoot"/>.</summary>
    public static SourceFile Below(string fullPath, int rootLength, string shownRoot, bool isPlain) => new(fullPath, shownRoot, rootLength, isInput: false) { IsPlain = isPlain };

    /// <summary>Files that are one evaluation together, under the folder that holds them; each with its path below it.</summary>
    public static SourceFile Together(string folder, IReadOnlyList<(string Name, SourceFile File)> parts)
    {
        var first = parts[0].File;
        var inside = first.Entry is { } entry ? entry[..^parts[0].Name.Length].TrimEnd('/') : null;
        return inside is { Length: > 0 } ? new(first._path, first._shownRoot, first._rootLength, isInput: false, inside) { Parts = parts }
            : new(inside is null ? folder : first._path, DataFolder.Show(inside is null ? folder : first._path), 0, isInput: false) { Parts = parts };
    }

    /// <summary>Another file of the same folder, found the same way.</summary>
    public SourceFile Beside(string name)
    {
        if (Entry is not null)
        {
            return Inside(Entry[..(Entry.LastIndexOf('/') + 1)] + name);
        }

        var path = Path.Combine(Path.GetDirectoryName(_path)!, name);
        return _rootLength == 0 ? At(path) : new SourceFile(path, _shownRoot, _rootLength, isInput: false);
    }

    /// <summary>An entry of an archive.</summary>
    public SourceFile Inside(string entry) => new(_path, _shownRoot, _rootLength, isInput: false, entry);

    /// <summary>Standard input, under the name that it is to go by.</summary>
    public static SourceFile StandardInput(string? name) => new(name ?? DefaultInputName, "", 0, isInput: true);
}
