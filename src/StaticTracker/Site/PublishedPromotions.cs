using System.Text;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>What the site knows of promotions: the list of each module that has one.</summary>
public sealed class PublishedPromotions
{
    public static readonly PublishedPromotions None = new([], PublishedRouters.None);

    private readonly Dictionary<string, (PromotionList List, ContentKey Key)> _lists;
    private readonly PublishedRouters _routers;

    public PublishedPromotions(IEnumerable<PromotionList> lists, PublishedRouters routers)
    {
        _routers = routers;
        _lists = lists.Where(l => l.Active is not null).ToDictionary(l => l.Module.Text, l => (l, KeyOf(l)), StringComparer.Ordinal);
        Key = _lists.Count == 0 ? default : ContentKey.Of(Encoding.UTF8.GetBytes(string.Join('\n', _lists.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key} {ActiveOf(l.Key)} {string.Join(' ', MarkedOf(l.Key))}"))));
    }

    /// <summary>Nothing was ever promoted.</summary>
    public bool AreNone => _lists.Count == 0;

    /// <summary>What is active everywhere, in one key; the default where nothing is.</summary>
    internal ContentKey Key { get; }

    public PromotionList? Of(ModuleId module) => _lists.GetValueOrDefault(module.Text).List;

    /// <summary>The version that is active of a module; null: none.</summary>
    public string? ActiveOf(string module) => _lists.GetValueOrDefault(module).List?.Active?.Version.Version.Text;

    /// <summary>The versions whose cells are marked: the active one, or those that an active router chooses between.</summary>
    internal IReadOnlyList<string> MarkedOf(string module) => ActiveOf(module) is not { } active ? [] : _routers.ChosenBetween(module) ?? [active];

    /// <summary>Another key where something is known of the module's promotions.</summary>
    internal ContentKey With(ContentKey key, ModuleId module) => _lists.TryGetValue(module.Text, out var known) ? key.With(known.Key) : key;

    internal ContentKey With(ContentKey key) => AreNone ? key : key.With(Key);

    private static ContentKey KeyOf(PromotionList list)
    {
        var text = PromotionText.Of(list);
        return ContentKey.Of(text);
    }
}
