using StaticTracker.Comparison;
using StaticTracker.Gating;
using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>
/// The cells that a change brings: by new experiments, or by withdrawn ones that count again. Each stands against the baselines that are asked for, repeats pooled as
/// <c>compare</c> does.
/// </summary>
internal sealed class NewCells(Settings settings, DiffOptions options)
{
    private readonly Comparer _comparer = new(settings);
    private readonly BaselineFinder _finder = new(settings);

    /// <summary>Cells whose comparisons are not judged yet: the words depend on all that the report compares.</summary>
    /// <param name="module">The module at the head.</param>
    /// <param name="change">What changed in it.</param>
    /// <param name="sheetOf">An experiment's stored verdicts, or null.</param>
    public IEnumerable<GateCell> Of(Module module, ModuleChange change, Func<string, VerdictSheet?> sheetOf)
    {
        var counts = change.Facts.Select(CountsNow).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var withdrawn = change.Facts.OfType<DataFact.ExperimentWithdrawn>().Select(f => f.Experiment.Id).ToHashSet(StringComparer.Ordinal);
        var primary = module.PrimaryRubric ?? settings.Of(module.Id).PrimaryRubric;
        foreach (var newest in Newest(module, counts))
        {
            var side = ComparisonSide.Of(module, newest, pool: true, sheetOf);
            yield return new GateCell { Module = module.Id, Side = side, Figures = ExperimentFigures.Of(side, primary), Baselines = Baselines(module, side, withdrawn, sheetOf) };
        }
    }

    /// <summary>The cells with their comparisons judged, everything that the report compares as one family.</summary>
    public static IReadOnlyList<GateCell> Judge(IReadOnlyList<GateCell> cells, decimal margin)
    {
        var judged = new Queue<ExperimentComparison>(ComparisonFamily.Judge([.. cells.SelectMany(c => c.Baselines).Select(b => b.Comparison).OfType<ExperimentComparison>()], margin));
        return [.. cells.Select(c => c with { Baselines = [.. c.Baselines.Select(b => b.Comparison is null ? b : b with { Comparison = judged.Dequeue() })] })];
    }

    private static string? CountsNow(DataFact fact) => fact switch
    {
        DataFact.ExperimentAdded(var e) => e.Id,
        DataFact.ExperimentChanged(var e, var fields) when fields.Any(f => f is { Field: "withdrawn", After: null }) => e.Id,
        _ => null,
    };

    /// <summary>The newest of the new runs of each same thing, in the order of the file.</summary>
    private static IEnumerable<Experiment> Newest(Module module, HashSet<string> added)
    {
        var kept = new List<Experiment>();
        foreach (var experiment in module.Counted.Where(e => added.Contains(e.Id)).OrderByDescending(e => e.Timestamp).ThenByDescending(e => e.Id, StringComparer.Ordinal))
        {
            if (!kept.Exists(k => RunSeries.IsSameThing(k, experiment)))
            {
                kept.Add(experiment);
            }
        }

        return kept.Order(ExperimentOrder.Comparer);
    }

    /// <summary>What is shown first, then what the rules of the gate ask for besides.</summary>
    private List<GateBaseline> Baselines(Module module, ComparisonSide side, HashSet<string> withdrawn, Func<string, VerdictSheet?> sheetOf)
    {
        var asked = new List<string?> { options.Against };
        asked.AddRange(settings.Gate?.Rules.Where(r => r.IsAbout(module.Id)).Select(r => r.Against) ?? []);
        var made = new Dictionary<(string, bool), ExperimentComparison>();
        return [.. asked.Distinct().Select(name => Baseline(module, side, name, withdrawn, choice => Compare(module, choice, side, sheetOf, made)))];
    }

    private GateBaseline Baseline(Module module, ComparisonSide side, string? name, HashSet<string> withdrawn, Func<BaselineChoice, ExperimentComparison> compare)
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
    private string? WithdrawnBaseline(Module module, Experiment experiment, string? name, HashSet<string> withdrawn)
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
