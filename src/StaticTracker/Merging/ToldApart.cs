using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// An id that both sides gave to something new of theirs, though the two are different things, goes to neither: each gets one made from what it
/// is, so that the result does not depend on who merges whom. An id that the ancestor has is permanent and never changed.
/// </summary>
internal static class ToldApart
{
    private static readonly ClaimedIds[] s_lists = [ClaimedIds.OfExperiments, ClaimedIds.OfSuggestions];

    /// <summary>What gets another id; nothing, where nothing has to be told apart.</summary>
    public static List<Renaming> Of(JsonNode before, JsonNode ours, JsonNode theirs)
    {
        var renamings = new List<Renaming>();
        if (ModuleId.TryParse(ours["module_id"u8].AsString(), out var module))
        {
            foreach (var ids in s_lists)
            {
                Add(renamings, module, ids, ids.In(before), ids.In(ours), ids.In(theirs));
            }
        }

        return renamings;
    }

    /// <summary>Whether an experiment among them came from an import, which may have stored its verdicts under its id.</summary>
    public static bool AreImported(JsonNode module, IEnumerable<Renaming> renamings)
    {
        var names = renamings.Where(r => r.Noun == ClaimedIds.OfExperiments.Noun).Select(r => r.Old).ToHashSet(StringComparer.Ordinal);
        return names.Count > 0 && ClaimedIds.OfExperiments.In(module).Any(e => names.Contains(e.Key) && e.Value["source"u8].Exists);
    }

    /// <summary>A side's module file with its new ids, also where they are named; null where it has none.</summary>
    public static byte[]? Renamed(JsonTree module, IEnumerable<Renaming> renamings)
    {
        var lists = new Dictionary<string, string?>();
        foreach (var ids in s_lists)
        {
            var names = renamings.Where(r => r.Noun == ids.Noun).ToDictionary(r => r.Old, r => r.Id, StringComparer.Ordinal);
            if (names.Count > 0)
            {
                lists[ids.List] = ids.Edited(module.Root, e => ids.Renamed(e, names));
            }
        }

        return lists.Count == 0 ? null : ModuleText.Merge(module.Root, lists);
    }

    private static void Add(List<Renaming> renamings, ModuleId module, ClaimedIds ids, Dictionary<string, JsonNode> before, Dictionary<string, JsonNode> ours, Dictionary<string, JsonNode> theirs)
    {
        var (formerOurs, formerTheirs) = (Former(module, ids, ours), Former(module, ids, theirs));
        foreach (var id in ours.Keys.Where(id => theirs.ContainsKey(id) || formerTheirs.Contains(id)).Union(theirs.Keys.Where(formerOurs.Contains)).Where(id => !before.ContainsKey(id)))
        {
            var claims = new[] { ours, theirs }.Where(s => s.ContainsKey(id)).Select(s => ids.IdentityOf(module, s[id])).OfType<object>().Concat(formerOurs[id]).Concat(formerTheirs[id]).ToList();
            if (!claims.Exists(c => !ids.AreSame(c, claims[0])) && (claims.Count < 2 || ours.ContainsKey(id) == theirs.ContainsKey(id)))
            {
                continue;
            }

            foreach (var (side, isOurs) in new[] { (ours, true), (theirs, false) })
            {
                // Where the other id stands in that side already, nothing is renamed onto it.
                if (side.TryGetValue(id, out var element) && ids.IdentityOf(module, element) is { } identity && ids.OwnId(id, identity) is var own && !side.ContainsKey(own))
                {
                    renamings.Add(new(ids.Noun, isOurs, id, own));
                }
            }
        }
    }

    /// <summary>What was told apart before, by the id that it had then.</summary>
    private static ILookup<string, object> Former(ModuleId module, ClaimedIds ids, Dictionary<string, JsonNode> side)
    {
        var former = new List<(string Id, object Identity)>();
        foreach (var (id, element) in side)
        {
            if (ids.FormerId(id, element) is { } old && old != id && ids.IdentityOf(module, element) is { } identity && ids.OwnId(old, identity) == id)
            {
                former.Add((old, identity));
            }
        }

        return former.ToLookup(f => f.Id, f => f.Identity, StringComparer.Ordinal);
    }
}
