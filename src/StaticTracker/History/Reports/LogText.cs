using StaticTracker.Diagnostics;

namespace StaticTracker.History.Reports;

/// <summary>The log for people: one paragraph a commit, in the words of the history pages.</summary>
public static class LogText
{
    /// <summary>Facts of one module in one commit; an import of a thousand experiments is told by its first.</summary>
    private const int MostFacts = 12;

    public static void Write(TextWriter output, LogReport report, bool isWhole)
    {
        var most = isWhole ? int.MaxValue : MostFacts;
        if (report.Uncommitted.Count > 0)
        {
            output.WriteLine("not committed yet");
            Changes(output, report.Uncommitted, most);
        }

        var isFirst = report.Uncommitted.Count == 0;
        foreach (var commit in report.Commits)
        {
            if (!isFirst)
            {
                output.WriteLine();
            }

            isFirst = false;
            var merge = commit.IsMerge ? " (merge)" : "";
            output.WriteLine(ProblemReporter.Visible($"{CommitHead.Of(commit)}{merge}"));
            Changes(output, commit.Changes, most);
            Records(output, commit.Records, most);
            if (commit.ChangedSettings)
            {
                output.WriteLine("  settings changed");
            }
        }
    }

    private static void Records(TextWriter output, IReadOnlyList<TouchedRecord> records, int most)
    {
        foreach (var record in records.Take(most))
        {
            output.WriteLine(ProblemReporter.Visible($"  {FactWording.Of(record)}"));
        }

        if (records.Count > most)
        {
            output.WriteLine($"  and {records.Count - most} more (--verbose shows them)");
        }
    }

    private static void Changes(TextWriter output, IReadOnlyList<ModuleChange> changes, int most)
    {
        foreach (var change in changes)
        {
            if (FactWording.Of(change.Kind) is { } whole)
            {
                output.WriteLine($"  {change.Module}: {whole}");
            }

            foreach (var fact in change.Facts.Take(most))
            {
                output.WriteLine(ProblemReporter.Visible($"  {change.Module}: {FactWording.Of(fact)}"));
            }

            if (change.Facts.Count > most)
            {
                output.WriteLine($"  {change.Module}: and {change.Facts.Count - most} more (--verbose shows them)");
            }
        }
    }
}
