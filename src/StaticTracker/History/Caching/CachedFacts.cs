using System.Collections;
using StaticTracker.Storage.Binary;

namespace StaticTracker.History.Caching;

/// <summary>
/// Facts that are made from a store's bytes whenever somebody looks, and not kept: a build looks at few of them, and at each about once.
/// </summary>
internal sealed class CachedFacts(FactStore store, int at, int count) : IReadOnlyList<DataFact>
{
    public int Count => count;

    public FactStore Store => store;

    /// <summary>The first byte, counted from the store's.</summary>
    public int At => at;

    public DataFact this[int index] => index >= 0 && index < count ? Read()[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<DataFact> GetEnumerator() => ((IEnumerable<DataFact>)Read()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private DataFact[] Read()
    {
        var facts = new DataFact[count];
        var input = new ByteReader(store.Bytes, store.At + at);
        for (var i = 0; i < count; i++)
        {
            facts[i] = FactReader.Read(ref input, store.Texts);
        }

        return facts;
    }
}
