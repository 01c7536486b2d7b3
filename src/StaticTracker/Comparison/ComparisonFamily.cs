namespace StaticTracker.Comparison;

/// <summary>
/// Finds the words. Everything that one report compares is one family, whatever is shown of it afterwards: all p are adjusted together, and all
/// intervals stand at the level that matches.
/// </summary>
public static class ComparisonFamily
{
    public const double Alpha = 0.05;

    /// <summary>The comparisons with their judgements; <paramref name="margin"/> is the change in points that counts as none.</summary>
    public static IReadOnlyList<ExperimentComparison> Judge(IReadOnlyList<ExperimentComparison> comparisons, decimal margin)
    {
        // The match rate is its rubric's comparison shown twice: it has the very same evidence, and is one member.
        var members = comparisons.SelectMany(c => c.Figures).Select(f => f.Evidence).OfType<Evidence>().Distinct().ToArray();
        var p = new double[members.Length];
        for (var i = 0; i < p.Length; i++)
        {
            p[i] = members[i].P;
        }

        var adjusted = BenjaminiHochberg.Adjust(p);
        var selected = 0;
        foreach (var one in adjusted)
        {
            selected += one <= Alpha ? 1 : 0;
        }

        var level = BenjaminiHochberg.Level(members.Length, selected);
        var judged = new Dictionary<Evidence, Judgement>(members.Length);
        for (var i = 0; i < members.Length; i++)
        {
            judged[members[i]] = Of(members[i], adjusted[i], level, members.Length, (double)margin);
        }

        return [.. comparisons.Select(c => c with { Figures = [.. c.Figures.Select(f => f with { Judgement = JudgementOf(f) })] })];

        Judgement JudgementOf(FigureComparison figure) =>
            figure.Evidence is { } evidence ? judged[evidence]
                : new Judgement(figure.Incomparable is null ? ComparisonWord.NotEnoughEvidence : ComparisonWord.NotComparable, null, null, level, members.Length);
    }

    private static Judgement Of(Evidence evidence, double p, double level, int family, double margin)
    {
        var interval = evidence.IntervalAt(level);
        var word = p <= Alpha && interval.Low > 0 ? ComparisonWord.Better
            : p <= Alpha && interval.High < 0 ? ComparisonWord.Worse
            : interval.Low >= -margin && interval.High <= margin ? ComparisonWord.NoDifferenceShown
            : ComparisonWord.NotEnoughEvidence;
        return new Judgement(word, p, interval, level, family);
    }
}
