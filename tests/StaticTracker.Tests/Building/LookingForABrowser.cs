using Building;
using Building.Testing;

namespace StaticTracker.Tests.Building;

[TestClass]
public sealed class LookingForABrowser
{
    private static readonly string First = Path.Combine("first", "bin");
    private static readonly string Second = Path.Combine("second", "bin");

    [TestMethod]
    public void TakesTheNamedOneBeforeAnyOther() =>
        Assert.AreEqual("my-browser", Find(named: "my-browser", "my-browser", Program(First, "chromium")));

    [TestMethod]
    public void RefusesANamedOneThatIsNotThere() =>
        Assert.Contains("TRACKER_BROWSER names 'my-browser'", Assert.ThrowsExactly<BuildFailedException>(
            () => Find(named: "my-browser", Program(First, "chromium"))).Message);

    [TestMethod]
    public void PrefersChromiumWhereverItIsOnThePath() =>
        Assert.AreEqual(Program(Second, "chromium"), Find(named: null, Program(First, "msedge"), Program(Second, "chromium")));

    [TestMethod]
    public void TakesEdgeWhereNothingElseIs() =>
        Assert.AreEqual(Program(Second, "msedge"), Find(named: "", Program(Second, "msedge")));

    [TestMethod]
    public void FindsNothingOnABareMachine() => Assert.IsNull(Find(named: null));

    private static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string? Find(string? named, params string[] installed) => BrowserFinder.Find(
        variable => variable == "PATH" ? First + Path.PathSeparator + Second : variable == BrowserFinder.Variable ? named : null,
        installed.Contains);
}
