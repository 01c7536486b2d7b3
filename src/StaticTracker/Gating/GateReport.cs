using StaticTracker.Storage.Policy;

namespace StaticTracker.Gating;

/// <summary>The gate's answer: every limit that was looked at, and every override with what became of it.</summary>
public sealed record GateReport
{
    /// <summary>The policy at the base; null: there is none.</summary>
    public required GatePolicy? Policy { get; init; }

    /// <summary>What weighs most first, then in the order of the policy.</summary>
    public required IReadOnlyList<GateFinding> Findings { get; init; }

    /// <summary>New results that were looked at.</summary>
    public required IReadOnlyList<GateCell> Cells { get; init; }

    /// <summary>The day that overrides are held against.</summary>
    public required DateOnly Day { get; init; }

    public GateOutcome Outcome => Findings.Count == 0 ? GateOutcome.Passed : Findings.Max(f => f.Outcome);

    /// <summary>How many findings an override sets aside.</summary>
    public int UsesOf(GateOverride entry) => Findings.Count(f => ReferenceEquals(f.Override, entry));

    /// <summary>The overrides that still count and are about one of the results, in the order of the policy.</summary>
    public IEnumerable<GateOverride> Running => (Policy?.Overrides ?? []).Where(o => o.Counts(Day) && Cells.Any(c => Covers(o, o.Rule, c)));

    /// <summary>What the rules say of one result; null: none is about it.</summary>
    public GateOutcome? OutcomeOf(GateCell cell) => Findings.Where(f => ReferenceEquals(f.Cell, cell)).Select(f => (GateOutcome?)f.Outcome).Max();

    /// <summary>The policy's rules on the results, after the gate's own checks.</summary>
    /// <param name="policy">The policy at the base; null: there is none.</param>
    /// <param name="cells">The new results, compared and judged as one family.</param>
    /// <param name="own">What the gate's own checks found.</param>
    /// <param name="margin">The change in points that counts as none.</param>
    /// <param name="day">The day that overrides are held against.</param>
    public static GateReport Of(GatePolicy? policy, IReadOnlyList<GateCell> cells, IEnumerable<GateFinding> own, decimal margin, DateOnly day)
    {
        var findings = own.ToList();
        foreach (var rule in policy?.Rules ?? [])
        {
            foreach (var cell in cells.Where(c => rule.IsAbout(c.Module)))
            {
                findings.AddRange(new RuleJudge(rule, cell, margin).Judge().Select(f => f.Fails ? f with { Override = OverrideOf(policy!, f, day) } : f));
            }
        }

        return new GateReport { Policy = policy, Cells = cells, Day = day, Findings = [.. findings.OrderByDescending(f => f.Outcome).ThenByDescending(f => f.Verdict)] };
    }

    private static GateOverride? OverrideOf(GatePolicy policy, GateFinding finding, DateOnly day)
    {
        return policy.Overrides.FirstOrDefault(o => o.Counts(day) && Covers(o, finding.Rule, finding.Cell!));
    }

    private static bool Covers(GateOverride entry, string rule, GateCell cell) =>
        entry.Covers(rule, cell.Module.Text, cell.Experiment.PromptVersion.Text, cell.Experiment.Model);
}
