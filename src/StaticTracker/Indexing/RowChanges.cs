using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Indexing;

/// <summary>
/// The pass rates that a row shows against those of the same model in the version before, as <c>tracker compare</c> compares two cells: repeats pooled, paired where the verdicts are stored.
/// Where the newest run of that version is not the one that <c>tracker compare</c> would choose of it, nothing is compared: what the row shows is no difference of like with like.
/// </summary>
/// <param name="Compared">How many could be compared: what the row adds to the family of all.</param>
/// <param name="Candidates">Those with a p of at most 0.05, in the order of cells and results.</param>
/// <param name="Unlike">Those that are not comparable for another reason than the data set's version, which the row shows itself, in the same order.</param>
public sealed record RowChanges(int Compared, IReadOnlyList<CellChange> Candidates, IReadOnlyList<UnlikeChange> Unlike)
{
    /// <summary>Steps of the search for the level at which an interval touches zero: far below what is printed.</summary>
    private const int Steps = 40;

    public static readonly RowChanges None = new(0, [], []);

    /// <param name="module">The module.</param>
    /// <param name="row">Its row.</param>
    /// <param name="settings">The error share and the margin.</param>
    /// <param name="intervals">Its stored verdicts.</param>
    public static RowChanges Of(Module module, ModuleRow row, Settings settings, ModuleIntervals intervals)
    {
        var runs = module.Counted.Where(e => e.Dataset == row.Dataset).ToLookup(e => (e.PromptVersion, e.Model));
        var comparer = new Comparer(settings);
        var before = new Dictionary<string, (ComparisonSide Newest, IEnumerable<Experiment> Runs)>(StringComparer.Ordinal);
        var candidates = new List<CellChange>();
        var unlike = new List<UnlikeChange>();
        var compared = 0;
        for (var cell = 0; cell < row.Cells.Count; cell++)
        {
            var results = row.Cells[cell].ByModel;
            for (var i = 0; i < results.Count; i++)
            {
                if (results[i].PassRate is null)
                {
                    continue;
                }

                // Only runs of the same version and model are ever pooled: looking through all of the module's for each result would take long.
                var ofCell = runs[(row.Cells[cell].Version, results[i].Model)];
                var now = ComparisonSide.Of(ofCell, ofCell.First(e => e.Id == results[i].Experiment), pool: true, intervals.SheetOf);
                if (before.TryGetValue(results[i].Model, out var then))
                {
                    Compare(cell, i, then.Newest, RunSeries.Nearest(then.Runs, now.Experiment)!, now);
                }

                before[results[i].Model] = (now, ofCell);
            }
        }

        return compared + unlike.Count == 0 ? None : new RowChanges(compared, candidates, unlike);

        void Compare(int cell, int result, ComparisonSide then, Experiment nearest, ComparisonSide now)
        {
            var figure = comparer.ComparePassRates(then, now);
            if (figure.Incomparable is { } against)
            {
                // Some items that only one side has are like errors: nothing is made of the difference, and it is marked where there are too many.
                if (against.Reason != IncomparableReason.OtherDataset && !(against.OnOneSide <= settings.MaxErrorShare))
                {
                    unlike.Add(new UnlikeChange(cell, result, ComparisonWording.Of(against)));
                }
            }
            else if (nearest.Id != then.Experiment.Id)
            {
                unlike.Add(new UnlikeChange(cell, result, Phrase.Of("judged.other_run", ("id", nearest.Id))));
            }
            else if (figure.Evidence is { } evidence)
            {
                compared++;
                AddCandidate(cell, result, evidence, then, now);
            }
        }

        void AddCandidate(int cell, int result, Evidence evidence, ComparisonSide then, ComparisonSide now)
        {
            // An interval that holds zero at 95 % is beyond noise in no family; its p need not be found.
            if (Holds(evidence, ComparisonFamily.Alpha) && evidence.P <= ComparisonFamily.Alpha)
            {
                var judged = ComparisonFamily.Judge([comparer.Compare(module, then, now)], settings.NoDifferenceMargin)[0];
                candidates.Add(new CellChange(cell, result, evidence.P, TouchOf(evidence), evidence.Points, judged.PassRate.Judgement.Word is ComparisonWord.Better or ComparisonWord.Worse)
                {
                    Method = evidence.Method,
                    N = evidence.N,
                    PairsBetter = evidence.PairsBetter,
                    PairsWorse = evidence.PairsWorse,
                });
            }
        }
    }

    /// <summary>Whether the interval of a level, given as one minus it, lies wholly on one side of zero.</summary>
    private static bool Holds(Evidence evidence, double alpha) => evidence.IntervalAt(1 - alpha) is var interval && (interval.Low > 0 || interval.High < 0);

    private static double TouchOf(Evidence evidence)
    {
        // Their p is this by its definition.
        if (evidence.Method == ComparisonMethod.TotalsOnly)
        {
            return evidence.P;
        }

        var (holds, fails) = (Math.Log(ComparisonFamily.Alpha), Math.Log(1e-15));
        for (var i = 0; i < Steps; i++)
        {
            var middle = (holds + fails) / 2;
            (holds, fails) = Holds(evidence, Math.Exp(middle)) ? (middle, fails) : (holds, middle);
        }

        return Math.Exp(holds);
    }
}
