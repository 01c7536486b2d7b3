namespace StaticTracker.Promotion;

/// <summary>The pass rates of both sides by the categories of the suite, on the items that both were judged on.</summary>
internal static class CategoryFigures
{
    /// <param name="contest">Both sides.</param>
    /// <param name="areComparable">Whether their pass rates are: where they are not, no change is told.</param>
    public static IReadOnlyList<CategoryFigure> Of(Contest contest, bool areComparable)
    {
        if (contest is not { Suite: { } suite, Items: { } items })
        {
            return [];
        }

        var judged = items.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. suite.Categories.Select(category =>
            {
                var of = suite.Items.Where(i => i.Category == category && judged.Contains(i.Id)).Select(i => i.Id).ToList();
                var (was, isNow) = (RateOf(contest.Baseline, of), RateOf(contest.Challenger, of));
                return new CategoryFigure(category, of.Count, was, isNow, areComparable ? isNow - was : null);
            }),
        ];
    }

    private static decimal? RateOf(ContestSide? side, IReadOnlyList<string> items)
    {
        if (side?.Compared.Sheets is not [var sheet] || items.Count == 0)
        {
            return null;
        }

        var cut = SuiteSide.Cut(items, sheet);
        var rows = SuiteSide.RowsOf(side.Whole, cut) ?? [];
        var (pass, fail) = (0L, 0L);
        foreach (var (_, letters) in cut.Rows.Where(r => rows.Contains(r.Key)))
        {
            pass += letters.AsSpan().Count('P');
            fail += letters.AsSpan().Count('F');
        }

        return pass + fail == 0 ? null : 100m * pass / (pass + fail);
    }
}
