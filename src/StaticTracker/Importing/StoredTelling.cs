using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>What stored experiments say of a run, to be taken where neither the file nor an option tells it, and what came of it.</summary>
internal sealed class StoredTelling(ImportOptions? told)
{
    /// <summary>What they say; null: nothing.</summary>
    public ImportOptions? Told => told;

    /// <summary>The fields that were taken.</summary>
    public List<FieldName> Taken { get; } = [];

    /// <summary>The fields that nothing tells.</summary>
    public List<FieldName> Missing { get; } = [];
}
