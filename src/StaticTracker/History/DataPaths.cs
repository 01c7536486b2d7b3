using System.Text;
using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>Which files of a repository are data whose history is told: <c>modules/*.json</c>, <c>promotions/*.json</c>, <c>tracker.json</c> and those of records (<see cref="RecordPath"/>) below the data folder.</summary>
internal sealed class DataPaths(string prefix)
{
    private const string Extension = ".json";

    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(prefix);

    /// <summary>The modules' folder inside the repository, with a slash at its end.</summary>
    public string Modules { get; } = prefix + "modules/";

    public string Settings { get; } = prefix + "tracker.json";

    /// <summary>The folder of the lists of promotions, alike.</summary>
    public string Promotions { get; } = prefix + "promotions/";

    public bool IsData(ReadOnlySpan<byte> path) => path.StartsWith(_prefix) && IsBelow(path[_prefix.Length..]);

    /// <summary>A path from <see cref="IsData"/> as it is below the data folder.</summary>
    public string Below(string path) => path[prefix.Length..];

    private static bool IsBelow(ReadOnlySpan<byte> path) =>
        IsModuleFile(path, "modules/"u8) || IsModuleFile(path, "promotions/"u8) || path.SequenceEqual("tracker.json"u8) || RecordPath.IsLikely(path);

    private static bool IsModuleFile(ReadOnlySpan<byte> path, ReadOnlySpan<byte> folder) =>
        path.StartsWith(folder) && path.EndsWith(".json"u8) && !path[folder.Length..].Contains((byte)'/');

    /// <summary>The module that a path from <see cref="IsData"/> names; false for the settings, for records, and for names that are no module's.</summary>
    public bool TryGetModule(string path, out ModuleId module)
    {
        module = default;
        var folder = path.StartsWith(Modules, StringComparison.Ordinal) ? Modules : Promotions;
        return path.Length > folder.Length + Extension.Length && path.StartsWith(folder, StringComparison.Ordinal)
            && ModuleId.TryParse(path[folder.Length..^Extension.Length], out module);
    }
}
