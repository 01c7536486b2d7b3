namespace StaticTracker.Importing;

/// <summary>Stored experiments by what they were made from: by the SHA-256 of the source, or by what it was called.</summary>
public sealed class StoredSources
{
    private readonly Dictionary<string, StoredGroup> _groups;
    private readonly bool _byName;

    private StoredSources(IEnumerable<StoredRun> runs, bool byName)
    {
        _byName = byName;
        _groups = runs.Where(r => KeyOf(r) is not null).GroupBy(r => KeyOf(r)!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new StoredGroup([.. g]), StringComparer.Ordinal);
    }

    public static StoredSources BySha256(IEnumerable<StoredRun> runs) => new(runs, byName: false);

    /// <summary>By name alone: of files that changed, where nothing given has the hash that is stored.</summary>
    public static StoredSources ByName(IEnumerable<StoredRun> runs) => new(runs, byName: true);

    /// <summary>Whether something was made from a source of that hash, or of that name.</summary>
    public bool Has(string key) => _groups.ContainsKey(key);

    /// <summary>What was made from a source of that hash, or of that name.</summary>
    public IReadOnlyList<StoredRun> RunsOf(string key) => _groups.GetValueOrDefault(key)?.Runs ?? [];

    /// <summary>The experiments that were made from a run's file, with all that belongs to it or by itself.</summary>
    internal StoredGroup Of(FoundRun run, SourceFile file, string sha256) =>
        _groups.GetValueOrDefault(_byName ? file.StoredName : RunResolver.SourceHashOf(run, file, sha256)) ?? _groups.GetValueOrDefault(sha256) ?? StoredGroup.None;

    private string? KeyOf(StoredRun run) => _byName ? run.File : run.Sha256;
}
