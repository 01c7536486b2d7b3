using System.Text;
using StaticTracker.Gating;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>What is marked on results of the heatmap beyond their own figures: changes beyond noise, and what the gate says of the newest ones where it does not let them pass.</summary>
internal sealed class HeatmapMarks
{
    private readonly Dictionary<(string Module, string Experiment), SureChange> _sure = [];
    private readonly HashSet<(string Module, string Experiment)> _unlike = [];
    private readonly Dictionary<(string Module, string Experiment), GateOutcome> _gate = [];

    /// <param name="index">The heatmap.</param>
    /// <param name="gated">The modules that a policy is about, in any order.</param>
    public HeatmapMarks(HeatmapIndex index, IEnumerable<(ModuleRow Row, GateReport Report)> gated)
    {
        Family = ChangeFamily.Of(index);
        foreach (var one in Family.Sure)
        {
            var row = index.Modules[one.Row];
            _sure[(row.Id.Text, row.Cells[one.Change.Cell].ByModel[one.Change.Result].Experiment)] = one;
        }

        for (var i = 0; i < index.Modules.Count; i++)
        {
            var row = index.Modules[i];
            foreach (var one in row.Changes.Unlike)
            {
                Unlike.Add((i, one));
                _unlike.Add((row.Id.Text, row.Cells[one.Cell].ByModel[one.Result].Experiment));
            }
        }

        var reports = gated.ToDictionary(g => g.Row.Id.Text, g => g.Report, StringComparer.Ordinal);
        for (var i = 0; i < index.Modules.Count && reports.Count > 0; i++)
        {
            if (reports.GetValueOrDefault(index.Modules[i].Id.Text) is { } report)
            {
                AddGate(i, report);
            }
        }
    }

    /// <summary>All that is compared with the version before.</summary>
    public ChangeFamily Family { get; }

    /// <summary>All that is marked, as a key.</summary>
    public ContentKey Key
    {
        get
        {
            var text = new StringBuilder();
            foreach (var ((module, experiment), one) in _sure)
            {
                text.Append(module).Append(' ').Append(experiment).Append(one.IsBetter ? " v\n" : " w\n");
            }

            foreach (var (module, experiment) in _unlike)
            {
                text.Append(module).Append(' ').Append(experiment).Append(" m\n");
            }

            foreach (var (_, _, cell, outcome) in Gate)
            {
                text.Append(cell.Module.Text).Append(' ').Append(cell.Experiment.Id).Append(' ').Append(outcome).Append('\n');
            }

            return ContentKey.Of(text.ToString());
        }
    }

    /// <summary>The results that are not comparable with the same model's in the version before, by rows in the order of the index.</summary>
    public List<(int Row, UnlikeChange Change)> Unlike { get; } = [];

    /// <summary>The results that the gate does not let pass, by rows in the order of the index.</summary>
    public List<(int Row, GateReport Report, GateCell Cell, GateOutcome Outcome)> Gate { get; } = [];

    /// <summary>The change of a result against the same model in the version before, where it is beyond noise.</summary>
    public SureChange? ChangeOf(ModuleId module, CellResult result) => _sure.GetValueOrDefault((module.Text, result.Experiment));

    /// <summary>Whether a result is not comparable with the same model's in the version before.</summary>
    public bool IsUnlike(ModuleId module, CellResult result) => _unlike.Contains((module.Text, result.Experiment));

    /// <summary>The gravest that the gate says of a cell's results; passed where it says nothing.</summary>
    public GateOutcome GateOf(ModuleId module, HeatmapCell cell) =>
        _gate.Count == 0 || cell.ByModel.Count == 0 ? GateOutcome.Passed : cell.ByModel.Max(r => _gate.GetValueOrDefault((module.Text, r.Experiment)));

    private void AddGate(int row, GateReport report)
    {
        foreach (var cell in report.Cells)
        {
            if (report.OutcomeOf(cell) is { } outcome and not GateOutcome.Passed)
            {
                _gate[(cell.Module.Text, cell.Experiment.Id)] = outcome;
                Gate.Add((row, report, cell, outcome));
            }
        }
    }
}
