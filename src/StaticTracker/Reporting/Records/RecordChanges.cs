using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Reporting.Records;

/// <summary>What a change does to prompts, runs, A/B experiments and suites. The check tells what is wrong with them as they stand; only a change can tell that a plan was another before.</summary>
internal sealed class RecordChanges(GitRepository repository, DataTree atBase, HeadData head, Problems problems)
{
    private static readonly (DataKind Data, RecordKind Kind, string Folder)[] s_kinds =
    [
        (DataKind.Bundle, RecordKind.Prompt, DataFolder.PromptsName), (DataKind.Benchmark, RecordKind.Suite, DataFolder.BenchmarksName), (DataKind.Ab, RecordKind.Ab, DataFolder.AbName), (DataKind.Run, RecordKind.Run, DataFolder.RunsName),
    ];

    /// <summary>By kind, then by path in ordinal order.</summary>
    public IReadOnlyList<RecordChange> Read()
    {
        var changes = new List<RecordChange>();
        foreach (var (data, kind, folder) in s_kinds)
        {
            var old = atBase.Files.Where(f => f.Value.IsFile && DataPath.KindOf(f.Key) == data && f.Key.EndsWith(".json", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.Id, StringComparer.Ordinal);
            var paths = head.FilesOf(folder).Where(p => DataPath.KindOf(p) == data && p.EndsWith(".json", StringComparison.Ordinal)).Union(old.Keys).Order(StringComparer.Ordinal);
            var differing = paths.Where(p => !old.TryGetValue(p, out var blob) || !head.Has(p, blob)).ToList();
            var before = DataTree.Read(repository, [.. differing.Where(old.ContainsKey).Select(p => (p, old[p]))]).ToDictionary(b => b.Path, b => b.Bytes, StringComparer.Ordinal);
            changes.AddRange(differing.Select(p => Change(kind, p, before.GetValueOrDefault(p), head.Read(p))).OfType<RecordChange>());
        }

        return changes;
    }

    private RecordChange? Change(RecordKind kind, string path, byte[]? before, byte[]? after)
    {
        using var old = before is null ? null : JsonTree.TryParse(before, out _);
        using var now = after is null ? null : JsonTree.TryParse(after, out _);
        var sides = new RecordSides(path, old, now);
        var words = (before, after) switch
        {
            (null, null) => null,
            (_, null) => $"{RecordWords.NameOf(kind, sides)} removed",
            _ when now is null => $"{RecordWords.NameOf(kind, sides)} cannot be read, so that nobody can say what changed",
            (null, _) => RecordWords.Added(kind, now.Root, RecordWords.NameOf(kind, sides)),
            _ => RecordWords.Edited(kind, sides),
        };
        if (kind == RecordKind.Ab)
        {
            problems.AddRange(AbEdits.Find(head.Show(path), sides));
        }

        var root = (now ?? old)?.Root;
        return words is null ? null : new RecordChange(kind, path, ModuleId.TryParse(root?["module"u8].AsString(), out var module) ? module : null, kind == RecordKind.Run ? root?["model_root"u8].AsString() : null, words);
    }
}
