using StaticTracker.Git;

namespace StaticTracker.Tests.Git;

/// <summary>What git says on stderr, as the one line that a message quotes.</summary>
[TestClass]
public sealed class ReasonsOfGit
{
    [TestMethod]
    [DataRow("fatal: bad object HEAD\n", "bad object HEAD")]
    [DataRow("error: no such commit\nfatal: giving up\n", "no such commit")]
    [DataRow("hint: Using 'master' as the name for the initial branch.\nhint:\nhint: Disable this message\nfatal: bad object HEAD\n", "bad object HEAD")]
    [DataRow("\r\n  hint: try another\r\n  fatal: it is broken\r\n", "it is broken")]
    [DataRow("hint: nothing but advice\n", "exit code 128")]
    [DataRow("", "exit code 128")]
    public void AreNoAdvice(string errors, string reason) => Assert.AreEqual(reason, new GitOutput(128, [], errors).Reason);
}
