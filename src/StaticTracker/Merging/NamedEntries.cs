using StaticTracker.Json;

namespace StaticTracker.Merging;

/// <summary>
/// Entries that one side removed while the other began to name them contradict, though neither was changed twice: a suggestion that takes another's
/// place, a baseline, a rule of the gate.
/// </summary>
internal static class NamedEntries
{
    /// <summary>The merged module, where a suggestion that is named is not gone unseen.</summary>
    public static Merged HoldSuggestions(Merged module, JsonNode ours, JsonNode theirs) => HoldElements(
        module, "suggestions", "id", "suggestion", ours["suggestions"u8], theirs["suggestions"u8], ElementsOf(module.Member("suggestions")).Select(s => s.Text("superseded_by")), "");

    /// <summary>The merged settings, where baselines and rules that are named are not gone unseen.</summary>
    public static Merged HoldPolicy(Merged settings, JsonNode ours, JsonNode theirs)
    {
        if (settings is not Merged.Parts)
        {
            return settings;
        }

        var gate = settings.Member("gate");
        var baselines = EntriesOf(settings.Member("modules")).Select(m => m.Value.Text("baseline")).Concat(ElementsOf(gate?.Member("rules")).Select(r => r.Text("against")));
        var held = HoldMembers(settings, "baselines", ours["baselines"u8], theirs["baselines"u8], baselines);
        return gate is null ? held : Replaced(
            held, "gate",
            HoldElements(gate, "rules", "name", "rule", ours["gate"u8]["rules"u8], theirs["gate"u8]["rules"u8], ElementsOf(gate.Member("overrides")).Select(o => o.Text("rule")), "gate, "));
    }

    private static Merged HoldElements(Merged owner, string list, string key, string noun, JsonNode ours, JsonNode theirs, IEnumerable<string?> names, string place)
    {
        var elements = ElementsOf(owner.Member(list));
        var count = elements.Count;
        var there = elements.Select(e => e.Text(key)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.OfType<string>().Distinct().Where(n => !there.Contains(n)))
        {
            var (a, b) = (Find(ours, key, name), Find(theirs, key, name));
            if (a.Exists != b.Exists)
            {
                elements.Add(new Merged.Contradiction($"{place}{noun} {name}", a, b));
            }
        }

        return elements.Count == count ? owner : Replaced(owner, list, new Merged.Listed(elements));
    }

    private static Merged HoldMembers(Merged owner, string map, JsonNode ours, JsonNode theirs, IEnumerable<string?> names)
    {
        var entries = EntriesOf(owner.Member(map));
        var (a, b) = (MemberTable.Of(ours), MemberTable.Of(theirs));
        var count = entries.Count;
        foreach (var name in names.OfType<string>().Distinct().Where(n => !entries.Exists(e => e.Key == n)).ToList())
        {
            if (a.ContainsKey(name) != b.ContainsKey(name))
            {
                entries.Add(new(name, new Merged.Contradiction($"{map}.{name}", a.GetValueOrDefault(name), b.GetValueOrDefault(name))));
            }
        }

        return entries.Count == count ? owner : Replaced(owner, map, new Merged.Parts(entries));
    }

    private static Merged.Parts Replaced(Merged owner, string name, Merged value) =>
        new([.. Merged.Apart(owner).Members.Where(m => m.Key != name), new(name, value)]);

    private static List<Merged> ElementsOf(Merged? list) => list switch
    {
        Merged.Listed { Elements: var elements } => [.. elements],
        Merged.Taken { Node: var node } => Taken(node),
        _ => [],
    };

    private static List<KeyValuePair<string, Merged>> EntriesOf(Merged? map) => map is null ? [] : [.. Merged.Apart(map).Members];

    private static List<Merged> Taken(JsonNode list)
    {
        var elements = new List<Merged>();
        foreach (var element in list.Elements)
        {
            elements.Add(new Merged.Taken(element));
        }

        return elements;
    }

    private static JsonNode Find(JsonNode list, string key, string name)
    {
        foreach (var element in list.Elements)
        {
            if (element[System.Text.Encoding.UTF8.GetBytes(key)].AsString() == name)
            {
                return element;
            }
        }

        return default;
    }
}
