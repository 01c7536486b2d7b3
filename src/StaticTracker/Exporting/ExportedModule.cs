using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Suggestions;

namespace StaticTracker.Exporting;

/// <summary>A module with all that an export may show of it.</summary>
/// <param name="Module">The module.</param>
/// <param name="Row">Its row of the heatmap.</param>
/// <param name="Suggestions">Its suggestions with what was seen since.</param>
public sealed record ExportedModule(Module Module, ModuleRow Row, IReadOnlyList<SuggestionEntry> Suggestions)
{
    /// <summary>What its rates could be; none where the export shows no intervals but those of the row.</summary>
    public ExportedIntervals Intervals { get; init; } = ExportedIntervals.None;

    /// <summary>The experiments whose counts were worked out from a stated mean and number, by their ids.</summary>
    public IReadOnlySet<string> Derived { get; } = Module.Counted.Where(e => e.Source is { Derived: true }).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
}
