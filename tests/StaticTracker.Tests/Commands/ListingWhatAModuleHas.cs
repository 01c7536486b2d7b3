using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;
using StaticTracker.Tests.Promotion;

namespace StaticTracker.Tests.Commands;

[TestClass]
public sealed class ListingWhatAModuleHas
{
    private static readonly Result s_first = new("v1", "a", "r1:PPFF", "r2:PFPF") { DatasetVersion = "v1" };

    [TestMethod]
    [DataRow("prompt list m01", "no prompts of m01 are kept here: 'tracker prompt add' or 'tracker prompt import' brings one")]
    [DataRow("prompt verify m01", "no prompts of m01 are kept here: 'tracker prompt add' or 'tracker prompt import' brings one")]
    [DataRow("prompt verify", "no prompts are kept here: 'tracker prompt add' or 'tracker prompt import' brings one")]
    [DataRow("benchmark list --module m01", "no benchmark suites of m01 are kept here: 'tracker benchmark add' makes one")]
    [DataRow("benchmark verify", "no benchmark suites are kept here: 'tracker benchmark add' makes one")]
    [DataRow("run list --module m01", "0 runs")]
    [DataRow("ab list --module m01", "0 A/B experiments")]
    public void OneThatHasNoneIsAModuleAllTheSame(string verb, string said)
    {
        using var test = new TrackerTest().WithResults(s_first);

        test.Run(verb.Split(' ')).Exits(0);

        Assert.AreEqual("", test.Out);
        Assert.AreEqual(said + "\n", test.Err);
    }

    [TestMethod]
    [DataRow("prompt list m10")]
    [DataRow("prompt verify m10")]
    [DataRow("benchmark list --module m10")]
    [DataRow("run list --module m10")]
    [DataRow("ab list --module m10")]
    [DataRow("route list --module m10")]
    public void OneThatIsNotThereIsMisuse(string verb)
    {
        using var test = new TrackerTest().WithResults(s_first);

        test.Run(verb.Split(' ')).Exits(ExitCode.Misuse);

        Assert.AreEqual("tracker: there is no module 'm10'.\nDid you mean 'm01'?\n", test.Err);
    }

    [TestMethod]
    public void AMistypedSuiteIsNotTheLackOfSuites()
    {
        using var test = new TrackerTest().WithResults(s_first);
        test.Run("benchmark", "add", "core", "m01@v1/a").Exits(0);

        test.Run("benchmark", "verify", "cors").Exits(1);

        Assert.AreEqual("cors: error ST850: there is no such benchmark suite; did you mean 'core'?\n", test.Err);
        test.Run("benchmark", "verify", "core").Exits(0);
        Assert.AreEqual("", test.Err);
    }
}
