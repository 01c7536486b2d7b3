using System.Globalization;
using StaticTracker.Comparison;

namespace StaticTracker.Tests.Comparison;

/// <summary>Each figure here was printed by somebody else; the source stands beside it. They agree to the digits printed.</summary>
[TestClass]
public class AgreeingWithPublishedValues
{
    /// <summary>Newcombe 1998, Statistics in Medicine 17, 857–872, Table I, method 3.</summary>
    [TestMethod]
    [DataRow(81, 263, "0.2553", "0.3662")]
    [DataRow(15, 148, "0.0624", "0.1605")]
    [DataRow(0, 20, "0.0000", "0.1611")]
    [DataRow(1, 29, "0.0061", "0.1718")]
    public void WilsonsInterval(int pass, int n, string low, string high) => Same(Wilson.Of(pass, n - pass)!.Value, low, high);

    /// <summary>Newcombe 1998, Statistics in Medicine 17, 873–890, Table II, method 10: first minus second.</summary>
    [TestMethod]
    [DataRow(56, 70, 48, 80, "0.0524", "0.3339")]
    [DataRow(9, 10, 3, 10, "0.1705", "0.8090")]
    [DataRow(6, 7, 2, 7, "0.0582", "0.8062")]
    [DataRow(5, 56, 0, 29, "-0.0381", "0.1926")]
    [DataRow(0, 10, 0, 20, "-0.1611", "0.2775")]
    [DataRow(0, 10, 0, 10, "-0.2775", "0.2775")]
    [DataRow(10, 10, 0, 20, "0.6791", "1.0000")]
    [DataRow(10, 10, 0, 10, "0.6075", "1.0000")]
    public void NewcombesIntervalOfIndependentRates(int a, int m, int b, int n, string low, string high) => Same(Newcombe.Independent(b, n, a, m), low, high);

    /// <summary>
    /// Fagerland, Lydersen and Laake 2014, Statistics in Medicine 33, 2850–2875 (Bentur et al. 2009) and their Statistical Analysis of Contingency
    /// Tables 2017, chapter 8 (Cavo et al. 2012); Newcombe 1998, Statistics in Medicine 17, 2635–2650 (the last two). Before minus after.
    /// </summary>
    [TestMethod]
    [DataRow(1, 1, 7, 12, "-0.507", "-0.026")]
    [DataRow(59, 6, 16, 80, "-0.1186", "-0.0046")]
    [DataRow(36, 12, 2, 0, "0.0569", "0.3404")]
    [DataRow(20, 12, 2, 16, "0.0562", "0.3292")]
    public void NewcombesIntervalOfPairedRates(int both, int first, int second, int neither, string low, string high) =>
        Same(Newcombe.Paired(both, second, first, neither), low, high);

    /// <summary>Fagerland, Lydersen and Laake 2013, BMC Medical Research Methodology 13:91: 1 against 7 pairs, and 6 against 16 (Cavo et al.).</summary>
    [TestMethod]
    public void McNemarsExactTestAndMidP()
    {
        Assert.AreEqual("0.0703", Text(McNemar.Exact(1, 7), 4));
        Assert.AreEqual("0.0391", Text(McNemar.MidP(7, 1), 4));
        Assert.AreEqual("0.0525", Text(McNemar.Exact(6, 16), 4));
        Assert.AreEqual("0.0347", Text(McNemar.MidP(16, 6), 4));
    }

    /// <summary>Binomial tables: 2 · P(X ≤ k), n throws of a fair coin, as whole numbers over a power of two.</summary>
    [TestMethod]
    public void TheBinomialOfAFairCoin()
    {
        Assert.AreEqual(2 * (1 + 10 + 45) / 1024.0, McNemar.Exact(2, 8), 1e-15);
        Assert.AreEqual(2 * (1 + 20 + 190 + 1140 + 4845 + 15504) / 1048576.0, McNemar.Exact(15, 5), 1e-15);
        Assert.AreEqual(2 / 1024.0, McNemar.Exact(0, 10), 1e-17);
        Assert.AreEqual(1, McNemar.Exact(5, 5));
        Assert.AreEqual(1 - (252 / 2048.0), McNemar.MidP(5, 5), 1e-13);
    }

