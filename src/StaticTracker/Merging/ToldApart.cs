using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// An id that both sides gave to a new experiment of theirs, though the two are different runs, goes to neither: each gets an id with more
/// digits of its own identity, so that the result does not depend on who merges whom. An id that the ancestor has is permanent and never changed.
/// </summary>
internal static class ToldApart
{
    /// <summary>The new ids of experiments by their old ones, for each side; where nothing has to be told apart both are empty.</summary>
    public static (IReadOnlyDictionary<string, string> Ours, IReadOnlyDictionary<string, string> Theirs) Of(JsonNode before, JsonNode ours, JsonNode theirs)
    {
        var (forOurs, forTheirs) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        if (!ModuleId.TryParse(ours["module_id"u8].AsString(), out var module))
        {
            return (forOurs, forTheirs);
        }

        var known = Experiments(before).Keys.ToHashSet(StringComparer.Ordinal);
        var (a, b) = (Experiments(ours), Experiments(theirs));
        var (formerA, formerB) = (Former(a), Former(b));
        foreach (var id in a.Keys.Where(id => b.ContainsKey(id) || formerB.Contains(id)).Union(b.Keys.Where(formerA.Contains)).Where(id => !known.Contains(id)))
        {
            var claims = Claims(module, id, [a, b], formerA[id].Concat(formerB[id]));
            var isContested = claims.Exists(c => !c.IsSameAs(claims[0])) || (claims.Count > 1 && a.ContainsKey(id) != b.ContainsKey(id));
            foreach (var (side, names) in isContested ? [(a, forOurs), (b, forTheirs)] : Array.Empty<(Dictionary<string, JsonNode> Of, Dictionary<string, string> Names)>())
            {
                // Where the longer id stands in that side already, nothing is renamed onto it.
                if (side.TryGetValue(id, out var experiment) && RunIdentity.Of(module, experiment) is { } run && !side.ContainsKey(ExperimentIds.Longer(id, run.Hash)))
                {
                    names[id] = ExperimentIds.Longer(id, run.Hash);
                }
            }
        }

        return (forOurs, forTheirs);
    }

    /// <summary>Whether one of these experiments came from an import, which may have stored its verdicts under its id.</summary>
    public static bool AreImported(JsonNode module, IReadOnlyDictionary<string, string> names) =>
        names.Count > 0 && Experiments(module).Any(e => names.ContainsKey(e.Key) && e.Value["source"u8].Exists);

    /// <summary>A module file with experiments under new ids, and what names them.</summary>
    public static byte[] Renamed(JsonTree module, IReadOnlyDictionary<string, string> names)
    {
        var text = module.Text.ToArray();
        foreach (var (old, id) in names)
        {
            text = Edit(text, old, "id", id);
        }

        foreach (var (id, experiment) in Experiments(module.Root))
        {
            if (experiment["corrects"u8].AsString() is { } corrected && names.TryGetValue(corrected, out var renamed))
            {
                text = Edit(text, names.GetValueOrDefault(id, id), "corrects", renamed);
            }
        }

        return text;
    }

    private static byte[] Edit(byte[] text, string experiment, string key, string value)
    {
        using var tree = JsonTree.Parse(text);
        return ModuleText.Edit(tree, experiment, new Dictionary<string, string?> { [key] = CompactJson.Quote(value) });
    }

    private static Dictionary<string, JsonNode> Experiments(JsonNode module)
    {
        var experiments = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var element in module["experiments"u8].Elements)
        {
            experiments[element["id"u8].GetString()] = element;
        }

        return experiments;
    }

    private static ILookup<string, KeyValuePair<string, JsonNode>> Former(Dictionary<string, JsonNode> side) =>
        side.Where(e => ExperimentIds.Shorter(e.Key) is not null).ToLookup(e => ExperimentIds.Shorter(e.Key)!, StringComparer.Ordinal);

    /// <summary>The runs that have an id on a side, or had it before they were told apart.</summary>
    private static List<RunIdentity> Claims(ModuleId module, string id, Dictionary<string, JsonNode>[] sides, IEnumerable<KeyValuePair<string, JsonNode>> former)
    {
        var runs = sides.Where(s => s.ContainsKey(id)).Select(s => RunIdentity.Of(module, s[id]));
        var before = former.Select(f => RunIdentity.Of(module, f.Value) is { } run && ExperimentIds.Longer(id, run.Hash) == f.Key ? run : null);
        return [.. runs.Concat(before).OfType<RunIdentity>()];
    }
}
