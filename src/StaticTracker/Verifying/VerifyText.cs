using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;

namespace StaticTracker.Verifying;

/// <summary>What was verified, for people: what differs in full, the rest as far as it is not too much.</summary>
internal static class VerifyText
{
    private const int MostLines = 30;

    public static void Write(TextWriter output, VerifyReport report, bool isWhole)
    {
        foreach (var outcome in (VerifyOutcome[])[VerifyOutcome.Agrees, VerifyOutcome.NoSource, VerifyOutcome.NotStored, VerifyOutcome.Differs])
        {
            var most = isWhole || outcome == VerifyOutcome.Differs ? int.MaxValue : MostLines;
            foreach (var one in report.All.Where(v => v.Outcome == outcome).Take(most))
            {
                Write(output, one, isWhole);
            }

            if (report.Count(outcome) is var count && count > most)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Word(outcome)}  … and {count - most} more (--verbose lists them)"));
            }
        }
    }

    /// <summary>"6 agree, 1 differs, 2 without a source here, 1 not stored".</summary>
    public static string Totals(VerifyReport report)
    {
        var (agree, differ) = (report.Count(VerifyOutcome.Agrees), report.Count(VerifyOutcome.Differs));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{agree} {(agree == 1 ? "agrees" : "agree")}, {differ} {(differ == 1 ? "differs" : "differ")}, {report.Count(VerifyOutcome.NoSource)} without a source here, {report.Count(VerifyOutcome.NotStored)} not stored");
    }

    /// <summary>The lines of what differs, one sentence each, for annotations.</summary>
    public static string Sentence(Verification one, FigureDifference difference) =>
        $"experiment {one.Experiment.Id} is not what {one.File} gives: {difference.Words}{(one.ByName ? " (the file was found by its name)" : "")}";

    private static void Write(TextWriter output, Verification one, bool isWhole)
    {
        var from = one.Outcome switch
        {
            VerifyOutcome.NotStored => $"{one.File}: {RunWords.Of(one.Module, one.Experiment)}",
            VerifyOutcome.NoSource => $"{one.Experiment.Id}  ({Source(one)})",
            _ => $"{one.Experiment.Id}  ({one.File}, found by {(one.ByName ? "name" : "hash")})",
        };
        output.WriteLine(ProblemReporter.Visible($"{Word(one.Outcome)}  {from}"));
        foreach (var difference in one.Differences)
        {
            output.WriteLine(ProblemReporter.Visible($"  {difference.Words}"));
        }

        foreach (var note in isWhole || one.Outcome == VerifyOutcome.Differs ? one.Notes : [])
        {
            output.WriteLine(ProblemReporter.Visible($"  note: {note}"));
        }
    }

    private static string Source(Verification one) => one.Unread is [var unread, ..] ? $"{unread.File.Shown} could not be read"
        : one.Experiment.Source is { } source ? $"{source.File ?? source.Sha256 ?? "its source"} is not among the files given"
        : "no source is recorded";

    private static string Word(VerifyOutcome outcome) => outcome switch
    {
        VerifyOutcome.Agrees => "agrees    ",
        VerifyOutcome.Differs => "differs   ",
        VerifyOutcome.NoSource => "no source ",
        _ => "not stored",
    };
}
