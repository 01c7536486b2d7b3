using StaticTracker.History;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>A result as it stood after a commit; all that the heatmap's rule for the best of a cell asks for.</summary>
/// <param name="IsThere">Whether anything had run, and was not taken back.</param>
/// <param name="PassRate">Percent; null: none.</param>
/// <param name="MatchRate">Percent, of the rubric that is the primary one today; null: none.</param>
/// <param name="TooManyErrors">Errors above the share that the settings accept today.</param>
/// <param name="IsErrorsOnly">All that ran ended in an error.</param>
internal readonly record struct PastFigure(bool IsThere, decimal? PassRate, decimal? MatchRate, bool TooManyErrors, bool IsErrorsOnly)
{
    public static readonly PastFigure Gone;

    public static PastFigure Of(ExperimentDigest experiment, string? primaryRubric, decimal maxErrorShare) => new(
        true, experiment.PassRate, experiment.MatchRate(primaryRubric), (decimal)experiment.ErrorShare * 100 > maxErrorShare,
        experiment is { PassRate: null, Error: > 0 and { } errors, Total: { } total } && errors >= total);

    /// <summary>Whether a script is told the rate as a number: tenths of a percent, or that there is none, and nothing else to say of it.</summary>
    public bool IsPlain => !TooManyErrors && IsTenths(PassRate);

    /// <summary>What is told in place of a number: the rate with the digits it has, <c>e</c> where there are only errors; <c>!</c> behind it for too many errors.</summary>
    public string Text => (PassRate is { } rate ? Rate.Text(rate) : IsErrorsOnly ? "e" : "") + (TooManyErrors ? "!" : "");

    /// <summary>Whether a rate has exactly one decimal, or is none.</summary>
    public static bool IsTenths(decimal? rate) => rate is null or { Scale: 1 } and >= 0 and <= 100;

    /// <summary>Whether one goes before another in a cell, both being there; ties keep the model whose name comes first.</summary>
    /// <param name="other">The other.</param>
    /// <param name="byMatch">Whether the match rate decides where the pass rates are the same.</param>
    public bool IsBetter(PastFigure other, bool byMatch) =>
        TooManyErrors != other.TooManyErrors ? other.TooManyErrors
            : (PassRate ?? -1) != (other.PassRate ?? -1) ? (PassRate ?? -1) > (other.PassRate ?? -1)
            : byMatch && (MatchRate ?? -1) > (other.MatchRate ?? -1);
}
