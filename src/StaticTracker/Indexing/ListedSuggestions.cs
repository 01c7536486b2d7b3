using StaticTracker.Indexing.Caching;
using StaticTracker.Storage.Binary;
using StaticTracker.Suggestions;

namespace StaticTracker.Indexing;

/// <summary>
/// A module's suggestions with what was seen since, kept as bytes and taken apart when somebody looks at them: all of a large project would not fit in memory, and most
/// builds keep the pages that show them.
/// </summary>
public sealed class ListedSuggestions
{
    public static readonly ListedSuggestions None = new([], 0, 0, 0);

    private readonly byte[] _bytes;
    private readonly int _at;
    private readonly int _length;

    internal ListedSuggestions(byte[] bytes, int at, int length, int count) => (_bytes, _at, _length, Count) = (bytes, at, length, count);

    public int Count { get; }

    /// <summary>What there is to say of them, as a key.</summary>
    public ContentKey Key => ContentKey.Of(Bytes);

    internal ReadOnlySpan<byte> Bytes => _bytes.AsSpan(_at, _length);

    public static ListedSuggestions Of(IReadOnlyList<SuggestionEntry> entries)
    {
        if (entries.Count == 0)
        {
            return None;
        }

        var output = new ByteWriter();
        SuggestionBytes.Write(output, entries);
        return new ListedSuggestions(output.Written.ToArray(), 0, output.Written.Length, entries.Count);
    }

    /// <summary>Them, open ones first; each call takes them apart anew.</summary>
    public IReadOnlyList<SuggestionEntry> Read()
    {
        var input = new ByteReader(_bytes, _at);
        return SuggestionBytes.Read(ref input, Count);
    }
}
