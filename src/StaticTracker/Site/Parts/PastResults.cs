using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>
/// What the commits on HEAD's line made of each module's results, on the data set that the heatmap shows: after each commit what its own tree holds. What is shown of several runs, and which model is best, follows the heatmap's rules, with the
/// primary rubric and the share of errors of today.
/// </summary>
internal sealed class PastResults
{
    private readonly HistoryByModule _history;
    private readonly decimal _maxErrorShare;
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _models = new(StringComparer.Ordinal);

    public PastResults(HistoryByModule history, IReadOnlyList<PromptVersion> versions, IReadOnlyList<string> models, decimal maxErrorShare)
    {
        _history = history;
        _maxErrorShare = maxErrorShare;
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

    /// <summary>A module's past. Versions and models that nothing has today are not told.</summary>
    public PastRow Of(ModuleRow row) => new Replay(this, row).Run();

    /// <summary>The experiments of one module as they stand after one commit after the other.</summary>
    private sealed class Replay(PastResults past, ModuleRow row)
    {
        /// <summary>Which result each experiment counts for that is there.</summary>
        private readonly Dictionary<string, int> _results = new(StringComparer.Ordinal);
        private readonly Dictionary<int, List<ExperimentDigest>> _runs = [];
        private readonly Dictionary<int, PastFigure> _figures = [];
        private readonly Dictionary<int, int> _best = [];
        private readonly SortedSet<int> _touched = [];
        private readonly PastRow _found = new([], []);

        public PastRow Run()
        {
            foreach (var (place, (commit, change)) in past._history.OldestFirst(row.Id))
            {
                _touched.Clear();
                foreach (var fact in change.Facts)
                {
                    Apply(fact);
                }

                foreach (var result in _touched)
                {
                    Note(result, place, commit);
                }

                foreach (var cell in _touched.Select(result => result / past.Models.Count).Distinct())
                {
                    NoteBest(cell, place);
                }
            }

            _found.Changes.Sort(static (a, b) => a.Result != b.Result ? a.Result.CompareTo(b.Result) : a.Place.CompareTo(b.Place));
            _found.Best.Sort(static (a, b) => a.Cell != b.Cell ? a.Cell.CompareTo(b.Cell) : a.Place.CompareTo(b.Place));
            return _found;
        }

        private void Apply(DataFact fact)
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
                _runs[before].RemoveAll(run => run.Id == experiment.Id);
                _touched.Add(before);
            }

            if (experiment.Dataset != row.Dataset || !past._versions.TryGetValue(experiment.Version.Text, out var version) || !past._models.TryGetValue(experiment.Model, out var model))
            {
                return;
            }

            var result = (version * past.Models.Count) + model;
            _touched.Add(result);
            if (!isGone)
            {
                _results.Add(experiment.Id, result);
                (_runs.TryGetValue(result, out var runs) ? runs : _runs[result] = []).Add(experiment);
            }
        }

        private void Note(int result, int place, DataCommit commit)
        {
            var figure = _runs.GetValueOrDefault(result) is { Count: > 0 } runs ? PastFigure.Of(Newest(runs), row.PrimaryRubric, past._maxErrorShare) : PastFigure.Gone;
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
}
