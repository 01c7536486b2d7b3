namespace StaticTracker.Migrating;

/// <summary>What became of an entry.</summary>
public enum MigrationFate
{
    /// <summary>It is new here.</summary>
    Taken,

    /// <summary>It was there, here or in another of the files; what it knew beyond that was added.</summary>
    Merged,

    /// <summary>Not taken: there is no place for it, or it cannot be trusted.</summary>
    Left,
}
