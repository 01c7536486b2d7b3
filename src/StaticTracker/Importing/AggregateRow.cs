using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>A row that is a whole experiment: counts, or rates and means that are taken as they are stated.</summary>
internal static class AggregateRow
{
    /// <summary>The run of the row at hand.</summary>
    /// <exception cref="UnfitSourceException">Its figures cannot be, or there are none.</exception>
    public static FoundRun Read(TableRow row, ReadContext context, RunRules rules, string? runKey)
    {
        var counts = CountsOf(row);
        var rate = row.Number("rate_percent") ?? TableRow.Percent(row.Number("rate_share"));
        if (rate is < 0 or > 100)
        {
            throw Unfit(row, $"a rate of {TableRow.Text(rate.Value)} % cannot be", "\"rate_percent\" goes from 0 to 100, \"rate_share\" from 0 to 1");
        }

        var rubrics = ScoresOf(row, context, rules);
        if (counts.Pass is null && rate is null && rubrics.Count == 0)
        {
            throw Unfit(row, "this row holds no figure", "leave the row out, or name its columns in the rule");
        }

        return new FoundRun
        {
            RunKey = runKey,
            Rules = rules,
            Counts = counts.Pass is null ? counts with { PassRate = rate } : counts,
            Rubrics = rubrics,
            Score = rubrics.Count == 1 ? rubrics[0].Score : null,
            Stated = counts.Pass is not null && rate is { } stated ? new StatedFigures { PassRate = new StatedNumber(TableRow.Text(stated), stated, row.Place) } : StatedFigures.None,
            Usage = UsageOf(row),
        };
    }

    private static Metrics CountsOf(TableRow row)
    {
        var (pass, fail, error, total) = (row.Count("pass"), row.Count("fail"), row.Count("error"), row.Count("total"));
        var skipped = row.Count("skipped");
        if (pass is null || (fail ?? total) is null)
        {
            return new Metrics { Skipped = skipped };
        }

        var failed = fail ?? (total!.Value - pass.Value - (error ?? 0));
        var all = pass.Value + failed + (error ?? 0);
        if (failed < 0 || (total is { } stated && stated != all))
        {
            throw Unfit(row, string.Create(CultureInfo.InvariantCulture, $"{pass} passed{(fail is null ? "" : $", {fail} failed")}{(error is null ? "" : $", {error} errors")} cannot be {total} in all"),
                "name the columns whose counts belong together");
        }

        return all == 0 ? throw Unfit(row, "this row counts nothing: nothing was judged", "leave the row out")
            : new Metrics { Total = all, Pass = pass, Fail = failed, Error = error ?? 0, Skipped = skipped };
    }

    /// <summary>Means of scores, each as a rubric without verdicts: of a mean no mark can make any.</summary>
    private static List<RubricResult> ScoresOf(TableRow row, ReadContext context, RunRules rules)
    {
        var n = row.Count("n");
        var rubrics = new List<RubricResult>();
        foreach (var (name, column) in row.Map.Scores)
        {
            if (row.Text(column) is { Length: > 0 } text && !CellNumber.IsNotANumber(text))
            {
                var mean = CellNumber.Of(text) is { } number && ScoreTally.CanBe(number) ? number : throw row.Unfit(column, text, "a number");
                var spec = context.ScoreOf(rules, name, ScoreSpec.None);
                if (mean < spec.Min || mean > spec.Max)
                {
                    throw row.Unfit(column, text, $"on the scale from {spec.Min} to {spec.Max}");
                }

                rubrics.Add(new RubricResult(name) { Score = new Score(mean, n, spec.Min, spec.Max, spec.Better) });
            }
        }

        rubrics.Sort(static (a, b) => string.CompareOrdinal(a.Rubric, b.Rubric));
        return rubrics;
    }

    private static Usage? UsageOf(TableRow row)
    {
        var usage = new Usage
        {
            TokensIn = row.Count("tokens_in"),
            TokensOut = row.Count("tokens_out"),
            CostUsd = row.Amount("cost_usd"),
            LatencyMsMean = row.Amount("latency_ms") ?? (row.Amount("latency_s") is { } seconds ? ScoreTally.Trim(seconds * 1000) : null),
        };
        return usage == new Usage() ? null : usage;
    }

    private static UnfitSourceException Unfit(TableRow row, string message, string hint) => new(new Problem(row.Place, Codes.Importing.CountUnfit, message, hint));
}
