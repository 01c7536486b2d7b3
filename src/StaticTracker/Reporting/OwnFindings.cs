using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Phrasing;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Reporting;

/// <summary>What the gate holds by itself, whatever the policy says: there is one, the base can be read, nothing was removed or edited, and the data is sound.</summary>
internal static class OwnFindings
{
    private const int MostNamed = 3;

    /// <summary>The finding that there is no policy.</summary>
    public const string PolicyRule = "policy";

    /// <param name="policy">The policy at the base.</param>
    /// <param name="results">How many new results there are: without any, nothing needs a policy.</param>
    /// <param name="changes">What the report of the change found.</param>
    /// <param name="check">What the check of the head found.</param>
    public static IEnumerable<GateFinding> Of(GatePolicy? policy, int results, IReadOnlyList<Problem> changes, IReadOnlyList<Problem> check)
    {
        var errors = changes.Where(p => p.Severity == Severity.Error).ToList();
        var untold = errors.Where(IsUntold).Concat(changes.Where(p => p.Code == Codes.History.BrokenBase)).Select(p => p.Span.Path).Distinct(StringComparer.Ordinal).ToList();
        yield return Finding(
            "base", "the base can be read", untold.Count == 0 ? GateVerdict.Held : GateVerdict.Undecided, untold.Count == 0 ? "it can" : $"{Named(untold)} cannot, so that what changed is not known");
        if (results > 0 && policy is not { Rules.Count: > 0 } && changes.All(p => p.Code != Codes.History.BrokenBase || !p.Span.Path.EndsWith("tracker.json", StringComparison.Ordinal)))
        {
            yield return Finding(PolicyRule, "the base has a policy", GateVerdict.Undecided, "data/tracker.json has no rules under gate at the base: nothing says what must hold");
        }

        var forbidden = errors.Count(p => !IsUntold(p));
        yield return Finding(
            "changes", "nothing is removed or edited", forbidden == 0 ? GateVerdict.Held : GateVerdict.Broken, forbidden == 0 ? "nothing is" : DiffWords.Count(forbidden, "forbidden change"));
        var unsound = check.Count(p => p.Severity == Severity.Error);
        yield return Finding("check", "the data is sound", unsound == 0 ? GateVerdict.Held : GateVerdict.Broken, unsound == 0 ? "it is" : $"{DiffWords.Count(unsound, "error")} of tracker check at the head");
    }

    private static string Named(List<string> paths) =>
        string.Join(", ", paths.Take(MostNamed).Select(ForbiddenChanges.Cut)) + (paths.Count > MostNamed ? $" and {DiffWords.Count(paths.Count - MostNamed, "more file")}" : "");

    /// <summary>Whether something could not be told, rather than was found to be wrong: that is no regression.</summary>
    private static bool IsUntold(Problem problem) => problem.Code == Codes.History.GitFailed || problem.Code == Codes.History.MissingObject;

    private static GateFinding Finding(string rule, string demand, GateVerdict verdict, string figures) =>
        new() { Rule = rule, Limit = GateLimit.Own, Verdict = verdict, Demand = Phrase.Data(demand), Figures = Phrase.Data(figures) };
}
