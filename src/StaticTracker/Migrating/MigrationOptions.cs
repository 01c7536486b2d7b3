using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>What the command line says of what is migrated.</summary>
public sealed record MigrationOptions
{
    /// <summary>The primary rubric of modules that have none yet.</summary>
    public IReadOnlyDictionary<ModuleId, string> PrimaryRubrics { get; init; } = new Dictionary<ModuleId, string>();

    /// <summary>The ids of rubrics by the words that the files show them under.</summary>
    public IReadOnlyDictionary<string, string> Rubrics { get; init; } = new Dictionary<string, string>();
}
