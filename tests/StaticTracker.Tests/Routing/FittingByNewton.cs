using StaticTracker.Comparison;
using StaticTracker.Routing;

namespace StaticTracker.Tests.Routing;

/// <summary>What is fitted is the one minimum of a strictly convex function: there all first derivatives are zero, and nowhere else.</summary>
[TestClass]
public sealed class FittingByNewton
{
    [TestMethod]
    [DataRow(200, 5, 1.0, 1UL)]
    [DataRow(50, 20, 0.3, 2UL)]
    [DataRow(10, 30, 10000.0, 3UL)]
    [DataRow(400, 3, 0.001, 4UL)]
    public void EndsWhereAllDerivativesAreZero(int rows, int features, double penalty, ulong seed)
    {
        var (x, passed) = Made(rows, features, seed, random => random.NextUnit() < 0.6);

        var beta = Fit(x, passed, penalty);

        Assert.IsLessThan(1e-6, Derivatives(x, passed, penalty, beta).Max(Math.Abs));
    }

    [TestMethod]
    public void StaysFiniteWhereOneFeatureTellsEverything()
    {
        bool[] passed = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0)];
        double[][] x = [.. passed.Select(p => new[] { p ? 1.0 : 0.0 })];

        var beta = Fit(x, passed, 0.001);

        Assert.IsLessThan(1e-6, Derivatives(x, passed, 0.001, beta).Max(Math.Abs));
        Assert.IsTrue(beta[1] is > 5 and < 50, beta[1].ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void WithoutFeaturesItIsTheLogarithmOfTheOdds()
    {
        var beta = Fit([.. Enumerable.Range(0, 1000).Select(_ => Array.Empty<double>())], [.. Enumerable.Range(0, 1000).Select(i => i < 750)], 1);

        Assert.AreEqual(Math.Log(3), beta[0], 1e-4);
    }

    [TestMethod]
    public void WithAPenaltyWithoutEndNothingIsToldApart()
    {
        var (x, passed) = Made(100, 4, 7, random => random.NextUnit() < 0.3);

        var beta = Fit(x, passed, 1e9);

        Assert.IsLessThan(1e-6, beta.Skip(1).Max(Math.Abs));
    }

    [TestMethod]
    public void BeginningElsewhereEndsAtTheSamePlace()
    {
        var (x, passed) = Made(80, 6, 9, random => random.NextUnit() < 0.5);

        var (one, other) = (Fit(x, passed, 2), Fit(x, passed, 2, [3, -3, 3, -3, 3, -3, 3]));

        Assert.IsLessThan(1e-8, one.Zip(other, (a, b) => Math.Abs(a - b)).Max());
    }

    [TestMethod]
    public void AMatrixThatIsNotPositiveDefiniteIsNoMatrixForIt() =>
        Assert.ThrowsExactly<ArithmeticException>(() => Cholesky.Solve([[1], [2, 1]], [1, 1]));

    private static (double[][] X, bool[] Passed) Made(int rows, int features, ulong seed, Func<SplitMix, bool> passes)
    {
        var random = new SplitMix(seed);
        double[][] x = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, features).Select(f => f % 2 == 0 ? (2 * random.NextUnit()) - 1 : random.NextUnit() < 0.3 ? 1.0 : 0).ToArray())];
        return (x, [.. x.Select(_ => passes(random))]);
    }

    private static double[] Fit(double[][] x, bool[] passed, double penalty, double[]? start = null)
    {
        var size = x[0].Length + 1;
        return RidgeLogistic.Fit([.. x.Select(row => new FeatureVector([.. row.Select((_, i) => i + 1).Where(i => row[i - 1] != 0)], [.. row.Where(v => v != 0)]))], passed, size, penalty, start);
    }

    private static double[] Derivatives(double[][] x, bool[] passed, double penalty, double[] beta)
    {
        var derivatives = beta.Select((b, j) => (j == 0 ? RidgeLogistic.InterceptPenalty : penalty) * b).ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            var logOdds = beta[0] + x[i].Select((v, j) => v * beta[j + 1]).Sum();
            var residual = (1 / (1 + Math.Exp(-logOdds))) - (passed[i] ? 1 : 0);
            derivatives[0] += residual;
            for (var j = 0; j < x[i].Length; j++)
            {
                derivatives[j + 1] += residual * x[i][j];
            }
        }

        return derivatives;
    }
}
