using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>A module file that was read and found to be without any problem: what it looked like from outside, and its row.</summary>
internal sealed class RowEntry
{
    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    public required FileLook Look { get; init; }

    /// <summary>What the module's verdict files looked like, which the row's intervals are made from.</summary>
    public required ContentKey Verdicts { get; init; }

    public required PackedRow Packed { get; init; }
}
