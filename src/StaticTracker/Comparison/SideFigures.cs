namespace StaticTracker.Comparison;

/// <summary>The figures of one side by itself, each with its interval, and the rows of stored verdicts that they stand on.</summary>
internal static class SideFigures
{
    public static SideFigure PassRate(ComparisonSide side, SheetStack? sheets, bool withInterval, out IReadOnlyList<string>? rows)
    {
        rows = sheets is null ? null : FigureRows.OfPassRate(side.Experiment, sheets);
        var figure = SideFigure.OfTotals(side.Pooled);
        return withInterval
            ? WithInterval(figure, sheets, rows, FigureRows.HasOneVerdictAnItem(side.Experiment), TotalsEvidence.ItemsOf(side.Experiment), side.Pooled.Count)
            : figure;
    }

    public static SideFigure Rubric(ComparisonSide side, SheetStack? sheets, string rubric, out IReadOnlyList<string>? rows)
    {
        rows = sheets is null ? null : FigureRows.OfRubric(rubric, sheets);
        var figure = SideFigure.OfRubric(side.Pooled, rubric);
        return WithInterval(figure, sheets, rows, isOnePerItem: true, figure.Pass + figure.Fail, side.Pooled.Count);
    }

    private static SideFigure WithInterval(SideFigure figure, SheetStack? sheets, IReadOnlyList<string>? rows, bool isOnePerItem, long? items, int runs)
    {
        if (sheets is not null && rows is not null)
        {
            var clustered = ClusteredRate.Of(sheets.Tallies(rows))?.IntervalAt(1 - ComparisonFamily.Alpha);
            return figure with { Interval = clustered, SoundInterval = clustered };
        }

        if (figure is not { Pass: >= 0 and { } pass, Fail: >= 0 and { } fail })
        {
            return figure;
        }

        // Repeats over the same items are no independent verdicts, and neither are the rubrics of one item: they count as one run over the items at most.
        var independent = Math.Min((double)(pass + fail) / runs, items ?? 0);
        return figure with
        {
            Interval = Wilson.Of(pass, fail),
            IntervalTooNarrow = !isOnePerItem || figure.Spread is not null,
            SoundInterval = pass + fail > 0 && independent > 0 ? Wilson.OfRate((double)pass / (pass + fail), independent) : null,
        };
    }
}
