using StaticTracker.History;
using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// What the commits on HEAD's line made of each module's results, on the data set that the heatmap shows: after each commit what its own tree holds. What is shown of several runs, and which model is best, follows the heatmap's rules, with the
/// primary rubric and the share of errors of today. One module after the other, in memory that is used again: for one thread.
/// </summary>
internal sealed class PastReplay(PastResults past)
{
    /// <summary>Which result each experiment counts for that is there.</summary>
    private readonly Dictionary<string, int> _results = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<ExperimentDigest>> _runs = [];
    private readonly Dictionary<int, PastFigure> _figures = [];
    private readonly Dictionary<int, int> _best = [];
    private readonly List<int> _touched = [];
    private readonly PastRow _found = new([], []);

    /// <summary>A module's past, good until the next one's is asked for. Versions and models that nothing has today are not told.</summary>
    public PastRow Run(ModuleRow row)
    {
        _results.Clear();
        _runs.Clear();
        _figures.Clear();
        _best.Clear();
        _found.Changes.Clear();
        _found.Best.Clear();
        foreach (var (place, (commit, change)) in past.History.OldestFirst(row.Id))
        {
            _touched.Clear();
            foreach (var fact in change.Facts)
            {
                Apply(fact, row.Dataset);
            }

            Note(row.PrimaryRubric, place, commit);
        }

        _found.Changes.Sort(static (a, b) => a.Result != b.Result ? a.Result.CompareTo(b.Result) : a.Place.CompareTo(b.Place));
        _found.Best.Sort(static (a, b) => a.Cell != b.Cell ? a.Cell.CompareTo(b.Cell) : a.Place.CompareTo(b.Place));
        return _found;
    }

    private void Apply(DataFact fact, string? dataset)
    {
        var (experiment, isGone) = fact switch
        {
            DataFact.ExperimentAdded(var e) => (e, e.IsWithdrawn),
            DataFact.ExperimentChanged(var e, _) => (e, e.IsWithdrawn),
            DataFact.ExperimentWithdrawn(var e, _) => (e, true),
            DataFact.ExperimentRemoved(var e) => (e, true),
            _ => (null, false),
        };
        if (experiment is null)
        {
            return;
        }

        // Where its version, model or data set changed, it leaves the cell where it stood.
        if (_results.Remove(experiment.Id, out var before))
        {
            Leave(_runs[before], experiment.Id);
            _touched.Add(before);
        }

        if (experiment.Dataset != dataset || past.PlaceOf(experiment.Version, experiment.Model) is not { } result)
        {
            return;
        }

        _touched.Add(result);
        if (!isGone)
        {
            _results.Add(experiment.Id, result);
            (_runs.TryGetValue(result, out var runs) ? runs : _runs[result] = new(1)).Add(experiment);
        }
    }

    private static void Leave(List<ExperimentDigest> runs, string id) => runs.RemoveAll(run => run.Id == id);

    /// <summary>What a commit made of the results that it touched, each once and in their order, and of their cells.</summary>
    private void Note(string? primaryRubric, int place, DataCommit commit)
    {
        _touched.Sort();
        for (var i = 0; i < _touched.Count; i++)
        {
            if (i == 0 || _touched[i] != _touched[i - 1])
            {
                NoteResult(_touched[i], primaryRubric, place, commit);
            }
        }

        var models = past.Models.Count;
        for (var i = 0; i < _touched.Count; i++)
        {
            if (i == 0 || _touched[i] / models != _touched[i - 1] / models)
            {
                NoteBest(_touched[i] / models, place);
            }
        }
    }

    private void NoteResult(int result, string? primaryRubric, int place, DataCommit commit)
    {
        var figure = _runs.GetValueOrDefault(result) is { Count: > 0 } runs ? PastFigure.Of(Newest(runs), primaryRubric, past.MaxErrorShare) : PastFigure.Gone;
        if (figure.IsThere || _figures.GetValueOrDefault(result).IsThere)
        {
            _figures[result] = figure;
            _found.Changes.Add(new PastChange(result, place, commit, figure));
        }
    }

    /// <summary>As the heatmap's cells have it: the newest by its time, then by its id.</summary>
    private static ExperimentDigest Newest(List<ExperimentDigest> runs)
    {
        var newest = runs[0];
        for (var i = 1; i < runs.Count; i++)
        {
            var order = runs[i].Timestamp.CompareTo(newest.Timestamp);
            newest = order > 0 || (order == 0 && string.CompareOrdinal(runs[i].Id, newest.Id) > 0) ? runs[i] : newest;
        }

        return newest;
    }

    private void NoteBest(int cell, int place)
    {
        var (best, plain) = (BestOf(cell, byMatch: true), BestOf(cell, byMatch: false));
        var told = best == plain ? -1 : best;
        if (told != _best.GetValueOrDefault(cell, -1))
        {
            _best[cell] = told;
            _found.Best.Add(new PastBest(cell, place, told));
        }
    }

    private int BestOf(int cell, bool byMatch)
    {
        var best = -1;
        for (var model = 0; model < past.Models.Count; model++)
        {
            var figure = _figures.GetValueOrDefault((cell * past.Models.Count) + model);
            if (figure.IsThere && (best < 0 || figure.IsBetter(_figures[(cell * past.Models.Count) + best], byMatch)))
            {
                best = model;
            }
        }

        return best;
    }
}
