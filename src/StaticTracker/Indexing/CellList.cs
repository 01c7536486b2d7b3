using System.Collections;
using StaticTracker.Indexing.Caching;
using StaticTracker.Modules;

namespace StaticTracker.Indexing;

/// <summary>
/// The cells of a module's row, by version in natural order, and what they have in common. Those of a row that was cached are taken apart one by one when somebody first asks for
/// them: a build that changes one module never looks at most of the others'.
/// </summary>
public sealed class CellList : IReadOnlyList<HeatmapCell>
{
    private readonly HeatmapCell?[] _cells;
    private readonly CachedCells? _cached;

    private CellList(IReadOnlyList<HeatmapCell> cells)
    {
        _cells = [.. cells];
        var (versions, models, sets) = (new PromptVersion[cells.Count], new List<string>(), new List<string?>());
        for (var i = 0; i < cells.Count; i++)
        {
            versions[i] = cells[i].Version;
            foreach (var result in cells[i].ByModel)
            {
                Note(models, result.Model);
                Note(sets, result.DatasetVersion);
            }
        }

        (Versions, Models, DatasetVersions) = (versions, models, sets);
    }

    internal CellList(CachedCells cached)
    {
        _cells = new HeatmapCell?[cached.Versions.Count];
        _cached = cached;
        (Versions, Models, DatasetVersions) = (cached.Versions, cached.Models, cached.DatasetVersions);
    }

    /// <summary>The version of each cell.</summary>
    public IReadOnlyList<PromptVersion> Versions { get; }

    /// <summary>The models that any of the cells shows, each once.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>The versions of data sets that any of the cells shows, each once; null: one that was not told.</summary>
    public IReadOnlyList<string?> DatasetVersions { get; }

    public int Count => _cells.Length;

    /// <summary>The same object each time, from whichever thread.</summary>
    public HeatmapCell this[int index] => _cells[index] ?? Interlocked.CompareExchange(ref _cells[index], _cached!.Read(index), null) ?? _cells[index]!;

    public static CellList Of(IReadOnlyList<HeatmapCell> cells) => new(cells);

    public IEnumerator<HeatmapCell> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Few enough that a list is quicker than a set.</summary>
    private static void Note<T>(List<T> seen, T text)
    {
        if (!seen.Contains(text))
        {
            seen.Add(text);
        }
    }
}
