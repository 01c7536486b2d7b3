using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>
/// How the heatmap became what it is, as one script of changes, loaded when somebody asks for an earlier moment: <c>ST.time({…})</c>. Commits that changed a cell, oldest first: <c>hash</c> (eight digits each), <c>at</c>
/// (seconds, against the commit before), <c>place</c> (in the whole history from the oldest on, against the commit before), <c>subjects</c>. <c>changes</c> holds for each commit how many results changed, and of each result where it
/// stands ((row × versions + version) × models + model, against the one before, the first against 0) and its pass rate then: 0 gone, 1 no rate, else tenths and 2. Results that were taken back are gone; where
/// a cell ran several times the run that was committed last counts.
/// </summary>
internal sealed class TimeScript
{
    public static readonly SitePath Path = SitePath.Of("data/time.js");

    private readonly Dictionary<string, (int Row, string? Dataset)> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _models = new(StringComparer.Ordinal);

    /// <summary>The runs of each result that are there at the moment, the one that came last at the end.</summary>
    private readonly Dictionary<int, List<ExperimentDigest>> _there = [];

    private TimeScript(HeatmapIndex index, IReadOnlyList<PromptVersion> versions, IReadOnlyList<string> models)
    {
        for (var i = 0; i < index.Modules.Count; i++)
        {
            _rows.Add(index.Modules[i].Id.Text, (i, index.Modules[i].Dataset));
        }

        for (var i = 0; i < versions.Count; i++)
        {
            _versions.Add(versions[i].Text, i);
        }

        for (var i = 0; i < models.Count; i++)
        {
            _models.Add(models[i], i);
        }
    }

    public static Html Render(ProjectHistory history, HeatmapIndex index, IReadOnlyList<PromptVersion> versions, IReadOnlyList<string> models) =>
        new TimeScript(index, versions, models).Script(history);

    private Html Script(ProjectHistory history)
    {
        var (at, place, changes) = (new PackedText(), new PackedText(), new PackedText());
        var hashes = new ScriptWriter();
        var subjects = new List<string>();
        var (timeBefore, placeBefore) = (0L, 0);
        for (var i = history.Commits.Count - 1; i >= 0; i--)
        {
            var commit = history.Commits[i];
            if (!Changes(changes, commit))
            {
                continue;
            }

            var number = history.Commits.Count - 1 - i;
            hashes.Ascii(commit.ShortHash);
            at.Signed(commit.CommittedAt - timeBefore);
            place.Add(number - placeBefore);
            (timeBefore, placeBefore) = (commit.CommittedAt, number);
            subjects.Add(commit.Subject);
        }

        var js = new ScriptWriter(64 * 1024);
        return js.Raw("ST.time({\"all\":"u8).Number(history.Commits.Count).Raw(",\"hash\":\""u8).Raw(hashes.ToHtml().Utf8.Span).Raw("\",\n\"at\":\""u8).Raw(at.ToArray())
            .Raw("\",\n\"place\":\""u8).Raw(place.ToArray()).Raw("\",\n\"changes\":\""u8).Raw(changes.ToArray()).Raw("\",\n\"subjects\":"u8).Texts(subjects).Raw("});\n"u8).ToHtml();
    }

    /// <summary>Writes what one commit changed; false where that is nothing.</summary>
    private bool Changes(PackedText text, DataCommit commit)
    {
        var changed = new SortedDictionary<int, decimal?>();
        foreach (var change in commit.Changes)
        {
            if (_rows.TryGetValue(change.Module.Text, out var row))
            {
                Apply(change, row.Row, row.Dataset, changed);
            }
        }

        if (changed.Count == 0)
        {
            return false;
        }

        text.Add(changed.Count);
        var before = 0;
        foreach (var (result, rate) in changed)
        {
            text.Add(result - before);
            before = result;
            text.Add(!_there.ContainsKey(result) ? 0 : rate is { } known ? (long)Math.Round(known * 10, MidpointRounding.AwayFromZero) + 2 : 1);
        }

        return true;
    }

    private void Apply(ModuleChange change, int row, string? dataset, SortedDictionary<int, decimal?> changed)
    {
        foreach (var fact in change.Facts)
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
                continue;
            }

            var result = (((row * _versions.Count) + version) * _models.Count) + model;
            var runs = _there.TryGetValue(result, out var known) ? known : _there[result] = [];
            Put(runs, experiment, isGone);
            if (runs.Count == 0)
            {
                _there.Remove(result);
            }

            changed[result] = runs.Count == 0 ? null : runs[^1].PassRate;
        }
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
