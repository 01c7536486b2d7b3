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
        foreach (var outcome in (VerifyOutcome[])[VerifyOutcome.Agrees, VerifyOutcome.NoSource, VerifyOutcome.NotStored, VerifyOutcome.ToldOtherwise, VerifyOutcome.Differs])
        {
            var most = isWhole || outcome is VerifyOutcome.Differs or VerifyOutcome.ToldOtherwise ? int.MaxValue : MostLines;
            foreach (var one in report.All.Where(v => v.Outcome == outcome).OrderBy(v => v.OtherContent is null).Take(most))
            {
                Write(output, one, isWhole);
            }

            if (report.Count(outcome) is var count && count > most)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Word(outcome)}  … and {count - most} more (--verbose lists them)"));
            }
        }
    }

    /// <summary>"6 agree, 1 differs, 2 without a source here (1: a file of its name has other content), 1 not stored"; those that were told otherwise behind the first, where there are any.</summary>
    public static string Totals(VerifyReport report)
    {
        var (agree, differ) = (report.Count(VerifyOutcome.Agrees), report.Count(VerifyOutcome.Differs));
        var told = report.Count(VerifyOutcome.ToldOtherwise) is > 0 and var otherwise ? string.Create(CultureInfo.InvariantCulture, $"{otherwise} with other values than are told, ") : "";
        var content = report.All.Count(v => v.OtherContent is not null) is > 0 and var other
            ? string.Create(CultureInfo.InvariantCulture, $" ({other}: a file of {(other == 1 ? "its" : "their")} name has other content)") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{agree} {(agree == 1 ? "agrees" : "agree")}, {told}{differ} {(differ == 1 ? "differs" : "differ")}, {report.Count(VerifyOutcome.NoSource)} without a source here{content}, {report.Count(VerifyOutcome.NotStored)} not stored");
    }

    /// <summary>The lines of what differs, one sentence each, for annotations.</summary>
    public static string Sentence(Verification one, FigureDifference difference) =>
        $"experiment {one.Experiment.Id} is not what {one.File} gives: {difference.Words}{(one.ByName ? " (the file was found by its name)" : "")}";

    /// <summary>What an experiment was imported with, for annotations.</summary>
    public static string Sentence(Verification one) =>
        $"experiment {one.Experiment.Id} was imported with other values than are told now: {string.Join("; ", one.ToldOtherwise.Select(v => v.Words))}";

    private static void Write(TextWriter output, Verification one, bool isWhole)
    {
        var from = one.Outcome switch
        {
            VerifyOutcome.NotStored => $"{one.File}: {RunWords.Of(one.Module, one.Experiment)}",
            VerifyOutcome.NoSource => $"{one.Experiment.Id}  ({Source(one)})",
            _ => $"{one.Experiment.Id}  ({one.File}, found by {(one.ByName ? "name" : "hash")})",
        };
        output.WriteLine(ProblemReporter.Visible($"{Word(one.Outcome)}  {from}"));
        foreach (var value in one.ToldOtherwise)
        {
            output.WriteLine(ProblemReporter.Visible($"  {value.Words}"));
        }

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
        : one.OtherContent is { } other ? $"{other.File} has other content, which {other.Experiment} was imported from; its own is not among the files given"
        : one.Experiment.Source is { } source ? $"{source.File ?? source.Sha256 ?? "its source"} is not among the files given"
        : "no source is recorded";

    private static string Word(VerifyOutcome outcome) => outcome switch
    {
        VerifyOutcome.Agrees => "agrees    ",
        VerifyOutcome.Differs => "differs   ",
        VerifyOutcome.ToldOtherwise => "otherwise ",
        VerifyOutcome.NoSource => "no source ",
        _ => "not stored",
    };
}
