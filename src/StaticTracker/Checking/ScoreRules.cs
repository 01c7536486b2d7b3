using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Checking;

/// <summary>The scores of a verdict file: one entry for each item, and the mean and number that the experiment states of them.</summary>
internal static class ScoreRules
{
    private const int MostDecimals = 6;
    private const decimal Largest = 1_000_000_000_000_000; // Sums of millions of these stay in range.

    public static void Check(FileProblems problems, JsonNode scores, int items, Experiment? experiment)
    {
        var isOnly = scores.Count == 1;
        foreach (var row in scores.Members)
        {
            if (row.Value.Count is var given && given != items)
            {
                problems.Add(
                    row.Value, Codes.Form.RowLength, $"the scores {Shown.Text(row.Name)} have {given} entries for {items} items",
                    "one number for each item, null where there is none");
            }
            else if (experiment is not null && StatedFor(experiment, row.Name, isOnly) is { } stated)
            {
                Compare(problems, row.Value, row.Name, stated);
            }
        }
    }

    /// <summary>The score of the rubric of that name; else the experiment's own, where there is but one name that it could be about.</summary>
    private static Score? StatedFor(Experiment experiment, string name, bool isOnly) =>
        experiment.Rubric(name) is { Score: { } score } ? score : isOnly ? experiment.Score : null;

    private static void Compare(FileProblems problems, JsonNode row, string name, Score stated)
    {
        var (sum, count) = (0m, 0L);
        foreach (var element in row.Elements)
        {
            if (element.Kind != JsonKind.Number)
            {
                continue;
            }

            if (element.AsDecimal() is not { } number || Math.Abs(number) > Largest)
            {
                return; // Beyond what decimals add up exactly: nothing is claimed of it.
            }

            sum += number;
            count++;
        }

        if (stated.N is { } n && n != count)
        {
            Report(problems, row, $"the scores {Shown.Text(name)} are {Shown.Count(count)} numbers, but the experiment says {Shown.Count(n)}");
        }
        else if (stated.Mean is { } mean && count > 0 && !Follows(mean, sum / count))
        {
            Report(problems, row, $"the scores {Shown.Text(name)} have a mean of {Shown.Rate(decimal.Round(sum / count, MostDecimals))}, but the experiment says {Shown.Rate(mean)}");
        }
    }

    /// <summary>Whether a stated mean is the exact one to the digits that it shows; a unit of the last one is left to rounding.</summary>
    private static bool Follows(decimal stated, decimal exact)
    {
        var unit = 1m;
        for (var i = Math.Min((int)stated.Scale, MostDecimals); i > 0; i--)
        {
            unit /= 10;
        }

        return Math.Abs(stated - exact) < unit;
    }

    private static void Report(FileProblems problems, JsonNode at, string message) =>
        problems.Add(at, Codes.Figures.Verdicts, message, "restore it from git, or delete it: verdict files are written once and never edited");
}
