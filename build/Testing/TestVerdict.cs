namespace Building.Testing;

/// <summary>All test projects taken together.</summary>
/// <param name="LastLine">The sum, as the build prints it at its very end.</param>
/// <param name="Complaints">Why the run is not green, empty where it is.</param>
public sealed record TestVerdict(string LastLine, IReadOnlyList<string> Complaints)
{
    /// <summary>
    /// Green needs every project to have run at least one test, with none failed and none skipped. A project that ended
    /// badly without naming a failed test (a crash, a time-out) counts as one failure, so that the sum never looks green.
    /// </summary>
    public static TestVerdict Of(IReadOnlyList<TestReport> reports)
    {
        var complaints = new List<string>();
        var (passed, failed) = (0, 0);
        foreach (var report in reports)
        {
            var complaint = Complaint(report);
            if (complaint is not null)
            {
                complaints.Add($"{report.Project}: {complaint}");
            }

            passed += report.Summary?.Passed ?? 0;
            failed += Math.Max(report.Summary?.Failed ?? 0, complaint is null ? 0 : 1);
        }

        if (reports.Count == 0)
        {
            complaints.Add("there is no test project.");
            failed = 1;
        }

        return new TestVerdict(FormattableString.Invariant($"{passed} passed, {failed} failed"), complaints);
    }

    private static string? Complaint(TestReport report) => report switch
    {
        { Summary: null } => $"ended with exit code {report.ExitCode} and no summary.",
        { Summary.Failed: > 0 } => $"{report.Summary.Failed} failed.",
        { Summary.Skipped: > 0 } => $"{report.Summary.Skipped} skipped; a test either runs or is deleted.",
        { Summary.Total: 0 } => "no test ran.",
        { ExitCode: not 0 } => $"ended with exit code {report.ExitCode}.",
        _ => null,
    };
}
