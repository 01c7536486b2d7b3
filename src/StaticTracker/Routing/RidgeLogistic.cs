namespace StaticTracker.Routing;

/// <summary>
/// Logistic regression with a ridge penalty: le Cessie, S. and van Houwelingen, J. C. (1992): Ridge estimators in logistic regression. Applied Statistics 41, 191–201. Newton's method
/// (iteratively reweighted least squares) with halved steps; each step is solved by Cholesky's factors of the matrix of second derivatives, which the penalty keeps positive definite. The
/// number of steps is bounded, nothing is drawn: the same rows in the same order give the same coefficients.
/// </summary>
internal static class RidgeLogistic
{
    /// <summary>The intercept is hardly held back: just so that it stays finite where everything passed or failed.</summary>
    public const double InterceptPenalty = 0.01;

    private const int MostSteps = 60;

    /// <summary>Newton's steps square what is missing: behind one of this size about its square is, and differences of the sum are rounding.</summary>
    private const double Last = 1e-6;

    /// <summary>The coefficients, the intercept first.</summary>
    /// <param name="rows">What each verdict is about; the place 0 is the intercept's, and not named in them.</param>
    /// <param name="passed">How each of them went.</param>
    /// <param name="size">How many coefficients there are, the intercept included.</param>
    /// <param name="penalty">Of the square of each coefficient, halved.</param>
    /// <param name="start">Where to begin; null: at zero.</param>
    public static double[] Fit(IReadOnlyList<FeatureVector> rows, IReadOnlyList<bool> passed, int size, double penalty, double[]? start = null)
    {
        var beta = start is null ? new double[size] : [.. start];
        var penalties = Enumerable.Repeat(penalty, size).ToArray();
        penalties[0] = InterceptPenalty;
        for (var step = 0; step < MostSteps; step++)
        {
            var (loss, gradient, curvature) = At(rows, passed, penalties, beta);
            var move = Cholesky.Solve(curvature, gradient);
            if (move.Max(Math.Abs) < Last)
            {
                return Moved(beta, move, 1);
            }

            var (share, slope) = (1.0, Dot(gradient, move));
            var next = Moved(beta, move, share);
            while (share > 1e-9 && Loss(rows, passed, penalties, next) > loss - (1e-4 * share * slope))
            {
                share /= 2;
                next = Moved(beta, move, share);
            }

            beta = next;
        }

        return beta;
    }

    /// <summary>The chance of passing (0–1) at some log-odds.</summary>
    public static double Chance(double logOdds) => logOdds >= 0 ? 1 / (1 + Math.Exp(-logOdds)) : Math.Exp(logOdds) / (1 + Math.Exp(logOdds));

    /// <summary>Minus the logarithm of the chance of what happened.</summary>
    public static double Surprise(double logOdds, bool passed)
    {
        var wrong = passed ? -logOdds : logOdds;
        return wrong > 0 ? wrong + Math.Log(1 + Math.Exp(-wrong)) : Math.Log(1 + Math.Exp(wrong));
    }

    private static double Loss(IReadOnlyList<FeatureVector> rows, IReadOnlyList<bool> passed, double[] penalties, double[] beta)
    {
        var loss = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            loss += Surprise(rows[i].LogOdds(beta), passed[i]);
        }

        for (var j = 0; j < beta.Length; j++)
        {
            loss += penalties[j] * beta[j] * beta[j] / 2;
        }

        return loss;
    }

    private static (double Loss, double[] Gradient, double[][] Curvature) At(IReadOnlyList<FeatureVector> rows, IReadOnlyList<bool> passed, double[] penalties, double[] beta)
    {
        var size = beta.Length;
        var gradient = new double[size];
        var curvature = Enumerable.Range(0, size).Select(j => new double[j + 1]).ToArray();
        var loss = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            var logOdds = rows[i].LogOdds(beta);
            var chance = Chance(logOdds);
            loss += Surprise(logOdds, passed[i]);
            rows[i].AddTo(gradient, curvature, chance - (passed[i] ? 1 : 0), chance * (1 - chance));
        }

        for (var j = 0; j < size; j++)
        {
            loss += penalties[j] * beta[j] * beta[j] / 2;
            gradient[j] += penalties[j] * beta[j];
            curvature[j][j] += penalties[j];
        }

        return (loss, gradient, curvature);
    }

    private static double[] Moved(double[] beta, double[] move, double share) => [.. beta.Select((b, j) => b - (share * move[j]))];

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }
}
