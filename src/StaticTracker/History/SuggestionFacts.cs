using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>Suggestions of two versions, matched by id, else by version, rubric and issue, else by their place in the list.</summary>
internal static class SuggestionFacts
{
    public static void Add(List<DataFact> facts, Leftover rest)
    {
        if (rest.Old.Count == 0 && rest.New.Count == 0)
        {
            return;
        }

        var old = rest.Old.ConvertAll(i => (Index: i, Suggestion: Read(rest.Before!, rest.OldElements, i)));
        var now = rest.New.ConvertAll(i => (Index: i, Suggestion: Read(rest.After!, rest.NewElements, i)));
        var partners = new Dictionary<int, int>();
        Match(old, now, partners, static (a, b) => a.Suggestion.Id is { } id && id == b.Suggestion.Id);
        Match(old, now, partners, static (a, b) => MayBeTheSame(a.Suggestion, b.Suggestion) && a.Suggestion.Rubric == b.Suggestion.Rubric && a.Suggestion.Issue == b.Suggestion.Issue);
        Match(old, now, partners, static (a, b) => MayBeTheSame(a.Suggestion, b.Suggestion) && a.Index == b.Index);
        foreach (var (index, suggestion) in now)
        {
            if (!partners.TryGetValue(index, out var partner))
            {
                facts.Add(new DataFact.SuggestionAdded(suggestion));
            }
            else if (Differ(rest, partner, index))
            {
                facts.Add(new DataFact.SuggestionChanged(Read(rest.Before!, rest.OldElements, partner), suggestion));
            }
        }

        var matched = partners.Values.ToHashSet();
        facts.AddRange(old.Where(o => !matched.Contains(o.Index)).Select(o => new DataFact.SuggestionRemoved(o.Suggestion)));
    }

    /// <summary>Another version's suggestion is another one, and so is one with another permanent id.</summary>
    private static bool MayBeTheSame(Suggestion a, Suggestion b) => a.Version == b.Version && (a.Id is null || b.Id is null || a.Id == b.Id);

    private static void Match(
        List<(int Index, Suggestion Suggestion)> old, List<(int Index, Suggestion Suggestion)> now, Dictionary<int, int> partners,
        Func<(int Index, Suggestion Suggestion), (int Index, Suggestion Suggestion), bool> agree)
    {
        var taken = partners.Values.ToHashSet();
        foreach (var candidate in now.Where(n => !partners.ContainsKey(n.Index)))
        {
            var at = old.FindIndex(o => !taken.Contains(o.Index) && agree(o, candidate));
            if (at >= 0)
            {
                partners.Add(candidate.Index, old[at].Index);
                taken.Add(old[at].Index);
            }
        }
    }

    private static bool Differ(Leftover rest, int old, int now)
    {
        using var before = JsonTree.Parse(rest.Before!.MemoryOf(rest.OldElements[old]));
        using var after = JsonTree.Parse(rest.After!.MemoryOf(rest.NewElements[now]));
        return !FieldDifferences.AreSame(before.Root, after.Root);
    }

    private static Suggestion Read(SplitText text, ElementList elements, int index)
    {
        ref var element = ref elements[index];
        if (element.Record is not Suggestion suggestion)
        {
            using var tree = JsonTree.Parse(text.MemoryOf(element));
            element.Record = suggestion = ModuleReader.TryReadSuggestion(tree.Root)!;
        }

        return suggestion;
    }
}
