using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>
/// One content that was imported on both sides under names of its own is one experiment, though only the names tell its time, and tell different ones. The
/// name that one side alone changed is taken, else the one that comes first, as an import takes it: so that branches make no difference.
/// </summary>
internal static class JoinedRuns
{
    public static List<JoinedRun> Of(JsonNode before, JsonNode ours, JsonNode theirs)
    {
        var joined = new List<JoinedRun>();
        if (!ModuleId.TryParse(ours["module_id"u8].AsString(), out var module))
        {
            return joined;
        }

        var (ofBefore, ofOurs, ofTheirs) = (NamesIn(before, module), NamesIn(ours, module), NamesIn(theirs, module));
        var (idsOfOurs, idsOfTheirs) = (ClaimedIds.OfExperiments.In(ours), ClaimedIds.OfExperiments.In(theirs));
        foreach (var (identity, (id, told)) in ofOurs)
        {
            if (!ofTheirs.TryGetValue(identity, out var other) || told.CompareTo(other.Told) == 0)
            {
                continue;
            }

            var known = ofBefore.TryGetValue(identity, out var ancestor);
            if (known && id == other.Id && (ancestor == (id, told) || ancestor == other))
            {
                // One side alone changed its time, under the same id: a field like any other.
                continue;
            }

            var takesOurs = (known && ancestor == other) || (!(known && ancestor == (id, told)) && told.CompareTo(other.Told) < 0);
            (string Id, ToldByName Told) first = takesOurs ? (id, told) : other;
            var second = takesOurs ? other : (Id: id, Told: told);

            // Where that id stands for something else on the other side, nothing is renamed onto it.
            if (first.Id == second.Id || !(takesOurs ? idsOfTheirs : idsOfOurs).ContainsKey(first.Id))
            {
                joined.Add(new(first.Id, first.Told, second.Told, known ? ancestor.Id : null, id, other.Id));
            }
        }

        return joined;
    }

    /// <summary>
    /// A file with these experiments as they are to be, also where they are named; null where it has nothing to change. <paramref name="idOf"/> tells the id that a
    /// run has in this file, null where it is not there.
    /// </summary>
    public static byte[]? Applied(JsonTree module, IReadOnlyCollection<JoinedRun> joined, Func<JoinedRun, string?> idOf)
    {
        var runs = joined.Where(j => idOf(j) is not null).ToDictionary(j => idOf(j)!, StringComparer.Ordinal);
        if (runs.Count == 0)
        {
            return null;
        }

        var names = runs.ToDictionary(r => r.Key, r => r.Value.Id, StringComparer.Ordinal);
        return ModuleText.Merge(module.Root, new Dictionary<string, string?>
        {
            [ClaimedIds.OfExperiments.List] = ClaimedIds.OfExperiments.Edited(module.Root, element =>
            {
                var members = ClaimedIds.OfExperiments.Renamed(element, names);
                if (element["id"u8].AsString() is { } id && runs.TryGetValue(id, out var run))
                {
                    members["timestamp"] = CompactJson.Quote(run.Told.Time.Text);
                    members["dataset_version"] = run.Told.DatasetVersion is { } version ? CompactJson.Quote(version) : null;
                }

                return members;
            }),
        });
    }

    /// <summary>Experiments whose ids were made from their sources, by identity; one that stands twice is left out, since it is not known which is meant.</summary>
    private static Dictionary<string, (string Id, ToldByName Told)> NamesIn(JsonNode file, ModuleId module)
    {
        var names = new Dictionary<string, (string, ToldByName)>(StringComparer.Ordinal);
        var twice = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, element) in ClaimedIds.OfExperiments.In(file))
        {
            if (RunIdentity.Of(module, element) is { HasSource: true, Hash: var hash } && ExperimentIds.IsMadeFrom(id, hash) && Timestamp.TryParse(element["timestamp"u8].AsString(), out var time)
                && !names.TryAdd(hash, (id, new(time, element["dataset_version"u8].AsString()))))
            {
                twice.Add(hash);
            }
        }

        return names.Where(n => !twice.Contains(n.Key)).ToDictionary(StringComparer.Ordinal);
    }
}
