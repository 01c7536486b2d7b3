using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// A result file to import. A folder of a hundred thousand is one string each: how it is shown and its base name (which may say module, version, model and time) are
/// made when asked for.
/// </summary>
public sealed class SourceFile
{
    public const string DefaultInputName = "stdin.json";

    private readonly string _path;
    private readonly string _shownRoot;
    private readonly int _rootLength;

    private SourceFile(string path, string shownRoot, int rootLength, bool isInput) =>
        (_path, _shownRoot, _rootLength, IsStandardInput) = (path, shownRoot, rootLength, isInput);

    public bool IsStandardInput { get; }

    /// <summary>Found in a folder or by a pattern, not named: such a pipe is nobody's wish to read from it.</summary>
    public bool IsFound => _rootLength > 0;

    /// <summary>Absolute; for standard input the name that it goes by.</summary>
    public string FullPath => _path;

    /// <summary>As people read it.</summary>
    public string Shown => IsStandardInput ? "-" : _rootLength == 0 ? _shownRoot : _shownRoot + _path[_rootLength..].Replace('\\', '/');

    public string Name => IsStandardInput ? _path : Path.GetFileName(_path);

    public static SourceFile At(string fullPath) => new(fullPath, DataFolder.Show(fullPath), 0, isInput: false);

    /// <summary>A file below a folder whose path, separator included, has that length, and which is shown as <paramref name="shownRoot"/>.</summary>
    public static SourceFile Below(string fullPath, int rootLength, string shownRoot) => new(fullPath, shownRoot, rootLength, isInput: false);

    /// <summary>Standard input, under the name that it is to go by.</summary>
    public static SourceFile StandardInput(string? name) => new(name ?? DefaultInputName, "", 0, isInput: true);
}
