namespace StaticTracker.Modules;

/// <summary>
/// Answers of a yes-or-no question against the truth: counts of true and false, positive and negative ones, and the figures that follow from them. Rates are percent (0–100) with one
/// decimal, half rounded up; a figure whose denominator is 0 is undefined, and null.
/// </summary>
public sealed record Classification(long TruePositive, long TrueNegative, long FalsePositive, long FalseNegative)
{
    /// <summary>What was answered right, of all: (tp + tn) / all.</summary>
    public decimal? Accuracy => Rate.Of(TruePositive + TrueNegative, FalsePositive + FalseNegative);

    /// <summary>What was rightly called positive, of all that was called so: tp / (tp + fp).</summary>
    public decimal? Precision => Rate.Of(TruePositive, FalsePositive);

    /// <summary>What was rightly called positive, of all that is: tp / (tp + fn).</summary>
    public decimal? Recall => Rate.Of(TruePositive, FalseNegative);

    /// <summary>F1, the harmonic mean of precision and recall: 2 tp / (2 tp + fp + fn). Undefined where nothing is positive and nothing was called so.</summary>
    public decimal? F1 => Rate.Of(2 * TruePositive, FalsePositive + FalseNegative);

    /// <summary>
    /// Matthews' correlation coefficient, −1 to 1 with three decimals: (tp tn − fp fn) / √((tp + fp)(tp + fn)(tn + fp)(tn + fn)). Undefined where the truth or the answers know only one
    /// of yes and no. B. W. Matthews, Biochim. Biophys. Acta 405 (1975), 442–451.
    /// </summary>
    public decimal? Mcc
    {
        get
        {
            var called = Math.Sqrt((double)(TruePositive + FalsePositive) * (TrueNegative + FalseNegative));
            var are = Math.Sqrt((double)(TruePositive + FalseNegative) * (TrueNegative + FalsePositive));
            var difference = ((Int128)TruePositive * TrueNegative) - ((Int128)FalsePositive * FalseNegative);
            return called == 0 || are == 0 ? null : Math.Round((decimal)((double)difference / called / are), 3, MidpointRounding.AwayFromZero) + 0.000m;
        }
    }
}
