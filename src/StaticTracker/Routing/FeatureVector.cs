namespace StaticTracker.Routing;

/// <summary>What one verdict is about: the features that are not zero, by their places (from 1; 0 is the intercept's) in rising order.</summary>
internal sealed class FeatureVector(int[] places, double[] values)
{
    public double LogOdds(double[] beta)
    {
        var sum = beta[0];
        for (var i = 0; i < places.Length; i++)
        {
            sum += beta[places[i]] * values[i];
        }

        return sum;
    }

    /// <summary>Adds a verdict's share to the first derivatives and to the lower half of the second ones.</summary>
    public void AddTo(double[] gradient, double[][] curvature, double residual, double weight)
    {
        gradient[0] += residual;
        curvature[0][0] += weight;
        for (var i = 0; i < places.Length; i++)
        {
            var row = curvature[places[i]];
            gradient[places[i]] += residual * values[i];
            row[0] += weight * values[i];
            for (var k = 0; k <= i; k++)
            {
                row[places[k]] += weight * values[i] * values[k];
            }
        }
    }
}
