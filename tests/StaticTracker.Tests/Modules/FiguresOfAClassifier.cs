using System.Globalization;
using StaticTracker.Modules;

namespace StaticTracker.Tests.Modules;

[TestClass]
public sealed class FiguresOfAClassifier
{
    [TestMethod]
    // Of real classifiers, computed apart from this program; – is undefined.
    [DataRow(97, 735, 4, 80, "90.8 96.0 54.8 69.8 0.684")]
    [DataRow(97, 739, 0, 80, "91.3 100.0 54.8 70.8 0.703")]
    [DataRow(156, 1443, 36, 124, "90.9 81.3 55.7 66.1 0.625")]
    [DataRow(1414, 249, 81, 15, "94.5 94.6 99.0 96.7 0.813")]
    [DataRow(4, 429, 9, 0, "98.0 30.8 100.0 47.1 0.549")]
    [DataRow(215, 0, 0, 13, "94.3 100.0 94.3 97.1 –")]
    [DataRow(0, 10, 0, 0, "100.0 – – – –")]
    [DataRow(0, 0, 0, 0, "– – – – –")]
    [DataRow(0, 5, 0, 5, "50.0 – 0.0 0.0 –")]
    [DataRow(0, 0, 5, 5, "0.0 0.0 0.0 0.0 -1.000")]
    [DataRow(5, 5, 0, 0, "100.0 100.0 100.0 100.0 1.000")]
    [DataRow(3, 3, 3, 3, "50.0 50.0 50.0 50.0 0.000")]
    public void FollowFromItsCounts(int tp, int tn, int fp, int fn, string expected)
    {
        var c = new Classification(tp, tn, fp, fn);
        var figures = new[] { c.Accuracy, c.Precision, c.Recall, c.F1 }.Select(f => f is { } rate ? Rate.Text(rate) : "–");

        Assert.AreEqual(expected, $"{string.Join(' ', figures)} {c.Mcc?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–"}");
    }

    [TestMethod]
    public void StayWholeWithTheLargestCountsAFileMayHold()
    {
        const long Most = 9_007_199_254_740_991;

        Assert.AreEqual(0m, new Classification(Most, Most, Most, Most).Mcc);
        Assert.AreEqual(1m, new Classification(Most, Most, 0, 0).Mcc);
        Assert.AreEqual(50.0m, new Classification(Most, Most, Most, Most).F1);
    }
}