    /// <summary>Benjamini and Hochberg 1995, section 4.1: fifteen p of a study of thrombolysis, of which four are rejected at 0.05.</summary>
    [TestMethod]
    public void TheWorkedExampleOfBenjaminiAndHochberg()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];

        var adjusted = BenjaminiHochberg.Adjust(p);

        Assert.AreEqual(4, adjusted.Count(a => a <= 0.05));
        Assert.AreEqual(15 * 0.0095 / 4, adjusted[3], 1e-15);
        Assert.AreEqual(15 * 0.0201 / 5, adjusted[4], 1e-15);
        Assert.AreEqual(15 * 0.0298 / 7, adjusted[5], 1e-15, "the sixth takes the seventh's");
        Assert.AreEqual(1 - (0.05 * 4 / 15), BenjaminiHochberg.Level(15, 4), 1e-15);
    }

    /// <summary>Rao and Scott 1992, Biometrics 48, Table 1 (Weil's litters): design effects as printed by the R package PF.</summary>
    [TestMethod]
    public void TheDesignEffectsOfRaoAndScott()
    {
        ItemTally[] control =
        [
            new(13, 13), new(12, 12), new(9, 9), new(9, 9), new(8, 8), new(8, 8), new(12, 13), new(11, 12), new(9, 10), new(9, 10), new(8, 9), new(11, 13), new(4, 5),
            new(5, 7), new(7, 10), new(7, 10),
        ];
        ItemTally[] treated =
        [
            new(12, 12), new(11, 11), new(10, 10), new(9, 9), new(10, 11), new(9, 10), new(9, 10), new(8, 9), new(8, 9), new(4, 5), new(7, 9), new(4, 7), new(5, 10),
            new(3, 6), new(3, 10), new(0, 7),
        ];

        Assert.AreEqual("1.232495", Text(ClusteredRate.Of(control)!.DesignEffect, 6));
        Assert.AreEqual("3.952861", Text(ClusteredRate.Of(treated)!.DesignEffect, 6));
    }

    /// <summary>Fisher 1935, The Design of Experiments, section 21 (Darwin's plants): of 32,768 sign patterns 1,726 give a sum as far out as 314.</summary>
    [TestMethod]
    public void FishersPermutationOfDarwinsPlants() =>
        Assert.AreEqual(1726 / 32768.0, PairedPermutation.P([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]), 1e-15);

    /// <summary>Percentage points: Pearson and Hartley, Biometrika Tables for Statisticians, volume I.</summary>
    [TestMethod]
    [DataRow(0.90, "1.281552")]
    [DataRow(0.95, "1.644854")]
    [DataRow(0.975, "1.959964")]
    [DataRow(0.99, "2.326348")]
    [DataRow(0.995, "2.575829")]
    [DataRow(0.9995, "3.290527")]
    [DataRow(0.99995, "3.890592")]
    public void TheNormalQuantiles(double p, string quantile)
    {
        Assert.AreEqual(quantile, Text(Normal.Quantile(p), 6));
        Assert.AreEqual("-" + quantile, Text(Normal.Quantile(1 - p), 6));
        Assert.AreEqual(p, Normal.Cdf(Normal.Quantile(p)), 1e-15);
    }

    /// <summary>Abramowitz and Stegun 1964, Tables 26.1 and 26.2: the distribution to fifteen digits, and far out in the tail.</summary>
    [TestMethod]
    public void TheNormalDistribution()
    {
        Assert.AreEqual(0.841344746068543, Normal.Cdf(1), 5e-16);
        Assert.AreEqual(0.977249868051821, Normal.Cdf(2), 5e-16);
        Assert.AreEqual(0.998650101968370, Normal.Cdf(3), 5e-16);
        Assert.AreEqual(2.866515719e-7, Normal.Cdf(-5), 5e-17);
        Assert.AreEqual(7.619853024e-24, Normal.Cdf(-10), 5e-34);
    }

    /// <summary>Two-sided 95 % and 99 % points of Student's t: Fisher and Yates, Statistical Tables, Table III.</summary>
    [TestMethod]
    [DataRow(1, "12.706", "63.657")]
    [DataRow(2, "4.303", "9.925")]
    [DataRow(3, "3.182", "5.841")]
    [DataRow(5, "2.571", "4.032")]
    [DataRow(10, "2.228", "3.169")]
    [DataRow(30, "2.042", "2.750")]
    [DataRow(120, "1.980", "2.617")]
    public void StudentsT(int freedom, string at95, string at99)
    {
        Assert.AreEqual(at95, Text(StudentT.TwoSided(0.95, freedom), 3));
        Assert.AreEqual(at99, Text(StudentT.TwoSided(0.99, freedom), 3));
    }

    /// <summary>Cohen 1988, Tables 6.2.2 and 6.4.1: h of 0.65 and 0.45 is 0.404; n for h = 0.20 is 392, two-sided 0.05, power 0.80.</summary>
    [TestMethod]
    public void CohensHAndItsSampleSize()
    {
        Assert.AreEqual(1.875 - 1.471, CohensH.Of(0.45, 0.65), 0.001);
        Assert.AreEqual("392", Text(MinimumDetectableEffect.SizeForH(0.20), 0));
        Assert.AreEqual("1570", Text(MinimumDetectableEffect.SizeForH(0.10), 0));
    }

    /// <summary>Chow, Shao and Wang 2003, Sample Size Calculations in Clinical Research, example 6.4.3: shifts of 0.2 and 0.5 need 59 pairs.</summary>
    [TestMethod]
    public void ConnorsSampleSizeOfPairs() => Assert.AreEqual(59, Math.Ceiling(MinimumDetectableEffect.SizeForPairs(0.7, 0.3)));

    /// <summary>The first outputs for the seed 1234567, as printed for many languages (Rosetta Code, Pseudo-random numbers/Splitmix64).</summary>
    [TestMethod]
    public void TheGeneratorOfSteeleLeaAndFlood()
    {
        var random = new SplitMix(1234567);

        CollectionAssert.AreEqual(
            new[] { 6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL },
            Enumerable.Range(0, 5).Select(_ => random.Next()).ToArray());
    }

    private static void Same(Interval interval, string low, string high)
    {
        var digits = low.Length - low.IndexOf('.', StringComparison.Ordinal) - 1;
        Assert.AreEqual(low, Text(interval.Low / 100, digits));
        Assert.AreEqual(high, Text(interval.High / 100, digits));
    }

    private static string Text(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
}
