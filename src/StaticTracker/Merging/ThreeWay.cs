using StaticTracker.Json;

namespace StaticTracker.Merging;

/// <summary>
/// Merges a value with its like on the other side against their common ancestor. What one side changed is taken from it; what both changed alike is
/// taken once; what both changed differently is merged part by part down to the smallest that contradict each other.
/// </summary>
/// <param name="asAncestor">
/// The result is the ancestor of a merge to come, where nobody can be asked: what contradicts stays as it was before both.
/// </param>
internal sealed class ThreeWay(bool asAncestor)
{
    private readonly List<string> _place = [];

    /// <summary>The merged value; null where it is not there any more. A node that does not exist stands for a side without the value.</summary>
    public Merged? Merge(JsonNode before, JsonNode ours, JsonNode theirs, MergeRule rule)
    {
        if (SameValue.Of(ours, theirs))
        {
            return Take(SameValue.Choose(ours, theirs));
        }

        if (SameValue.Of(before, ours))
        {
            return Take(theirs);
        }

        if (SameValue.Of(before, theirs))
        {
            return Take(ours);
        }

        return rule.Form switch
        {
            MergeForm.Whole => Strictly(before, ours, theirs, rule),
            MergeForm.First => First(before, ours, theirs),
            MergeForm.Set when IsSet(before) && IsSet(ours) && IsSet(theirs) => Sets(before, ours, theirs),
            MergeForm.Keyed when IsList(before) && IsList(ours) && IsList(theirs) => Elements(before, ours, theirs, rule),
            MergeForm.Ordered when IsList(before) && IsList(ours) && IsList(theirs) => InOrder(before, ours, theirs, rule),
            MergeForm.Map when IsMap(before) && IsMap(ours) && IsMap(theirs) => Members(before, ours, theirs, rule),
            MergeForm.ByKey when ours.Kind == JsonKind.Object && theirs.Kind == JsonKind.Object => Members(before, ours, theirs, rule),
            _ => Contradict(before, ours, theirs),
        };
    }

    private static Merged? Take(JsonNode node) => node.Exists ? new Merged.Taken(node) : null;

    private static bool IsMap(JsonNode node) => !node.Exists || node.Kind == JsonKind.Object;

    private static bool IsList(JsonNode node) => !node.Exists || node.Kind == JsonKind.Array;

