using StaticTracker.Gating;

namespace StaticTracker.Reporting.Review;

/// <summary>What a review says as a whole.</summary>
public static class ReviewOutcome
{
    /// <summary>
    /// The gate's outcome. Where the base has no policy at all nobody asked for a gate: then what the gate holds by itself decides (nothing removed or edited, sound
    /// data, a base that can be read), and the missing policy is no reason.
    /// </summary>
    public static GateOutcome Of(DiffReport report)
    {
        if (report.Gate.Policy is not null)
        {
            return report.Gate.Outcome;
        }

        var own = report.Gate.Findings.Where(f => f.Rule != OwnFindings.PolicyRule).ToList();
        return own.Count == 0 ? GateOutcome.Passed : own.Max(f => f.Outcome);
    }

    /// <summary>What a host's check is to say: what could not be decided does not pass.</summary>
    public static string ConclusionOf(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Passed or GateOutcome.Warned => "success",
        GateOutcome.Inconclusive => "action_required",
        _ => "failure",
    };
}
