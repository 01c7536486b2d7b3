using StaticTracker.Storage.Binary;

namespace StaticTracker.History.Caching;

/// <summary>Takes facts down as they are found, by one thread; they can be looked at when the book is closed.</summary>
internal sealed class FactBook
{
    private readonly ByteWriter _bytes = new();
    private readonly SharedTexts _texts = new();
    private readonly FactStore _store = new();
    private readonly FactWriter _writer;

    public FactBook() => _writer = new FactWriter(_bytes, _texts);

    public IReadOnlyList<DataFact> TakeDown(IReadOnlyList<DataFact> facts)
    {
        if (facts.Count == 0)
        {
            return [];
        }

        var at = _bytes.Written.Length;
        foreach (var fact in facts)
        {
            _writer.Write(fact);
        }

        return new CachedFacts(_store, at, facts.Count);
    }

    public void Close() => _store.Fill(_bytes.Written.ToArray(), [.. _texts.Texts]);
}
