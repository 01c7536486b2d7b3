using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Where a build goes: a folder, one file, or both. For the file alone the folder is a temporary one, gone at the end.</summary>
internal sealed class BuildPlace : IDisposable
{
    private readonly string? _temporary;

    /// <param name="data">The data folder.</param>
    /// <param name="output">The folder that was asked for.</param>
    /// <param name="singleFile">The file that was asked for.</param>
    public BuildPlace(DataFolder data, string? output, string? singleFile)
    {
        SingleFile = singleFile is null ? null : new SingleFileTarget(singleFile);
        _temporary = SingleFile is not null && output is null ? Directory.CreateTempSubdirectory("tracker-site-").FullName : null;
        Folder = _temporary is null ? BuildCommand.OutputOf(data, output) : Path.Join(_temporary, "_site");
    }

    public string Folder { get; }

    public SingleFileTarget? SingleFile { get; }

    public bool KeepsFolder => _temporary is null;

    public void Dispose()
    {
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}
