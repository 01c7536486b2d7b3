using StaticTracker.Comparison;
using StaticTracker.Phrasing;

namespace StaticTracker.Gating;

/// <summary>Evidence without a limit: the word for the change decides, and one that leaves it open is no pass.</summary>
internal static class EvidenceLimit
{
    /// <param name="figure">Before and now.</param>
    /// <param name="margin">The change in points that counts as none.</param>
    public static LimitFinding Judge(FigureComparison figure, decimal margin)
    {
        var word = figure.Judgement.Word;
        var words = Phrase.Join(", ", [.. GateWords.Figures(figure), ComparisonWording.Of(word)]);
        if (word is not (ComparisonWord.Better or ComparisonWord.NoDifferenceShown))
        {
            return new LimitFinding(word is ComparisonWord.Worse ? GateVerdict.Broken : GateVerdict.Undecided, words, figure.Compared);
        }

        // What the rates alone say must not hide a fall that errors brought.
        var isHidden = figure.Judgement.Interval is { } interval && interval.Low - ExactRates.CostOfErrors(figure) < -(double)margin;
        return isHidden ? new LimitFinding(GateVerdict.Undecided, Phrase.Of("gate.hidden_by_errors", ("figures", words)), figure.Compared) : new LimitFinding(GateVerdict.Held, words, figure.Compared);
    }
}
