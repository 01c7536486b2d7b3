using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Gating;

/// <summary>Results as the gate sees them: each against the baselines that its module's rules ask for, repeats pooled as <c>compare</c> does.</summary>
public sealed class CellBaselines(Settings settings)
{
    private readonly Comparer _comparer = new(settings);
    private readonly BaselineFinder _finder = new(settings);

    /// <summary>A result whose comparisons are not judged yet: the words depend on all that a report compares.</summary>
    /// <param name="module">The module with all its experiments.</param>
    /// <param name="experiment">The result.</param>
    /// <param name="shownFirst">The baseline that is shown before those of the rules; null: the usual one.</param>
    /// <param name="withdrawn">Experiments that the same change withdraws.</param>
    /// <param name="sheetOf">An experiment's stored verdicts, or null.</param>
    public GateCell Of(Module module, Experiment experiment, string? shownFirst, IReadOnlySet<string> withdrawn, Func<string, VerdictSheet?> sheetOf)
    {
        var side = ComparisonSide.Of(module, experiment, pool: true, sheetOf);
        return new GateCell
        {
            Module = module.Id,
            Side = side,
            Figures = ExperimentFigures.Of(side, module.PrimaryRubric ?? settings.Of(module.Id).PrimaryRubric),
            Baselines = Baselines(module, side, shownFirst, withdrawn, sheetOf),
        };
    }

    /// <summary>The cells with their comparisons judged, everything that the report compares as one family.</summary>
    public static IReadOnlyList<GateCell> Judge(IReadOnlyList<GateCell> cells, decimal margin)
    {
        var judged = new Queue<ExperimentComparison>(ComparisonFamily.Judge([.. cells.SelectMany(c => c.Baselines).Select(b => b.Comparison).OfType<ExperimentComparison>()], margin));
        return [.. cells.Select(c => c with { Baselines = [.. c.Baselines.Select(b => b.Comparison is null ? b : b with { Comparison = judged.Dequeue() })] })];
    }

    /// <summary>What is shown first, then what the rules of the gate ask for besides.</summary>
    private List<GateBaseline> Baselines(Module module, ComparisonSide side, string? shownFirst, IReadOnlySet<string> withdrawn, Func<string, VerdictSheet?> sheetOf)
    {
        var asked = new List<string?> { shownFirst };
        asked.AddRange(settings.Gate?.Rules.Where(r => r.IsAbout(module.Id)).Select(r => r.Against) ?? []);
        var made = new Dictionary<(string, bool), ExperimentComparison>();
        return [.. asked.Distinct().Select(name => Baseline(module, side, name, withdrawn, choice => Compare(module, choice, side, sheetOf, made)))];
    }

    private GateBaseline Baseline(Module module, ComparisonSide side, string? name, IReadOnlySet<string> withdrawn, Func<BaselineChoice, ExperimentComparison> compare)
    {
        var choice = _finder.Find(module, side.Experiment, name);
        return new GateBaseline
        {
            Asked = name,
            Comparison = choice.Experiment is null ? null : compare(choice),
            Missing = choice.Missing,
            IsFirst = choice.IsFirst,
            Withdrawn = withdrawn.Count == 0 ? null : WithdrawnBaseline(module, side.Experiment, name, withdrawn),
        };
    }

    /// <summary>What it would be compared with had the same change not withdrawn it: nobody chooses his own baseline by taking the right one away.</summary>
    private string? WithdrawnBaseline(Module module, Experiment experiment, string? name, IReadOnlySet<string> withdrawn)
    {
        var asItWas = module with { Experiments = [.. module.Experiments.Select(e => withdrawn.Contains(e.Id) ? e with { Withdrawn = null } : e)] };
        return _finder.Find(asItWas, experiment, name).Experiment is { } chosen && withdrawn.Contains(chosen.Id) ? chosen.Id : null;
    }

    /// <summary>The same two are compared once, whatever the baseline is called.</summary>
    private ExperimentComparison Compare(Module module, BaselineChoice choice, ComparisonSide side, Func<string, VerdictSheet?> sheetOf, Dictionary<(string, bool), ExperimentComparison> made)
    {
        var before = choice.Experiment!;
        if (!made.TryGetValue((before.Id, choice.Pools), out var comparison))
        {
            made.Add((before.Id, choice.Pools), comparison = _comparer.Compare(module, ComparisonSide.Of(module, before, choice.Pools, sheetOf), side));
        }

        return comparison with { Baseline = choice.Name, Notes = choice.Note is { } note ? [note, .. comparison.Notes] : comparison.Notes };
    }
}
