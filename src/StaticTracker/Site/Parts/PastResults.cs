using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>What the commits made of each module's results, on the data set that the heatmap shows. Results that were taken back are gone; where a cell ran several times the run that was committed last counts.</summary>
internal sealed class PastResults
{
    private readonly HistoryByModule _history;
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _models = new(StringComparer.Ordinal);

    public PastResults(HistoryByModule history, IReadOnlyList<PromptVersion> versions, IReadOnlyList<string> models)
    {
        _history = history;
        Versions = versions;
        Models = models;
        for (var i = 0; i < versions.Count; i++)
        {
            _versions.Add(versions[i].Text, i);
        }

        for (var i = 0; i < models.Count; i++)
        {
            _models.Add(models[i], i);
        }
    }

    public IReadOnlyList<PromptVersion> Versions { get; }

    public IReadOnlyList<string> Models { get; }

    /// <summary>A module's changes by result, those of a result oldest first. Versions and models that nothing has today are not told.</summary>
    public List<PastChange> Of(ModuleRow row)
    {
        var found = new List<PastChange>();
        var there = new Dictionary<int, List<ExperimentDigest>>();
        var changed = new HashSet<int>();
        foreach (var (place, (commit, change)) in _history.OldestFirst(row.Id))
        {
            changed.Clear();
            foreach (var fact in change.Facts)
            {
                Apply(fact, row.Dataset, there, changed);
            }

            foreach (var result in changed)
            {
                found.Add(new PastChange(result, place, commit, there[result] is { Count: > 0 } runs ? PastChange.Of(runs[^1].PassRate) : PastChange.Gone));
            }
        }

        found.Sort(static (a, b) => a.Result != b.Result ? a.Result.CompareTo(b.Result) : a.Place.CompareTo(b.Place));
        return found;
    }

    private void Apply(DataFact fact, string? dataset, Dictionary<int, List<ExperimentDigest>> there, HashSet<int> changed)
    {
        var (experiment, isGone) = fact switch
        {
            DataFact.ExperimentAdded(var e) => (e, e.IsWithdrawn),
            DataFact.ExperimentChanged(var e, _) => (e, e.IsWithdrawn),
            DataFact.ExperimentWithdrawn(var e, _) => (e, true),
            DataFact.ExperimentRemoved(var e) => (e, true),
            _ => (null, false),
        };
        if (experiment is null || experiment.Dataset != dataset || !_versions.TryGetValue(experiment.Version.Text, out var version) || !_models.TryGetValue(experiment.Model, out var model))
        {
            return;
        }

        var result = (version * Models.Count) + model;
        Put(there.TryGetValue(result, out var known) ? known : there[result] = [], experiment, isGone);
        changed.Add(result);
    }

    /// <summary>A run that is there already keeps its place.</summary>
    private static void Put(List<ExperimentDigest> runs, ExperimentDigest experiment, bool isGone)
    {
        var place = runs.FindIndex(r => r.Id == experiment.Id);
        if (isGone)
        {
            if (place >= 0)
            {
                runs.RemoveAt(place);
            }
        }
        else if (place >= 0)
        {
            runs[place] = experiment;
        }
        else
        {
            runs.Add(experiment);
        }
    }
}
