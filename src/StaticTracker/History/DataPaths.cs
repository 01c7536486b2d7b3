using System.Text;
using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>Which files of a repository are data whose history is told: <c>modules/*.json</c>, <c>promotions/*.json</c> and <c>tracker.json</c> below the data folder.</summary>
internal sealed class DataPaths(string prefix)
{
    private const string Extension = ".json";

    private readonly byte[] _modules = Encoding.UTF8.GetBytes(prefix + "modules/");

    private readonly byte[] _promotions = Encoding.UTF8.GetBytes(prefix + "promotions/");

    private readonly byte[] _settings = Encoding.UTF8.GetBytes(prefix + "tracker.json");

    /// <summary>The modules' folder inside the repository, with a slash at its end.</summary>
    public string Modules { get; } = prefix + "modules/";

    public string Settings { get; } = prefix + "tracker.json";

    /// <summary>The folder of the lists of promotions, alike.</summary>
    public string Promotions { get; } = prefix + "promotions/";

    public bool IsData(ReadOnlySpan<byte> path) => path.SequenceEqual(_settings) || IsModuleFile(path, _modules) || IsModuleFile(path, _promotions);

    private static bool IsModuleFile(ReadOnlySpan<byte> path, ReadOnlySpan<byte> folder) =>
        path.StartsWith(folder) && path.EndsWith(".json"u8) && !path[folder.Length..].Contains((byte)'/');

    /// <summary>The module that a path from <see cref="IsData"/> names; false for the settings and for names that are no module's.</summary>
    public bool TryGetModule(string path, out ModuleId module)
    {
        module = default;
        var folder = path.StartsWith(Modules, StringComparison.Ordinal) ? Modules : Promotions;
        return path.Length > folder.Length + Extension.Length && path.StartsWith(folder, StringComparison.Ordinal)
            && ModuleId.TryParse(path[folder.Length..^Extension.Length], out module);
    }
}
