using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Phrasing;
using StaticTracker.Storage.Policy;

namespace StaticTracker.Gating;

/// <summary>The words of the gate, in one place.</summary>
public static class GateWords
{
    public static Phrase Of(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Blocked => Phrase.Of("gate.blocked"),
        GateOutcome.Inconclusive => Phrase.Of("gate.inconclusive"),
        GateOutcome.Warned => Phrase.Of("gate.warned"),
        _ => Phrase.Of("gate.passed"),
    };

    /// <summary>What became of one limit: an override and the tier are told with it.</summary>
    public static Phrase Of(GateFinding finding) => finding switch
    {
        { Fails: true, Override: not null } => Phrase.Of("gate.overridden"),
        { Verdict: GateVerdict.Broken, Tier: GateTier.Warning } => Phrase.Of("gate.warning_only"),
        { Verdict: GateVerdict.Undecided, Tier: GateTier.Warning } => Phrase.Of("gate.warning_open"),
        { Verdict: GateVerdict.Broken } => Phrase.Of("gate.blocked"),
        { Verdict: GateVerdict.Undecided } => Phrase.Of("gate.inconclusive"),
        { Verdict: GateVerdict.First } => Phrase.Of("gate.passed_first"),
        _ => Phrase.Of("gate.passed"),
    };

    /// <summary>What JSON calls an outcome. Programs read it: it stays as it is, whatever becomes of the text that people read.</summary>
    public static string Key(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Blocked => "blocked",
        GateOutcome.Inconclusive => "inconclusive",
        GateOutcome.Warned => "warned",
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
    internal static Phrase Demand(GateRule rule, GateLimit limit, decimal? allowed)
    {
        var figure = Figure(rule);
        var number = allowed is { } known ? Number(known) : "";
        var against = rule.Against is { } name && limit is not (GateLimit.MinPassRate or GateLimit.MaxErrorShare) ? Phrase.Of("gate.against", ("name", name)) : Phrase.Empty;
        var evidence = rule.RequireEvidence && limit is GateLimit.MaxDrop or GateLimit.MaxRelativeDrop or GateLimit.MinPassRate ? Phrase.Of("gate.on_evidence") : Phrase.Empty;
        var demand = limit switch
        {
            GateLimit.MaxDrop => Phrase.Count("gate.max_drop", FormOf(allowed ?? 0), ("figure", figure), ("n", number)),
            GateLimit.MaxRelativeDrop => Phrase.Of("gate.max_relative_drop", ("figure", figure), ("limit", number)),
            GateLimit.MinPassRate => Phrase.Of("gate.min_pass_rate", ("figure", figure), ("limit", number)),
            GateLimit.MaxErrorShare => Phrase.Of("gate.max_error_share", ("figure", figure), ("limit", number)),
            _ => Phrase.Of("gate.not_worse", ("figure", figure)),
        };
        return Phrase.Row(demand, evidence, against);
    }

    /// <summary>All that a rule demands, limit by limit.</summary>
    public static IEnumerable<Phrase> DemandsOf(GateRule rule)
    {
        (GateLimit Limit, decimal? Allowed)[] limits =
            [(GateLimit.MaxDrop, rule.MaxDrop), (GateLimit.MaxRelativeDrop, rule.MaxRelativeDrop), (GateLimit.MinPassRate, rule.MinPassRate), (GateLimit.MaxErrorShare, rule.MaxErrorShare)];
        var set = limits.Where(l => l.Allowed is not null).Select(l => Demand(rule, l.Limit, l.Allowed));
        return rule is { RequireEvidence: true, MaxDrop: null, MaxRelativeDrop: null, MinPassRate: null } ? set.Append(Demand(rule, GateLimit.Evidence, null)) : set;
    }

    internal static Phrase Figure(GateRule rule) => rule.Rubric is { } rubric ? Phrase.Of("gate.of_rubric", ("rubric", rubric)) : Phrase.Of(rule.IsOnMatchRate ? "gate.of_match_rate" : "gate.of_pass_rate");

    /// <summary>"90.0 (90/100) → 40.0 (40/100)".</summary>
    /// <summary>Both rates and, where that is not their difference, the change that evidence is about.</summary>
    internal static Phrase[] Figures(FigureComparison figure) => figure.ChangeOfPairs is null ? [Both(figure)] : [Both(figure), ReportWords.Points(figure)];

    internal static Phrase Both(FigureComparison figure) => Phrase.Join(" → ", [ReportWords.Side(figure.Before), ReportWords.Side(figure.After)]);

    /// <summary>The whole number whose form a limit takes; a fraction takes that of several.</summary>
    private static long FormOf(decimal limit) => limit == Math.Truncate(limit) ? (long)limit : Math.Max(2, (long)Math.Ceiling(limit));

    /// <summary>A limit as it was written.</summary>
    internal static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A rate that is held against no limit itself, with one decimal.</summary>
    internal static string Rate(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>A measured figure with one decimal, or as many more as it takes not to look as if it were on the other side of the limit.</summary>
    internal static string Number(decimal value, decimal limit) => Modules.Rate.TextBeside(value, limit);

    /// <summary>How many decimals that takes.</summary>
    internal static int Decimals(decimal value, decimal limit) => Modules.Rate.DecimalsBeside(value, limit);

    /// <summary>A change with its sign.</summary>
    internal static string Signed(decimal change, decimal limit)
    {
        var text = Number(Math.Abs(change), limit);
        return change < 0 ? "−" + text : change > 0 ? "+" + text : text;
    }
}
