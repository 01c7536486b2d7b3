using StaticTracker.Diagnostics;
using StaticTracker.Runs;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>A run's log, line by line through a window: memory follows the longest line, not the file.</summary>
internal static class LogCheck
{
    /// <summary>Beyond this many faults of one log only their number is told.</summary>
    private const int MostTold = 20;

    public static void Check(FileInfo log, string run, Problems problems)
    {
        var shown = DataFolder.Show(log.FullName);
        var faults = 0;
        try
        {
            using var lines = new LogReader(log.FullName);
            while (lines.Next() is { } line)
            {
                if (LogLines.FaultOf(line.Text, run) is { } fault && ++faults <= MostTold)
                {
                    problems.Add(new SourceSpan(shown, line.Number, 1), Codes.Runs.LogLine, fault, "restore the log from git; lines are added by 'tracker run log'");
                }
            }

            if (lines.TornBytes > 0)
            {
                problems.Add(
                    new SourceSpan(shown, lines.LineCount + 1, 1), Codes.Runs.TornLine, $"{Shown.Count(lines.TornBytes)} bytes stand behind the last whole line: whoever wrote them was cut off",
                    "restore the log from git; while the run goes on, the next 'tracker run log' drops them, and --resume sends them again");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem.Unreadable(shown, "this file", e));
        }

        if (faults > MostTold)
        {
            problems.Add(SourceSpan.File(shown), Codes.Runs.LogLine, $"{Shown.Count(faults - MostTold)} more lines are faulty");
        }
    }
}
