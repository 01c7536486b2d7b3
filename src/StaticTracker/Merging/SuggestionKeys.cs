using System.Globalization;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// Suggestions by their permanent id. One without is matched with the ancestor's by the same text, else by version, rubric and issue where that is clear;
/// a new one is keyed by its text as the id that it would get.
/// </summary>
internal sealed class SuggestionKeys : ElementKeys
{
    /// <summary>What two suggestions agree in to be the same one, stronger agreements first; null: it has nothing to agree in.</summary>
    private static readonly Func<Words, string?>[] s_agreements =
    [
        static w => w.Id,
        static w => $"{w.Version}\n{w.Rubric}\n{w.Text}",
        static w => $"{w.Version}\n{w.Text}",
        static w => w.Issue is null ? null : $"{w.Version}\n{w.Rubric}\n{w.Issue}",
    ];

    public override bool NeedsId => false;

    public override List<KeyValuePair<string, JsonNode>> OfBase(JsonNode list) => OfSide(list, []);

    public override List<KeyValuePair<string, JsonNode>> OfSide(JsonNode list, List<KeyValuePair<string, JsonNode>> ancestors)
    {
        var own = new List<Words>();
        foreach (var element in list.Elements)
        {
            own.Add(Words.Of(element));
        }

        var keys = Matched(own, ancestors.ConvertAll(a => (a.Key, Words.Of(a.Value))));
        var taken = ancestors.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        taken.UnionWith(own.Select(o => o.Id).OfType<string>());
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < own.Count; i++)
        {
            keys[i] ??= own[i].Id ?? Fresh(own[i], taken, numbers);
        }

        return [.. own.Select((o, i) => KeyValuePair.Create(keys[i]!, o.Node))];
    }

    private static string?[] Matched(List<Words> own, List<(string Key, Words Words)> ancestors)
    {
        var keys = new string?[own.Count];
        var free = Enumerable.Range(0, ancestors.Count).ToHashSet();
        foreach (var agreement in s_agreements)
        {
            // Where several could be meant none is: a match by chance would turn one suggestion into another.
            var ofOwn = Enumerable.Range(0, own.Count).Where(i => keys[i] is null && agreement(own[i]) is not null).ToLookup(i => agreement(own[i])!, StringComparer.Ordinal);
            var ofAncestors = free.Where(k => agreement(ancestors[k].Words) is not null).ToLookup(k => agreement(ancestors[k].Words)!, StringComparer.Ordinal);
            foreach (var group in ofOwn.Where(g => g.Count() == 1 && ofAncestors[g.Key].Count() == 1))
            {
                var (i, k) = (group.First(), ofAncestors[group.Key].First());
                if (MayBeTheSame(own[i], ancestors[k].Words))
                {
                    keys[i] = ancestors[k].Key;
                    free.Remove(k);
                }
            }
        }

        return keys;
    }

    /// <summary>Another permanent id is another suggestion.</summary>
    private static bool MayBeTheSame(Words a, Words b) => a.Id is null || b.Id is null || a.Id == b.Id;

    /// <summary>The id that a new one would get; where that is taken, what it is about stands behind it, and its number among its likes.</summary>
    private static string Fresh(Words words, HashSet<string> taken, Dictionary<string, int> numbers)
    {
        var key = SuggestionId.Of(words.Text);
        if (taken.Add(key))
        {
            return key;
        }

        var about = $"{key} {words.Version} {words.Rubric}";
        do
        {
            var number = numbers[about] = numbers.GetValueOrDefault(about) + 1;
            key = number == 1 ? about : string.Create(CultureInfo.InvariantCulture, $"{about} {number}");
        }
        while (!taken.Add(key));
        return key;
    }

    private sealed record Words(JsonNode Node, string? Id, string Text, string? Version, string? Rubric, string? Issue)
    {
        public static Words Of(JsonNode node) => new(
            node, node["id"u8].AsString(), node["suggestion"u8].AsString() ?? "", node["version"u8].AsString(), node["rubric"u8].AsString(), node["issue"u8].AsString());
    }
}
