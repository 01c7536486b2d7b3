using System.Collections;

namespace StaticTracker.Indexing.Caching;

/// <summary>The results of a cached cell, each taken apart when somebody first asks for it: most pages show the best one alone.</summary>
internal sealed class CachedResults(CachedCells cells, int[] starts) : IReadOnlyList<CellResult>
{
    private readonly CellResult?[] _results = new CellResult?[starts.Length];

    public int Count => _results.Length;

    /// <summary>The same object each time, from whichever thread.</summary>
    public CellResult this[int index] => _results[index] ?? Interlocked.CompareExchange(ref _results[index], cells.ReadResult(starts[index]), null) ?? _results[index]!;

    public IEnumerator<CellResult> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
