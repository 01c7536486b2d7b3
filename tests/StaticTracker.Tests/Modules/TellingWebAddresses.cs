using StaticTracker.Modules;

namespace StaticTracker.Tests.Modules;

[TestClass]
public sealed class TellingWebAddresses
{
    [TestMethod]
    [DataRow("https://braintrust.dev/app/...", true)]
    [DataRow("HTTP://example.org", true)]
    [DataRow("http://[::1]/x", true)]
    [DataRow("https://münchen.example/ä", true)]
    [DataRow("", false)]
    [DataRow("https://", false)]
    [DataRow("https:///etc/passwd", false)]
    [DataRow("https://example.org/a b", false)]
    [DataRow("https://example.org/\u0001", false)]
    [DataRow(" https://example.org", false)]
    [DataRow("//example.org", false)]
    [DataRow("ftp://example.org", false)]
    [DataRow("javascript:alert(1)//https://example.org", false)]
    [DataRow("java\nscript:alert(1)", false)]
    public void TakesHttpAndHttpsOnly(string text, bool expected) => Assert.AreEqual(expected, WebAddress.IsWeb(text));

    [TestMethod]
    [DataRow("m01_gd.jsonl", false)]
    [DataRow("exp:4711", false)]
    [DataRow("Run 3: final.csv", false)]
    [DataRow("\u00A0javascript:alert(1)", true)]
    [DataRow("java\u0000script:alert(1)", true)]
    [DataRow("https://example.org/x", false)]
    [DataRow("JavaScript:alert(1)", true)]
    [DataRow("  javascript:alert(1)", true)]
    [DataRow("java\tscript:alert(1)", true)]
    [DataRow("data:text/html,x", true)]
    [DataRow("vbscript:x", true)]
    [DataRow("file:///etc/passwd", true)]
    [DataRow("s3://bucket/key", true)]
    public void TellsWhatABrowserWouldFollowElsewhere(string text, bool expected) => Assert.AreEqual(expected, WebAddress.IsForeign(text));
}
