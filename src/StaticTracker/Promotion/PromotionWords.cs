using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>The words of promotions, in one place.</summary>
public static class PromotionWords
{
    public static string Of(PolicyOutcome outcome) => outcome switch
    {
        PolicyOutcome.Accepted => "accepted",
        PolicyOutcome.Rejected => "rejected",
        PolicyOutcome.Undecided => "undecided",
        _ => "none",
    };

    public static string Of(LimitVerdict verdict) => verdict switch
    {
        LimitVerdict.Held => "held",
        LimitVerdict.Broken => "broken",
        _ => "undecided",
    };

    /// <summary>What became of an attempt, in a few words: "promoted by override", "rejected", "would be promoted", "failed".</summary>
    public static string Of(PromotionReport report) =>
        report.Error is not null ? "failed"
        : !report.IsAccepted ? Of(report.Decision.Outcome)
        : (report.IsDry ? "would be promoted" : "promoted") + (report.IsOverride ? " by override" : "");

    /// <summary>That what is active was promoted by a result that counts no more.</summary>
    public static string Withdrawn(PromotedVersion version, string reason) => $"{version.Name} is active by {version.Experiment}, which is withdrawn: {reason}";

    /// <summary>What to do about that.</summary>
    public static string WithdrawnHint(ModuleId module) => $"promote a version by a result that counts, or go back: tracker rollback {module}";

    /// <summary>A figure with at most four decimals, as reports keep it.</summary>
    internal static decimal? Rounded(decimal? value) => value is { } known ? Math.Round(known, 4, MidpointRounding.AwayFromZero) : null;

    /// <summary>At most four decimals without zeros at the end.</summary>
    internal static string? Digits(decimal? value) => Rounded(value)?.ToString("0.####", CultureInfo.InvariantCulture);
}
