using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Migrating;

/// <summary>Rubrics of a run: with counts by their ids (<c>all_runs.yaml</c>), or as rates by their display names (an improvement history).</summary>
internal static class RubricBreakdown
{
    /// <summary>Rubrics with counts. They are taken only where they add up to the run's own: what was no PASS was counted as a failure there, errors too.</summary>
    public static IReadOnlyList<RubricResult> CountsOf(LegacyValue? breakdown, Metrics counts, List<Problem> problems)
    {
        if (breakdown is not { Kind: LegacyKind.Map, Members.Count: > 0 })
        {
            return [];
        }

        var rubrics = new List<RubricResult>();
        foreach (var (id, value) in breakdown.Members)
        {
            if (value.Stated("pass")?.Count is not { } pass || value.Stated("total")?.Count is not { } total || pass > total || (value.Stated("fail") is { } fail && fail.Count != total - pass))
            {
                problems.Add(new Problem(value.Span, Codes.Migrating.EntryUnfit, $"the rubric '{id}' has no counts that add up: the run's rubrics are left"));
                return [];
            }

            rubrics.Add(new RubricResult(id) { Pass = pass, Total = total, StatedRate = Rate.Of(pass, total - pass) });
        }

        var (passed, failed) = (rubrics.Sum(r => r.Pass ?? 0), rubrics.Sum(r => r.Failed ?? 0));
        if (passed != counts.Pass || failed != counts.Failed)
        {
            problems.Add(new Problem(breakdown.Span, Codes.Migrating.Disagreement, string.Create(
                CultureInfo.InvariantCulture, $"the rubrics give {passed} passed and {failed} not, the run {counts.Pass} passed, {counts.Failed} failed and {counts.Error ?? 0} errors: the rubrics are left")));
            return [];
        }

        rubrics.Sort(static (a, b) => string.CompareOrdinal(a.Rubric, b.Rubric));
        return rubrics;
    }
}
