using StaticTracker.Modules;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing;

/// <summary>One module of the heatmap, with its versions in natural order.</summary>
public sealed record ModuleRow
{
    public required ModuleId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>128 bits of the SHA-256 of the file that the row was made from, where somebody asked for it: same key and settings, same row.</summary>
    public ContentKey SourceKey { get; init; }

    public string? Group { get; init; }

    /// <summary>Words to filter by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? PrimaryRubric { get; init; }

    /// <summary>The data set that the cells show, by name; null: the one without a name.</summary>
    public string? Dataset { get; init; }

    public required CellList Cells { get; init; }

    /// <summary>What was suggested for the module, applied ones with what was seen since; none where nobody asked for them.</summary>
    public ListedSuggestions Suggestions { get; init; } = ListedSuggestions.None;

    /// <summary>What overviews say beyond the cells; an empty one where nobody asked for it.</summary>
    public ModuleBrief Brief { get; init; } = ModuleBrief.None;

    /// <summary>What its cells' changes stand on; none where nobody asked for it.</summary>
    public RowChanges Changes { get; init; } = RowChanges.None;

    /// <summary>The newest counted experiment on any data set; null where there is none.</summary>
    public Timestamp? Latest { get; init; }

    /// <summary>The newest result that the cells show: of their data set.</summary>
    public Timestamp? Newest { get; init; }
}
