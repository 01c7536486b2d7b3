using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>
/// The experiments whose figures are not what they were when they came. Most modules have none, which is known without looking at their facts; the others are looked
/// at when somebody asks first, unless an earlier build did (<see cref="EditCache"/>), and a build that keeps its pages asks nothing.
/// </summary>
internal sealed class EditedFigures
{
    private static readonly Dictionary<string, EditedExperiment> s_none = [];
    private readonly Lazy<Dictionary<string, Dictionary<string, EditedExperiment>>> _byModule;

    /// <param name="revised">The modules whose history changes or removes experiments.</param>
    /// <param name="commitsOf">The key of a module's commits; the default one where something of it is not committed, which is looked at each time.</param>
    /// <param name="traceOf">The trace of one of them; called from several threads.</param>
    /// <param name="openCache">Opens what earlier builds found.</param>
    public EditedFigures(ModuleId[] revised, Func<ModuleId, ContentKey> commitsOf, Func<ModuleId, ModuleTrace> traceOf, Func<EditCache> openCache) =>
        _byModule = new(() => Look(revised, commitsOf, traceOf, openCache()));

    /// <summary>How many experiments were edited.</summary>
    public int Count => _byModule.Value.Values.Sum(m => m.Count);

    /// <summary>The edited experiment; null: its figures are what they were.</summary>
    public EditedExperiment? Find(ModuleId module, string experiment) =>
        _byModule.Value.Count == 0 ? null : _byModule.Value.GetValueOrDefault(module.Text, s_none).GetValueOrDefault(experiment);

    /// <summary>Whether a cell of a module shows an edited experiment.</summary>
    public bool IsShown(Indexing.ModuleRow row) =>
        _byModule.Value.TryGetValue(row.Id.Text, out var edited) && row.Cells.Any(c => c.Best is { } best && edited.ContainsKey(best.Experiment));

    private static Dictionary<string, Dictionary<string, EditedExperiment>> Look(ModuleId[] revised, Func<ModuleId, ContentKey> commitsOf, Func<ModuleId, ModuleTrace> traceOf, EditCache cache)
    {
        var found = new EditCache.Entry[revised.Length];
        var isNew = 0;
        AllCores.Run(revised.Length, i =>
        {
            var commits = commitsOf(revised[i]);
            if (cache.Find(revised[i], commits) is { } known)
            {
                found[i] = known;
                return;
            }

            found[i] = new EditCache.Entry(revised[i], commits, EditedIn(traceOf(revised[i])));
            if (commits != default)
            {
                Interlocked.Exchange(ref isNew, 1);
            }
        });
        if (isNew != 0)
        {
            cache.Save([.. found.Where(f => f.Commits != default)]);
        }

        return found.Where(f => f.Edited.Count > 0).ToDictionary(f => f.Module.Text, f => f.Edited, StringComparer.Ordinal);
    }

    private static Dictionary<string, EditedExperiment> EditedIn(ModuleTrace trace)
    {
        var experiments = new Dictionary<string, EditedExperiment>(StringComparer.Ordinal);
        foreach (var experiment in trace.Experiments)
        {
            if (!experiment.IsRemoved && experiment.Edits() is { Count: > 0 } edits)
            {
                experiments.Add(experiment.Id, new EditedExperiment(edits, experiment.Origin?.Experiment.PassRate));
            }
        }

        return experiments;
    }
}
