using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>What a suite keeps from being learned from: its items, and those with the text of one of them. Only items with the text that the suite was made with are evaluated on.</summary>
internal sealed class HeldOut
{
    private readonly HashSet<string> _ids;
    private readonly HashSet<string> _texts;
    private readonly HashSet<string> _others;
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    public HeldOut(BenchmarkSuite suite, ItemSheet items)
    {
        foreach (var item in items.Items.Where(i => i.TextSha256 is not null))
        {
            _hashes[item.Id] = item.TextSha256!;
        }

        _ids = suite.Items.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        _others = suite.Items.Where(i => i.TextSha256 is { } hash && _hashes.GetValueOrDefault(i.Id) is { } now && now != hash).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        _texts = suite.Items.Select(i => i.TextSha256 ?? _hashes.GetValueOrDefault(i.Id)).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether an item may not be learned from.</summary>
    public bool Holds(string item) => _ids.Contains(item) || (_hashes.GetValueOrDefault(item) is { } hash && _texts.Contains(hash));

    /// <summary>Whether an item is evaluated on.</summary>
    public bool Tests(string item) => _ids.Contains(item) && !_others.Contains(item);
}
