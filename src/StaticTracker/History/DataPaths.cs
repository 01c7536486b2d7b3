using System.Text;
using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>Which files of a repository are data whose history is told: <c>modules/*.json</c> and <c>tracker.json</c> below the data folder.</summary>
internal sealed class DataPaths(string prefix)
{
    private const string Extension = ".json";

    private readonly byte[] _modules = Encoding.UTF8.GetBytes(prefix + "modules/");

    private readonly byte[] _settings = Encoding.UTF8.GetBytes(prefix + "tracker.json");

    /// <summary>The modules' folder inside the repository, with a slash at its end.</summary>
    public string Modules { get; } = prefix + "modules/";

    public string Settings { get; } = prefix + "tracker.json";

    public bool IsData(ReadOnlySpan<byte> path) => path.SequenceEqual(_settings) || IsModuleFile(path);

    private bool IsModuleFile(ReadOnlySpan<byte> path) =>
        path.StartsWith(_modules) && path.EndsWith(".json"u8) && !path[_modules.Length..].Contains((byte)'/');

    /// <summary>The module that a path from <see cref="IsData"/> names; false for the settings and for names that are no module's.</summary>
    public bool TryGetModule(string path, out ModuleId module)
    {
        module = default;
        return path.Length > Modules.Length + Extension.Length && path.StartsWith(Modules, StringComparison.Ordinal)
            && ModuleId.TryParse(path[Modules.Length..^Extension.Length], out module);
    }
}
