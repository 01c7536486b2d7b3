using StaticTracker.Indexing.Caching;
using StaticTracker.Modules;

namespace StaticTracker.Indexing;

/// <summary>Module × prompt version, on the module's chosen data set.</summary>
public sealed record HeatmapCell
{
    public required PromptVersion Version { get; init; }

    /// <summary>The newest experiment of each model, by model in ordinal order. Empty: this version ran on other data sets only.</summary>
    public required IReadOnlyList<CellResult> ByModel { get; init; }

    /// <summary>
    /// The entry with the highest pass rate, then match rate, then the model name that comes first; never one with too many errors unless it
    /// is alone, and one without a rate only where none has one. Null where <see cref="ByModel"/> is empty.
    /// </summary>
    public CellResult? Best { get; init; }

    /// <summary>Data sets other than the shown one that this version ran on, in ordinal order ("" is the one without a name).</summary>
    public IReadOnlyList<string> OtherDatasets { get; init; } = [];

    /// <summary>The same for who looks at its results more than once: those of a cached cell are taken apart anew each time.</summary>
    internal HeatmapCell AtHand() => ByModel is CachedResults ? this with { ByModel = [.. ByModel] } : this;
}
