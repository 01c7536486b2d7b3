using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>Stored experiments of one source.</summary>
internal sealed class StoredGroup
{
    public static readonly StoredGroup None = new([]);

    public StoredGroup(IReadOnlyList<StoredRun> runs)
    {
        Runs = runs;
        Common = runs.Count == 0 ? null : runs.Skip(1).Aggregate(runs[0].Told, (all, run) => CommonOf(all, run.Told));
    }

    public IReadOnlyList<StoredRun> Runs { get; }

    /// <summary>What all of them say; where they say different things, nothing. Null: there are none.</summary>
    public ImportOptions? Common { get; }

    /// <summary>The pass marks that they were made with, each once; null among them: without one.</summary>
    public IReadOnlyList<PassMarks?> Marks => [.. Runs.Select(r => r.Marks).Distinct().OrderBy(m => m?.Text, StringComparer.Ordinal)];

    public StoredGroup With(PassMarks? marks) => new([.. Runs.Where(r => Equals(r.Marks, marks))]);

    /// <summary>Whether one of them says something of a field.</summary>
    public bool Tells(FieldName field) => Runs.Any(r => r.Told.Of(field) is not null);

    private static ImportOptions CommonOf(ImportOptions a, ImportOptions b) => new()
    {
        Module = Same(a.Module, b.Module),
        PromptVersion = Same(a.PromptVersion, b.PromptVersion),
        Dataset = Same(a.Dataset, b.Dataset),
        DatasetVersion = Same(a.DatasetVersion, b.DatasetVersion),
        Model = Same(a.Model, b.Model),
        Timestamp = Same(a.Timestamp, b.Timestamp),
        Judge = Same(a.Judge, b.Judge),
    };

    private static string? Same(string? a, string? b) => a == b ? a : null;
}
