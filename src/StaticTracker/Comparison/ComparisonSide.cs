using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Comparison;

/// <summary>One side of a comparison: an experiment, and where a cell is meant, the other runs of the same thing with it.</summary>
public sealed record ComparisonSide
{
    /// <summary>The experiment that was named, or the newest of its cell.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>The runs whose verdicts count here, oldest first; one unless repeats are pooled.</summary>
    public required IReadOnlyList<Experiment> Pooled { get; init; }

    /// <summary>All runs of the same thing, oldest first.</summary>
    public required IReadOnlyList<Experiment> Repeats { get; init; }

    /// <summary>How often the cell was run, with whatever parameters.</summary>
    public required int Tries { get; init; }

    /// <summary>The verdicts of each pooled run; null where they are not stored.</summary>
    public IReadOnlyList<VerdictSheet>? Sheets { get; init; }

    /// <summary>The same without its repeats.</summary>
    public ComparisonSide Alone => Pooled.Count == 1 ? this : this with { Pooled = [Experiment], Sheets = Sheets is null ? null : [Sheets[PlaceOfOwn]] };

    private int PlaceOfOwn => Pooled.TakeWhile(e => e.Id != Experiment.Id).Count();

    /// <summary>There are stored verdicts, but they do not give the experiment's figures.</summary>
    public bool SheetsDisagree { get; init; }

    /// <summary>
    /// A side of a module's experiment. <paramref name="pool"/>: with the repeats of the same thing. <paramref name="sheetOf"/> gives an
    /// experiment's stored verdicts or null. Where the experiment's own verdicts are stored, only repeats over the same items whose verdicts are
    /// stored too are pooled with it, else only those that have counts as it has.
    /// </summary>
    public static ComparisonSide Of(Module module, Experiment experiment, bool pool, Func<string, VerdictSheet?> sheetOf) => Of(module.Counted, experiment, pool, sheetOf);

    /// <summary>As above, where it is known which counted experiments may be of the same cell.</summary>
    public static ComparisonSide Of(IEnumerable<Experiment> counted, Experiment experiment, bool pool, Func<string, VerdictSheet?> sheetOf)
    {
        var repeats = RunSeries.RepeatsOf(counted, experiment);
        var stored = sheetOf(experiment.Id);
        var own = stored is not null && SheetAgreement.Agrees(experiment, stored) ? stored : null;
        var side = new ComparisonSide
        {
            Experiment = experiment,
            Pooled = pool && own is null ? OfCounts(repeats, experiment) : [experiment],
            Repeats = repeats,
            Tries = RunSeries.TriesOf(counted, experiment),
            Sheets = own is null ? null : [own],
            SheetsDisagree = stored is not null && own is null,
        };
        if (own is null || !pool)
        {
            return side;
        }

        var pooled = new List<Experiment>();
        var sheets = new List<VerdictSheet>();
        foreach (var run in repeats)
        {
            var sheet = run.Id == experiment.Id ? own : sheetOf(run.Id);
            if (sheet is not null && sheet.Items.SequenceEqual(own.Items, StringComparer.Ordinal) && SheetAgreement.Agrees(run, sheet))
            {
                pooled.Add(run);
                sheets.Add(sheet);
            }
        }

        return side with { Pooled = pooled, Sheets = sheets };
    }

    /// <summary>The runs that have counts: a rate alone can be summed with nothing, so that a run told by one stands alone.</summary>
    private static IReadOnlyList<Experiment> OfCounts(IReadOnlyList<Experiment> repeats, Experiment experiment) =>
        repeats.Count == 1 || repeats.All(HasCounts) ? repeats : HasCounts(experiment) ? [.. repeats.Where(HasCounts)] : [experiment];

    private static bool HasCounts(Experiment run) => run.Metrics is { Pass: not null, Failed: not null };
}
