using System.Collections;

namespace StaticTracker.History.Caching;

/// <summary>Facts that are made from the cache's bytes when somebody first looks: a build that changes one page needs few of them.</summary>
internal sealed class CachedFacts(byte[] bytes, int at, int count, string[] shared) : IReadOnlyList<DataFact>
{
    private DataFact[]? _facts;

    public int Count => count;

    public DataFact this[int index] => Facts[index];

    private DataFact[] Facts => _facts ??= Read();

    public IEnumerator<DataFact> GetEnumerator() => ((IEnumerable<DataFact>)Facts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private DataFact[] Read()
    {
        var facts = new DataFact[count];
        var input = new ByteReader(bytes, at);
        for (var i = 0; i < count; i++)
        {
            facts[i] = FactReader.Read(ref input, shared);
        }

        return facts;
    }
}
