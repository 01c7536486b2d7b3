using Building.Testing;

namespace StaticTracker.Tests.Building;

[TestClass]
public sealed class SummingUpTestProjects
{
    private static readonly TestReport Green = new("Green", 0, new(3, 3, 0, 0));

    [TestMethod]
    public void AddsThemUp()
    {
        var verdict = TestVerdict.Of([Green, new("Other", 0, new(1200, 1200, 0, 0))]);

        Assert.AreEqual("1203 passed, 0 failed", verdict.LastLine);
        Assert.IsEmpty(verdict.Complaints);
    }

    [TestMethod]
    public void CountsEveryFailure()
    {
        var verdict = TestVerdict.Of([Green, new("Red", 2, new(5, 3, 2, 0))]);

        Assert.AreEqual("6 passed, 2 failed", verdict.LastLine);
        Assert.AreEqual("Red: 2 failed.", verdict.Complaints.Single());
    }

    [TestMethod]
    public void IsNeverGreenWithASkippedTest() => IsRed(new("Lazy", 0, new(5, 4, 0, 1)));

    [TestMethod]
    public void IsNeverGreenWhereNoTestRan() => IsRed(new("Empty", 8, new(0, 0, 0, 0)));

    [TestMethod]
    public void IsNeverGreenAfterACrash() => IsRed(new("Crashed", 134, null));

    [TestMethod]
    public void IsNeverGreenWithABadExitCode() => IsRed(new("TimedOut", 3, new(5, 5, 0, 0)));

    [TestMethod]
    public void IsNeverGreenWithoutProjects()
    {
        var verdict = TestVerdict.Of([]);

        Assert.AreEqual("0 passed, 1 failed", verdict.LastLine);
        Assert.HasCount(1, verdict.Complaints);
    }

    private static void IsRed(TestReport report)
    {
        var verdict = TestVerdict.Of([Green, report]);

        Assert.EndsWith(" passed, 1 failed", verdict.LastLine);
        Assert.StartsWith($"{report.Project}: ", verdict.Complaints.Single());
    }
}
