using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Site;

/// <summary>
/// The experiments whose figures are not what they were when they came. Most modules have none, which is known without looking at their facts; the others are looked
/// at when somebody asks first, and a build that keeps its pages asks nothing.
/// </summary>
internal sealed class EditedFigures
{
    private static readonly Dictionary<string, EditedExperiment> s_none = [];
    private readonly Lazy<Dictionary<string, Dictionary<string, EditedExperiment>>> _byModule;

    /// <param name="revised">A change of each module whose history changes or removes experiments.</param>
    /// <param name="traceOf">The trace of one of them; called from several threads.</param>
    public EditedFigures(ModuleChange[] revised, Func<ModuleId, ModuleTrace> traceOf) => _byModule = new(() =>
    {
        var found = new Dictionary<string, Dictionary<string, EditedExperiment>>(StringComparer.Ordinal);
        AllCores.Run(revised.Length, i =>
        {
            if (EditedIn(traceOf(revised[i].Module)) is { Count: > 0 } edited)
            {
                lock (found)
                {
                    found.Add(revised[i].Module.Text, edited);
                }
            }
        });
        return found;
    });

    /// <summary>How many experiments were edited.</summary>
    public int Count => _byModule.Value.Values.Sum(m => m.Count);

    /// <summary>The edited experiment; null: its figures are what they were.</summary>
    public EditedExperiment? Find(ModuleId module, string experiment) =>
        _byModule.Value.Count == 0 ? null : _byModule.Value.GetValueOrDefault(module.Text, s_none).GetValueOrDefault(experiment);

    /// <summary>Whether a cell of a module shows an edited experiment.</summary>
    public bool IsShown(Indexing.ModuleRow row) =>
        _byModule.Value.TryGetValue(row.Id.Text, out var edited) && row.Cells.Any(c => c.Best is { } best && edited.ContainsKey(best.Experiment));

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
