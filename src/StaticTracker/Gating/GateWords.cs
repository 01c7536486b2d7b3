using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Gating;

/// <summary>The words of the gate, in one place.</summary>
public static class GateWords
{
    private const int MostDecimals = 6;

    public static string Of(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Blocked => "blocked",
        GateOutcome.Inconclusive => "inconclusive",
        GateOutcome.Warned => "warned",
        _ => "passed",
    };

    /// <summary>What became of one limit: an override and the tier are told with it.</summary>
    public static string Of(GateFinding finding) => finding switch
    {
        { Fails: true, Override: not null } => "overridden",
        { Verdict: GateVerdict.Broken, Tier: GateTier.Warning } => "warning",
        { Verdict: GateVerdict.Undecided, Tier: GateTier.Warning } => "warning, inconclusive",
        { Verdict: GateVerdict.Broken } => "blocked",
        { Verdict: GateVerdict.Undecided } => "inconclusive",
        { Verdict: GateVerdict.First } => "passed, first of its kind",
        _ => "passed",
    };

    /// <summary>The key by which the policy names a limit.</summary>
    public static string Key(GateLimit limit) => limit switch
    {
        GateLimit.MaxDrop => "max_drop",
        GateLimit.MaxRelativeDrop => "max_relative_drop",
        GateLimit.MinPassRate => "min_pass_rate",
        GateLimit.MaxErrorShare => "max_error_share",
        GateLimit.Evidence => "require_evidence",
        _ => "own",
    };

    /// <summary>"pass rate falls by at most 2 points, on evidence, against production".</summary>
    internal static string Demand(GateRule rule, GateLimit limit, decimal? allowed)
    {
        var figure = Figure(rule);
        var number = allowed is { } known ? Number(known) : "";
        var against = rule.Against is { } name && limit is not (GateLimit.MinPassRate or GateLimit.MaxErrorShare) ? $", against {name}" : "";
        var evidence = rule.RequireEvidence && limit is GateLimit.MaxDrop or GateLimit.MaxRelativeDrop or GateLimit.MinPassRate ? ", on evidence" : "";
        return limit switch
        {
            GateLimit.MaxDrop => $"{figure} falls by at most {number} {(allowed == 1 ? "point" : "points")}",
            GateLimit.MaxRelativeDrop => $"{figure} falls by at most {number} % of what it was",
            GateLimit.MinPassRate => $"{figure} is at least {number} %",
            GateLimit.MaxErrorShare => $"errors of the {figure} are at most {number} %",
            _ => $"{figure} is shown not to be worse",
        } + evidence + against;
    }

    /// <summary>All that a rule demands, limit by limit.</summary>
    public static IEnumerable<string> DemandsOf(GateRule rule)
    {
        (GateLimit Limit, decimal? Allowed)[] limits =
            [(GateLimit.MaxDrop, rule.MaxDrop), (GateLimit.MaxRelativeDrop, rule.MaxRelativeDrop), (GateLimit.MinPassRate, rule.MinPassRate), (GateLimit.MaxErrorShare, rule.MaxErrorShare)];
        var set = limits.Where(l => l.Allowed is not null).Select(l => Demand(rule, l.Limit, l.Allowed));
        return rule is { RequireEvidence: true, MaxDrop: null, MaxRelativeDrop: null, MinPassRate: null } ? set.Append(Demand(rule, GateLimit.Evidence, null)) : set;
    }

    internal static string Figure(GateRule rule) => rule.Rubric is { } rubric ? $"rubric {rubric}" : rule.IsOnMatchRate ? "match rate" : "pass rate";

    /// <summary>"90.0 (90/100) → 40.0 (40/100)".</summary>
    internal static string Both(FigureComparison figure) => $"{ReportWords.Side(figure.Before)} → {ReportWords.Side(figure.After)}";

    /// <summary>A limit as it was written.</summary>
    internal static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A rate that is held against no limit itself, with one decimal.</summary>
    internal static string Rate(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>A measured figure with one decimal, or as many more as it takes not to look as if it were on the other side of the limit.</summary>
    internal static string Number(decimal value, decimal limit)
    {
        var decimals = 1;
        while (decimals < MostDecimals && Math.Sign(Math.Round(value, decimals, MidpointRounding.AwayFromZero).CompareTo(limit)) != Math.Sign(value.CompareTo(limit)))
        {
            decimals++;
        }

        return Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>A change with its sign.</summary>
    internal static string Signed(decimal change, decimal limit)
    {
        var text = Number(Math.Abs(change), limit);
        return change < 0 ? "−" + text : change > 0 ? "+" + text : text;
    }
}
