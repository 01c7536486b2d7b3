namespace StaticTracker.BrowserTests.Infra;

/// <summary>A folder of its own for one test, gone at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Location { get; } = Directory.CreateTempSubdirectory("tracker-browser-").FullName;

    /// <summary>Writes text files, given by their paths inside the folder with <c>/</c>.</summary>
    public void Write(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(Location, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    public void Dispose() => Directory.Delete(Location, recursive: true);
}
