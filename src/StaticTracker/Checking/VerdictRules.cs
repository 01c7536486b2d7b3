using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Checking;

/// <summary>A verdict file: its items and rows, and that its letters give the figures of the experiment.</summary>
internal static class VerdictRules
{
    private const string MendFigures = "restore it from git, or delete it: verdict files are written once and never edited";
    private const string OwnOutcome = "*";

    public static void Check(FileProblems problems, Experiment? experiment)
    {
        var root = problems.File.Tree.Root;
        var count = CheckItems(problems, root["items"u8]);
        ScoreRules.Check(problems, root["scores"u8], count, experiment);
        var sum = default(Tally);
        Tally? own = null;
        var rows = new HashSet<string>(StringComparer.Ordinal);
        var complete = true;
        var stated = experiment?.Rubrics.ToDictionary(r => r.Rubric, StringComparer.Ordinal);
        foreach (var row in root["verdicts"u8].Members)
        {
            var rubric = row.Name;
            rows.Add(rubric);
            var letters = row.Value.IsEscaped ? Encoding.UTF8.GetBytes(row.Value.GetString()) : row.Value.RawText;
            if (letters.Length != count)
            {
                complete = false;
                problems.Add(
                    row.Value, Codes.Form.RowLength, $"the row {Shown.Text(rubric)} has {letters.Length} letters for {count} items",
                    "one letter for each item: P, F, E, S, or - where it was not judged");
                continue;
            }

            var tally = Tally.Of(letters);
            if (rubric == OwnOutcome)
            {
                own = tally;
                continue;
            }

            // Errors of a mean are no part of counted verdicts.
            sum = experiment?.IsApart(rubric) == true ? sum : sum.Plus(tally);
            if (experiment is not null)
            {
                complete &= CheckRow(problems, row.Value, stated!, rubric, tally);
            }
        }

        if (experiment is not null && complete)
        {
            CheckWhole(problems, root["verdicts"u8], experiment, rows, sum, own);
        }
    }

    private static int CheckItems(FileProblems problems, JsonNode items)
    {
        var count = 0;
        string? before = null;
        foreach (var item in items.Elements)
        {
            var id = item.GetString();
            if (before is not null && string.CompareOrdinal(before, id) > 0)
            {
                problems.Add(
                    item, Codes.Form.ItemOrder, $"{Shown.Text(id)} stands behind {Shown.Text(before)}",
                    "restore it from git, or delete it: letters and items belong together, so that neither can be sorted alone");
                return items.Count;
            }

            before = id;
            count++;
        }

        return count;
    }

    /// <summary>Whether the row agrees, so that the sum of all rows is worth comparing.</summary>
    private static bool CheckRow(FileProblems problems, JsonNode at, Dictionary<string, RubricResult> rubrics, string rubric, Tally tally)
    {
        if (rubrics.TryGetValue(rubric, out var stated))
        {
            return Compare(problems, at, $"the row {Shown.Text(rubric)}", tally, new Stated(stated.Pass, stated.Failed, stated.Error, stated.Total, stated.Skipped));
        }

        if (rubrics.Count > 0)
        {
            problems.Add(at, Codes.Figures.Verdicts, $"the experiment has no rubric {Shown.Text(rubric)}", MendFigures);
            return false;
        }

        return true;
    }

    private static void CheckWhole(FileProblems problems, JsonNode verdicts, Experiment experiment, HashSet<string> rows, Tally sum, Tally? own)
    {
        var m = experiment.Metrics;
        for (var i = 0; i < experiment.Rubrics.Count; i++)
        {
            // A figure that the source only states, such as an F1, is of no item.
            var isStated = experiment.Rubrics[i] is { Total: null, Pass: null, Fail: null, Error: null };
            if (!isStated && !rows.Contains(experiment.Rubrics[i].Rubric))
            {
                problems.Add(verdicts, Codes.Figures.Verdicts, $"the rubric {Shown.Text(experiment.Rubrics[i].Rubric)} has no row", MendFigures);
            }
        }

        if (m.Unit == "verdict")
        {
            Compare(problems, verdicts, "all rows together", sum, new Stated(m.Pass, m.Failed, m.Error, m.Total, m.Skipped));
        }
        else if (m.Unit == "item" && own is { } outcome)
        {
            Compare(problems, ModuleScope.MemberOf(verdicts, OwnOutcome), "the row '*'", outcome, new Stated(m.Pass, m.Failed, m.Error, m.Total, m.Skipped));
        }
    }

    private static bool Compare(FileProblems problems, JsonNode at, string what, Tally tally, Stated stated)
    {
        var error = stated.Total is null ? stated.Error : stated.Error ?? 0;
        if ((stated.Pass ?? tally.Pass) == tally.Pass && (stated.Fail ?? tally.Fail) == tally.Fail && (error ?? tally.Error) == tally.Error
            && (stated.Total ?? tally.Total) == tally.Total)
        {
            return CompareSkipped(problems, at, what, tally, stated);
        }

        problems.Add(
            at, Codes.Figures.Verdicts,
            $"{what}: {Shown.Count(tally.Pass)} passed, {Shown.Count(tally.Fail)} failed, {Shown.Count(tally.Error)} errors, but the experiment says "
            + $"{Word(stated.Pass)}, {Word(stated.Fail)}, {Word(error)}",
            MendFigures);
        return false;
    }

    private static bool CompareSkipped(FileProblems problems, JsonNode at, string what, Tally tally, Stated stated)
    {
        if (stated.Skipped is not { } skipped || skipped == tally.Skipped)
        {
            return true;
        }

        problems.Add(at, Codes.Figures.Verdicts, $"{what}: {Shown.Count(tally.Skipped)} skipped, but the experiment says {Shown.Count(skipped)}", MendFigures);
        return false;
    }

    private static string Word(long? count) => count is { } known ? Shown.Count(known) : "nothing";

    /// <summary>How often each outcome stands in a row; skipped and not judged ones are no part of the total.</summary>
    private readonly record struct Tally(long Pass, long Fail, long Error, long Skipped)
    {
        public long Total => Pass + Fail + Error;

        public static Tally Of(ReadOnlySpan<byte> letters) => new(letters.Count((byte)'P'), letters.Count((byte)'F'), letters.Count((byte)'E'), letters.Count((byte)'S'));

        public Tally Plus(Tally other) => new(Pass + other.Pass, Fail + other.Fail, Error + other.Error, Skipped + other.Skipped);
    }

    /// <summary>What the experiment says; null where it says nothing.</summary>
    private readonly record struct Stated(long? Pass, long? Fail, long? Error, long? Total, long? Skipped);
}
