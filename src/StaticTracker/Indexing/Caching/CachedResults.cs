using System.Collections;

namespace StaticTracker.Indexing.Caching;

/// <summary>
/// The results of a cached cell, taken apart anew each time somebody asks, but for the best: most pages show that alone, and those of a hundred thousand experiments are not to be held at once.
/// </summary>
internal sealed class CachedResults(CachedCells cells, int[] starts, int bestPlace) : IReadOnlyList<CellResult>
{
    private CellResult? _best;

    public int Count => starts.Length;

    /// <summary>The same object each time, from whichever thread; null: there is none.</summary>
    public CellResult? Best => bestPlace < 0 ? null : _best ?? Interlocked.CompareExchange(ref _best, cells.ReadResult(starts[bestPlace]), null) ?? _best;

    public CellResult this[int index] => index == bestPlace ? Best! : cells.ReadResult(starts[index]);

    public IEnumerator<CellResult> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
