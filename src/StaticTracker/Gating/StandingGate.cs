using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Gating;

/// <summary>
/// What the policy says of a module as it stands, and not of a change: its newest results, as if they came today. A module's results are one family, so that what is said of
/// one does not depend on the others.
/// </summary>
/// <param name="settings">The settings, with the baselines that rules name.</param>
/// <param name="policy">Their policy.</param>
/// <param name="day">The day that overrides are held against; null: that of the newest of the results.</param>
public sealed class StandingGate(Settings settings, GatePolicy policy, DateOnly? day)
{
    private static readonly HashSet<string> s_none = [];

    private readonly CellBaselines _baselines = new(settings);

    /// <param name="module">The module with all its experiments.</param>
    /// <param name="newest">The results to look at, in their order.</param>
    /// <param name="sheetOf">An experiment's stored verdicts, or null.</param>
    public GateReport Of(Module module, IReadOnlyList<Experiment> newest, Func<string, VerdictSheet?> sheetOf)
    {
        var cells = CellBaselines.Judge([.. newest.Select(e => _baselines.Of(module, e, null, s_none, sheetOf))], settings.NoDifferenceMargin);
        return GateReport.Of(policy, cells, [], settings.NoDifferenceMargin, day ?? (newest.Count == 0 ? DateOnly.MinValue : DateOnly.FromDateTime(newest.Max(e => e.Timestamp.Order))));
    }
}
