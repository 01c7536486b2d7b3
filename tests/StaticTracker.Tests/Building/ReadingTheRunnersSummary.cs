using Building.Testing;

namespace StaticTracker.Tests.Building;

[TestClass]
public sealed class ReadingTheRunnersSummary
{
    [TestMethod]
    public void TakesTheCounts() =>
        Assert.AreEqual(new TestSummary(12, 9, 2, 1), Read("""
            Test run summary: Failed! - /somewhere/Some.Tests.dll (net10.0|x64)
              total: 12
              failed: 2
              succeeded: 9
              skipped: 1
              duration: 1s 234ms
            """));

    [TestMethod]
    public void TakesTheLastOneWhereATestPrintedAnother() =>
        Assert.AreEqual(new TestSummary(1, 1, 0, 0), Read("""
            Test run summary: Passed! - printed by a test
              total: 99
              failed: 0
              succeeded: 99
              skipped: 0

            Test run summary: Passed! - /somewhere/Some.Tests.dll (net10.0|x64)
              total: 1
              failed: 0
              succeeded: 1
              skipped: 0
              duration: 5ms
            """));

    [TestMethod]
    [DataRow("Unhandled exception.")]
    [DataRow("Test run summary: Passed!\n  total: 3\n  failed: 0\n  skipped: 0")]
    [DataRow("Test run summary: Passed!\n  total: 3\n  failed: 0\n  succeeded: many\n  skipped: 0")]
    [DataRow("Test run summary: Passed!\n  total: 3\n  failed: 0\n  succeeded: 1\n  skipped: 0")]
    [DataRow("Test run summary: Passed!\n  total: 1,000\n  failed: 0\n  succeeded: 1,000\n  skipped: 0")]
    public void GivesNothingRatherThanAGuess(string output) => Assert.IsNull(Read(output));

    private static TestSummary? Read(string output) => TestSummary.Parse(output.ReplaceLineEndings("\n").Split('\n'));
}
