using StaticTracker.Indexing.Caching;
using StaticTracker.Modules;
using StaticTracker.Storage.Binary;
using StaticTracker.Suggestions;

namespace StaticTracker.Indexing;

/// <summary>
/// A module's suggestions with what was seen since, kept as bytes and taken apart when somebody looks at them: all of a large project would not fit in memory, and most
/// builds keep the pages that show them.
/// </summary>
public sealed class ListedSuggestions
{
    public static readonly ListedSuggestions None = new([], 0, 0, []);

    private readonly byte[] _bytes;
    private readonly int _at;
    private readonly int _length;

    internal ListedSuggestions(byte[] bytes, int at, int length, int[] byStatus)
    {
        (_bytes, _at, _length, ByStatus) = (bytes, at, length, byStatus);
        Count = byStatus.Sum();
    }

    public int Count { get; }

    /// <summary>How many have each status, in the order of <see cref="SuggestionStatus.All"/>; those of any other at the end.</summary>
    public IReadOnlyList<int> ByStatus { get; }

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
        var byStatus = new int[SuggestionStatus.All.Count + 1];
        foreach (var entry in entries)
        {
            byStatus[SuggestionStatus.PlaceIn(SuggestionStatus.All, entry.Suggestion.Status)]++;
        }

        return new ListedSuggestions(output.Written.ToArray(), 0, output.Written.Length, byStatus);
    }

    /// <summary>Them, open ones first; each call takes them apart anew.</summary>
    /// <param name="version">The version that they are for; null: all.</param>
    public IReadOnlyList<SuggestionEntry> Read(PromptVersion? version = null) => SuggestionBytes.Read(new ByteReader(_bytes, _at), Count, version);
}