    private static bool IsSet(JsonNode node)
    {
        if (!IsList(node))
        {
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in node.Elements)
        {
            if (element.AsString() is not { } text || !seen.Add(text))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether something that may be missing is there in the end: as the side says that changed it.</summary>
    private static bool StaysThere(JsonNode before, JsonNode ours, JsonNode theirs) =>
        ours.Exists == theirs.Exists ? ours.Exists : ours.Exists != before.Exists ? ours.Exists : theirs.Exists;

    private Merged? Contradict(JsonNode before, JsonNode ours, JsonNode theirs) =>
        asAncestor ? Take(before) : new Merged.Contradiction(PlaceWords.Of(_place), ours, theirs);

    private Merged? First(JsonNode before, JsonNode ours, JsonNode theirs) =>
        ours.AsString() is { } a && theirs.AsString() is { } b ? Take(string.CompareOrdinal(a, b) < 0 ? ours : theirs) : Contradict(before, ours, theirs);

    /// <summary>Two sides of one piece: whatever differs contradicts.</summary>
    private Merged? Strictly(JsonNode before, JsonNode ours, JsonNode theirs, MergeRule rule)
    {
        if (SameValue.Of(ours, theirs))
        {
            return Take(SameValue.Choose(ours, theirs));
        }

        if (asAncestor)
        {
            return Take(before);
        }

        if (rule.Form == MergeForm.First)
        {
            return First(before, ours, theirs);
        }

        if (ours.Kind != JsonKind.Object || theirs.Kind != JsonKind.Object)
        {
            return Contradict(before, ours, theirs);
        }

        var (a, b) = (MemberTable.Of(ours), MemberTable.Of(theirs));
        var members = new List<KeyValuePair<string, Merged>>();
        foreach (var name in a.Keys.Union(b.Keys))
        {
            Put(members, name, () => Strictly(default, a.GetValueOrDefault(name), b.GetValueOrDefault(name), rule.Member(name)));
        }

        return new Merged.Parts(members);
    }

    private Merged? Members(JsonNode before, JsonNode ours, JsonNode theirs, MergeRule rule)
    {
        var (old, a, b) = (MemberTable.Of(before), MemberTable.Of(ours), MemberTable.Of(theirs));
        var together = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in rule.Units)
        {
            var edits = new EditedParts();
            foreach (var name in unit)
            {
                edits.Look(old.GetValueOrDefault(name), a.GetValueOrDefault(name), b.GetValueOrDefault(name));
            }

            together.UnionWith(edits.Contradict ? unit : []);
        }

        var members = new List<KeyValuePair<string, Merged>>();
        foreach (var name in old.Keys.Union(a.Keys).Union(b.Keys))
        {
            var (o, x, y) = (old.GetValueOrDefault(name), a.GetValueOrDefault(name), b.GetValueOrDefault(name));
            Put(members, name, () => together.Contains(name) ? Strictly(o, x, y, rule.Member(name)) : Merge(o, x, y, rule.Member(name)));
        }

        return members.Count > 0 || StaysThere(before, ours, theirs) ? new Merged.Parts(members) : null;
    }

    private void Put(List<KeyValuePair<string, Merged>> members, string name, Func<Merged?> merge)
    {
        _place.Add(name);
        if (merge() is { } value)
        {
            members.Add(new(name, value));
        }

        _place.RemoveAt(_place.Count - 1);
    }

    private Merged.Listed? Elements(JsonNode before, JsonNode ours, JsonNode theirs, MergeRule rule)
    {
        var old = rule.Keys.OfBase(before);
        var a = new Dictionary<string, JsonNode>(rule.Keys.OfSide(ours, old), StringComparer.Ordinal);
        var b = new Dictionary<string, JsonNode>(rule.Keys.OfSide(theirs, old), StringComparer.Ordinal);
        var known = old.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        var elements = new List<Merged>(old.Count);
        foreach (var (key, element) in old)
        {
            Put(key, element, a.GetValueOrDefault(key), b.GetValueOrDefault(key));
        }

        // New ones in the order of their keys, so that it does not matter which side they come from.
        foreach (var key in a.Keys.Union(b.Keys).Where(k => !known.Contains(k)).Order(StringComparer.Ordinal))
        {
            Put(key, default, a.GetValueOrDefault(key), b.GetValueOrDefault(key));
        }

        return elements.Count > 0 || StaysThere(before, ours, theirs) ? new Merged.Listed(elements) : null;

        void Put(string key, JsonNode was, JsonNode x, JsonNode y)
        {
            _place.Add(PlaceWords.Element(rule.Noun, key));
            if (Merge(was, x, y, rule.Inner) is { } value)
            {
                elements.Add(value);
            }

            _place.RemoveAt(_place.Count - 1);
        }
    }

    /// <summary>Elements in the order of the side that changed it; where both did, nothing tells which comes first.</summary>
    private Merged? InOrder(JsonNode before, JsonNode ours, JsonNode theirs, MergeRule rule)
    {
        var (old, a, b) = (rule.Keys.OfBase(before), rule.Keys.OfBase(ours), rule.Keys.OfBase(theirs));
        var (oldKeys, keysA, keysB) = (old.ConvertAll(e => e.Key), a.ConvertAll(e => e.Key), b.ConvertAll(e => e.Key));
        var order = keysA.SequenceEqual(keysB) || keysB.SequenceEqual(oldKeys) ? keysA : keysA.SequenceEqual(oldKeys) ? keysB : null;
        if (order is null || order.Distinct().Count() < order.Count || oldKeys.Distinct().Count() < oldKeys.Count)
        {
            return Contradict(before, ours, theirs);
        }

        var (was, x, y) = (old.ToDictionary(), a.ToDictionary(), b.ToDictionary());
        foreach (var (key, element) in was.Where(e => !order.Contains(e.Key)))
        {
            // Removed on the side that rules the order: nothing of it may be edited on the other.
            var kept = x.TryGetValue(key, out var ofOurs) ? ofOurs : y.GetValueOrDefault(key);
            if (kept.Exists && !SameValue.Of(element, kept))
            {
                return Contradict(before, ours, theirs);
            }
        }

        var elements = new List<Merged>();
        foreach (var key in order)
        {
            _place.Add(PlaceWords.Element(rule.Noun, key));
            var (o, p, q) = (was.GetValueOrDefault(key), x.GetValueOrDefault(key), y.GetValueOrDefault(key));
            elements.Add(p.Exists && q.Exists ? Merge(o, p, q, rule.Inner)! : new Merged.Taken(p.Exists ? p : q));
            _place.RemoveAt(_place.Count - 1);
        }

        return elements.Count > 0 || StaysThere(before, ours, theirs) ? new Merged.Listed(elements) : null;
    }

    private static Merged.Listed? Sets(JsonNode before, JsonNode ours, JsonNode theirs)
    {
        var (old, a, b) = (Texts(before), Texts(ours), Texts(theirs));
        var elements = new List<Merged>();
        foreach (var (text, node) in old)
        {
            if (a.ContainsKey(text) && b.ContainsKey(text))
            {
                elements.Add(new Merged.Taken(node));
            }
        }

        foreach (var text in a.Keys.Union(b.Keys).Where(t => !old.ContainsKey(t)).Order(StringComparer.Ordinal))
        {
            elements.Add(new Merged.Taken(a.TryGetValue(text, out var node) ? node : b[text]));
        }

        return elements.Count > 0 || StaysThere(before, ours, theirs) ? new Merged.Listed(elements) : null;
    }

    private static Dictionary<string, JsonNode> Texts(JsonNode list)
    {
        var texts = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var element in list.Elements)
        {
            texts.Add(element.GetString(), element);
        }

        return texts;
    }
}
