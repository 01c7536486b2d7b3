using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;

namespace StaticTracker.Comparison;

/// <summary>
/// Compares two experiments of a module: the pass rate, the match rate and every rubric. Finds the evidence; the words come from the family
/// (<see cref="ComparisonFamily"/>), since they depend on what else a report compares.
/// </summary>
public sealed class Comparer(Settings settings, bool midP = false)
{
    private static readonly Phrase s_passRate = Phrase.Of("pass_rate");
    private static readonly Phrase s_matchRate = Phrase.Of("match_rate");

    /// <summary>The comparison, not yet judged.</summary>
    public ExperimentComparison Compare(Module module, ComparisonSide before, ComparisonSide after)
    {
        var primary = module.PrimaryRubric ?? settings.Of(module.Id).PrimaryRubric;
        var pair = PairOf(before, after);
        (before, after) = (pair.Before, pair.After);

        var rubrics = RubricsOf(before).Union(RubricsOf(after), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(r => OfRubric(pair, r, module.NameOf(r))).ToList();
        var passRate = OfPassRate(pair);
        if (rubrics is [{ Evidence: not null } only] && passRate.Evidence is not null && IsSame(only, passRate))
        {
            // The only rubric is the pass rate: one comparison, so that it does not count twice in the family.
            passRate = passRate with { Evidence = only.Evidence };
        }

        var figures = new List<FigureComparison> { passRate };
        if (rubrics.Find(r => r.Rubric == primary) is { } match)
        {
            figures.Add(match with { Kind = FigureKind.MatchRate, Name = s_matchRate });
        }
        else if (StatedMatchRate(before, after) is { } stated)
        {
            figures.Add(stated);
        }

        return new ExperimentComparison
        {
            Module = module.Id,
            Before = before,
            After = after,
            Figures = [.. figures, .. rubrics],
            Notes = ComparisonNotes.Of(module, before, after, figures[0]),
        };
    }

    /// <summary>As above, of one figure alone: a rubric's, or the pass rate (null).</summary>
    public ExperimentComparison CompareOne(Module module, ComparisonSide before, ComparisonSide after, string? rubric)
    {
        var pair = PairOf(before, after);
        return new ExperimentComparison
        {
            Module = module.Id,
            Before = pair.Before,
            After = pair.After,
            Figures = [rubric is null ? OfPassRate(pair) : OfRubric(pair, rubric, module.NameOf(rubric))],
        };
    }

    /// <summary>The pass rates alone, not yet judged and without each side's own interval.</summary>
    public FigureComparison ComparePassRates(ComparisonSide before, ComparisonSide after) => OfPassRate(PairOf(before, after), withIntervals: false);

    /// <summary>Both sides with what they share. Where both are runs of one thing and a run would count on both sides, no side is pooled: nothing can be told from a run against itself.</summary>
    private static Pair PairOf(ComparisonSide before, ComparisonSide after)
    {
        if (before.Pooled.Any(e => after.Pooled.Any(other => other.Id == e.Id)))
        {
            (before, after) = (before.Alone, after.Alone);
        }

        var sheetsBefore = before.Sheets is { } first ? new SheetStack(first) : null;
        var sheetsAfter = after.Sheets is { } second ? new SheetStack(second) : null;
        return new Pair(before, after, sheetsBefore, sheetsAfter, Comparability.OfAll(before, after, sheetsBefore, sheetsAfter));
    }

    /// <summary>Same counts and same flips, of the same row: the same comparison.</summary>
    private static bool IsSame(FigureComparison a, FigureComparison b) =>
        (a.Before.Pass, a.Before.Fail, a.After.Pass, a.After.Fail) == (b.Before.Pass, b.Before.Fail, b.After.Pass, b.After.Fail)
        && a.Better.SequenceEqual(b.Better) && a.Worse.SequenceEqual(b.Worse);

    private static IEnumerable<string> RubricsOf(ComparisonSide side) => side.Pooled.SelectMany(e => e.Rubrics).Select(r => r.Rubric);

    /// <summary>Rates of the primary rubric that are stated without its counts.</summary>
    private static FigureComparison? StatedMatchRate(ComparisonSide before, ComparisonSide after) =>
        before.Experiment.Metrics.MatchRate is null && after.Experiment.Metrics.MatchRate is null ? null
            : new FigureComparison
            {
                Kind = FigureKind.MatchRate,
                Name = s_matchRate,
                Before = new SideFigure { Rate = Rate.Stated(before.Experiment.Metrics.MatchRate) },
                After = new SideFigure { Rate = Rate.Stated(after.Experiment.Metrics.MatchRate) },
            };

    private FigureComparison OfPassRate(Pair pair, bool withIntervals = true)
    {
        var was = SideFigures.PassRate(pair.Before, pair.SheetsBefore, withIntervals, out var rowsBefore);
        var isNow = SideFigures.PassRate(pair.After, pair.SheetsAfter, withIntervals, out var rowsAfter);
        var figure = new FigureComparison { Kind = FigureKind.PassRate, Name = s_passRate, Before = was, After = isNow };
        var against = pair.Against ?? Comparability.OfPassRate(pair.Before, pair.After) ?? Comparability.Errors(was, isNow, settings.MaxErrorShare);
        if (against is not null)
        {
            return figure with { Incomparable = against };
        }

        return rowsBefore is not null && rowsAfter is not null && rowsBefore.SequenceEqual(rowsAfter, StringComparer.Ordinal)
            ? Paired(figure, pair, rowsBefore)
            : figure with { Evidence = TotalsEvidence.OfPassRate(pair.Before, pair.After, was, isNow) };
    }

    private FigureComparison OfRubric(Pair pair, string rubric, string name)
    {
        var was = SideFigures.Rubric(pair.Before, pair.SheetsBefore, rubric, out var rowsBefore);
        var isNow = SideFigures.Rubric(pair.After, pair.SheetsAfter, rubric, out var rowsAfter);
        var figure = new FigureComparison { Kind = FigureKind.Rubric, Rubric = rubric, Name = Phrase.Data(name), Before = was, After = isNow };
        var against = pair.Against ?? Comparability.OfRubric(rubric, pair.Before, pair.After) ?? Comparability.Errors(was, isNow, settings.MaxErrorShare);
        if (against is not null)
        {
            return figure with { Incomparable = against };
        }

        return rowsBefore is not null && rowsAfter is not null
            ? Paired(figure, pair, rowsBefore)
            : figure with { Evidence = TotalsEvidence.OfRubric(pair.Before, pair.After, was, isNow) };
    }

    private FigureComparison Paired(FigureComparison figure, Pair pair, IReadOnlyList<string> rows)
    {
        var verdicts = PairedVerdicts.Of(pair.SheetsBefore!, pair.SheetsAfter!, rows);
        return figure with { Evidence = verdicts.Evidence(midP), Better = verdicts.Better, Worse = verdicts.Worse };
    }

    /// <summary>Both sides with what was made of their sheets, and what stands against comparing them at all.</summary>
    private sealed record Pair(ComparisonSide Before, ComparisonSide After, SheetStack? SheetsBefore, SheetStack? SheetsAfter, Incomparable? Against);
}
