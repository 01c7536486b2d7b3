using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>Compares what a file states with what its evaluations give. The recomputed figures are kept; the difference is told with both.</summary>
internal static class StatedCheck
{
    private const int MostDecimals = 8; // Stated rates are doubles: their last digits are noise.

    /// <summary>The counts, their total and the pass rate.</summary>
    public static void Counts(FoundRun run, List<Problem> problems)
    {
        var (stated, counts) = (run.Stated, run.Counts);
        var isTold = Differs(stated.Pass, counts.Pass) || Differs(stated.Fail, counts.Failed) || Differs(stated.Error, counts.Error ?? 0);
        if (isTold)
        {
            var given = $"{Text(stated.Pass)} passed, {Text(stated.Fail)} failed, {Text(stated.Error)} errors";
            problems.Add(new Problem((stated.Pass ?? stated.Fail ?? stated.Error)!.Span, Codes.Importing.StatedFigure,
                $"the file states {given}; its evaluations give {counts.Pass}, {counts.Failed} and {counts.Error ?? 0}, which are taken"));
        }

        // A total that only sums up what was told says nothing new.
        if (stated.Total is { } total && counts.Total is { } own && !FitsTotal(total, run, own)
            && !(isTold && total.Count == stated.Pass?.Count + stated.Fail?.Count + (stated.Error?.Count ?? 0)))
        {
            problems.Add(new Problem(total.Span, Codes.Importing.StatedFigure,
                $"the file states a total of {total.Shown}; its {(counts.Unit is null ? "counts" : "evaluations")} give {own}{(run.Items is { } items ? $" of {items} item{(items == 1 ? "" : "s")}" : "")}, which is taken"));
        }

        if (stated.PassRate is { } rate && counts is { Pass: { } pass, Failed: { } fail } && !Fits(rate, pass, fail, counts.Error ?? 0))
        {
            problems.Add(RateProblem("pass rate", rate, pass, fail, run.Counts.Unit is null ? "counts" : "evaluations"));
        }
    }

    /// <summary>The match rate, against the primary rubric's counts.</summary>
    public static Problem? MatchRate(StatedNumber stated, RubricResult rubric) =>
        Fits(stated, rubric.Pass ?? 0, rubric.Failed ?? 0, rubric.Error ?? 0) ? null : RateProblem("match rate", stated, rubric.Pass ?? 0, rubric.Failed ?? 0, $"evaluations of {rubric.Rubric}");

    private static Problem RateProblem(string name, StatedNumber stated, long pass, long fail, string counted)
    {
        var own = Rate.Of(pass, fail) is { } rate ? $"{Rate.Text(rate)} ({pass} of {pass + fail})" : "none";
        return new Problem(stated.Span, Codes.Importing.StatedFigure, $"the file states a {name} of {stated.Shown}; its {counted} give {own}, which is taken");
    }

    /// <summary>Rates in the wild were computed as P/(P+F) and as P/(P+F+E): either fits, to the digits stated.</summary>
    private static bool Fits(StatedNumber stated, long pass, long fail, long error)
    {
        if (stated.Value is not { } value)
        {
            return false;
        }

        // As most state it: with one decimal, rounded.
        return (value.Scale == 1 && value == Rate.Of(pass, fail)) || Near(value, pass, pass + fail) || Near(value, pass, pass + fail + error);
    }

    private static bool Near(decimal stated, long pass, long whole)
    {
        var exact = whole == 0 ? 0m : 100m * pass / whole;
        var half = 0.5m;
        for (var i = Math.Min(Rate.DecimalsOf(stated), MostDecimals); i > 0; i--)
        {
            half /= 10;
        }

        return stated is >= -1000 and <= 1000 && Math.Abs(stated - exact) <= half + 0.000000001m;
    }

    /// <summary>
    /// A total in the wild is one of verdicts, with errors and what was skipped or without, or one of items. Where items were not counted it may be any number from the largest rubric's to that of all
    /// verdicts.
    /// </summary>
    private static bool FitsTotal(StatedNumber stated, FoundRun run, long own)
    {
        var counts = run.Counts;
        var (total, all) = (stated.Count, own + (counts.Skipped ?? 0));
        return total is { } number && (number == own || number == all || number == own - (counts.Error ?? 0)
            || (run.Items is { } items ? number == items || number == run.Verdicts?.Items.Count : number <= all && number >= run.Rubrics.Select(r => (r.Total ?? 0) + (r.Skipped ?? 0)).DefaultIfEmpty(1).Max()));
    }

    private static bool Differs(StatedNumber? stated, long? counted) => stated is not null && stated.Count != counted;

    private static string Text(StatedNumber? stated) => stated?.Shown ?? "no";
}
