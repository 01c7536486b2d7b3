using System.Globalization;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Syncing;

/// <summary>How far the download of each experiment is: the cursor of the next page and the length of the file until there; done ones have no cursor.</summary>
internal sealed class SyncState
{
    private readonly string _path;
    private readonly SortedDictionary<string, (string? Cursor, long Length, bool IsDone)> _experiments = new(StringComparer.Ordinal);

    private SyncState(string path) => _path = path;

    /// <summary>The state that a folder holds; an empty one where it holds none, or one that cannot be read: then everything is fetched again.</summary>
    public static SyncState Open(string folder)
    {
        var state = new SyncState(Path.Combine(folder, "state.json"));
        using var tree = File.Exists(state._path) ? JsonTree.TryParse(File.ReadAllBytes(state._path), out _) : null;
        foreach (var member in (tree?.Root ?? default)["experiments"u8].Members)
        {
            state._experiments[member.Name] = (member.Value["cursor"u8].AsString(), member.Value["length"u8].AsInteger() ?? 0, member.Value["done"u8].Kind == JsonKind.True);
        }

        return state;
    }

    public (string? Cursor, long Length, bool IsDone) Of(string experiment) => _experiments.TryGetValue(experiment, out var known) ? known : default;

    /// <summary>Notes how far it is, and writes that down.</summary>
    public void Set(string experiment, string? cursor, long length, bool isDone)
    {
        _experiments[experiment] = (cursor, length, isDone);
        var text = new StringBuilder("{\"experiments\":{");
        foreach (var (id, (at, bytes, done)) in _experiments)
        {
            text.Append(text[^1] == '{' ? "" : ",").Append(
                CultureInfo.InvariantCulture, $"\n  {CompactJson.Quote(id)}:{{{(at is null ? "" : $"\"cursor\":{CompactJson.Quote(at)},")}\"length\":{bytes},\"done\":{(done ? "true" : "false")}}}");
        }

        AtomicFile.Write(_path, Encoding.UTF8.GetBytes(text.Append("\n}}\n").ToString()), flush: true);
    }
}
