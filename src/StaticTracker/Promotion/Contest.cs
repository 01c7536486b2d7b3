using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>
/// A challenger and what it is held against, on a suite or as whole results, not judged yet. The verdicts of a suite's items are the stored ones; where they do not give
/// the figures of their experiment they are not used.
/// </summary>
internal sealed class Contest
{
    private Contest()
    {
    }

    /// <summary>Null: nothing is active, and nothing was named.</summary>
    public ContestSide? Baseline { get; private init; }

    public required ContestSide Challenger { get; init; }

    public BenchmarkSuite? Suite { get; private init; }

    /// <summary>Items that both sides were judged on, in ordinal order; null where nothing tells which.</summary>
    public IReadOnlyList<string>? Items { get; private init; }

    /// <summary>How many those are; null where nothing tells.</summary>
    public long? Judged { get; private init; }

    /// <summary>What a reader should know of the two sides, whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Both as whole results.</summary>
    public static Contest OfWholes(Module module, Experiment? baseline, Experiment challenger, Func<string, VerdictSheet?> sheetOf)
    {
        var after = ContestSide.OfWhole(module, challenger, sheetOf);
        var before = baseline is null ? null : ContestSide.OfWhole(module, baseline, sheetOf);
        return new Contest
        {
            Baseline = before,
            Challenger = after,
            Judged = before is null ? after.Items : before.Items is { } a && after.Items is { } b ? Math.Min(a, b) : null,
        };
    }

    /// <summary>Both on the items of a suite that both were judged on. <paramref name="sameTexts"/>: those items are known to have the same text on both sides, whatever their data sets are called.</summary>
    public static Contest OfSuite(
        Module module, BenchmarkSuite suite, Experiment? baseline, Experiment challenger, Func<string, VerdictSheet?> sheetOf, Func<IReadOnlyList<string>, Experiment, Experiment, bool> sameTexts)
    {
        var notes = new List<string>();
        var after = SheetOf(challenger, suite, sheetOf, notes);
        var before = baseline is null ? null : SheetOf(baseline, suite, sheetOf, notes);
        var items = suite.Items.Select(i => i.Id).Where(i => after?.Verdicts.IsJudged(i) == true && (baseline is null || (before is not null && after.Verdicts.CoversAs(before.Verdicts, i)))).ToList();
        var first = baseline;
        if (baseline is not null && items.Count > 0 && (baseline.Dataset, baseline.DatasetVersion) != (challenger.Dataset, challenger.DatasetVersion) && sameTexts(items, baseline, challenger))
        {
            notes.Add("The data sets go by other names, but every item compared has the same text in both.");
            first = baseline with { Dataset = challenger.Dataset, DatasetVersion = challenger.DatasetVersion };
        }

        return new Contest
        {
            Suite = suite,
            Baseline = first is null ? null : ContestSide.OfItems(module, first, Cut(items, before, first), sheetOf),
            Challenger = ContestSide.OfItems(module, challenger, Cut(items, after, challenger), sheetOf),
            Items = [.. items.Order(StringComparer.Ordinal)],
            Judged = items.Count,
            Notes = notes,
        };
    }

    private static VerdictSheet Cut(IReadOnlyList<string> items, Usable? of, Experiment experiment) =>
        of is null ? new VerdictSheet(experiment.Id, [], []) : SuiteSide.Cut(items, of.Sheet);

    private static Usable? SheetOf(Experiment experiment, BenchmarkSuite suite, Func<string, VerdictSheet?> sheetOf, List<string> notes)
    {
        if (sheetOf(experiment.Id) is not { } sheet)
        {
            notes.Add($"The verdicts of {experiment.Id} are not stored: it has none on the suite.");
            return null;
        }

        if (!SheetAgreement.Agrees(experiment, sheet))
        {
            notes.Add($"The stored verdicts of {experiment.Id} do not give its figures and are not used: 'tracker check' tells more.");
            return null;
        }

        var cut = SuiteSide.Cut(suite.Items.Select(i => i.Id), sheet);
        return SuiteSide.RowsOf(experiment, cut) is { } rows ? new Usable(sheet, new ItemVerdicts(cut, rows)) : null;
    }

    private sealed record Usable(VerdictSheet Sheet, ItemVerdicts Verdicts);
}
