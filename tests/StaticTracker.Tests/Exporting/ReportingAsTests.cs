using System.Xml.Linq;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Exporting;

[TestClass]
public sealed class ReportingAsTests
{
    [TestMethod]
    public void ARateBelowTheMarkFailsAndErrorsAloneAreAnError()
    {
        using var test = ExportedProject.Test();
        test.Run("export", "junit", "--pass-mark", "60").Exits(0);

        var report = XDocument.Parse(test.Out).Root!;

        Assert.AreEqual("4 2 1 0", string.Join(' ', new[] { "tests", "failures", "errors", "skipped" }.Select(n => report.Attribute(n)!.Value)));
        Assert.AreEqual("m01 Brands|m02", string.Join('|', report.Elements("testsuite").Select(s => s.Attribute("name")!.Value)));
        var cases = report.Descendants("testcase").ToDictionary(c => $"{c.Attribute("classname")!.Value} {c.Attribute("name")!.Value}");
        Assert.AreEqual("65.0 % (13 of 20), 95 % interval 43.3–81.9", cases["m01.v2 gpt-5"].Element("system-out")!.Value);
        Assert.AreEqual("33.3 % (6 of 18), 95 % interval 16.3–56.3 is below 60 %", cases["m01.v1 gpt-5"].Element("failure")!.Attribute("message")!.Value);
        Assert.AreEqual("errors only (3)", cases["m01.v2 +cmd|' /C calc'!A0"].Element("error")!.Attribute("message")!.Value);
        Assert.AreEqual("57.30 % is below 60 %", cases["m02.1 a|b"].Element("failure")!.Attribute("message")!.Value);
    }

    [TestMethod]
    public void TheMarkIsThatOfWeakRubricsUnlessTold()
    {
        using var test = ExportedProject.Test().With("data/tracker.json", """{ "thresholds": { "weak_rubric": { "high": 10, "medium": 20, "low": 50 } } }""");

        test.Run("export", "junit", "m01", "--what", "rubrics").Exits(0);

        Assert.AreEqual("-found found", string.Join(' ', XDocument.Parse(test.Out).Descendants("failure").Select(f => f.Parent!.Attribute("name")!.Value["gpt-5: ".Length..])));
    }

    [TestMethod]
    public void ASuggestionIsSkippedWhileItIsOpen()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "junit", "m01", "--what", "suggestions").Exits(0);

        Assert.AreEqual("skipped system-out skipped", string.Join(' ', XDocument.Parse(test.Out).Descendants("testcase").Select(c => c.Elements().Single().Name.LocalName)));
    }

    [TestMethod]
    public void EveryExperimentThatCountsIsACase()
    {
        using var test = ExportedProject.Test();

        test.Run("export", "junit", "m01", "--what", "experiments").Exits(0);

        Assert.AreEqual(3, XDocument.Parse(test.Out).Descendants("testcase").Count());
        Assert.DoesNotContain("e4", test.Out);
    }

    [TestMethod]
    public void TextsThatXmlCannotHoldAreMended()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", """{ "module_id": "m01", "module_name": "a\u0001b]]>", "experiments": [{ "id": "e", "prompt_version": "v1", "model": "<x>\ud83d\ude00\u0007", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 90 } }] }""");

        test.Run("export", "junit").Exits(0);

        var report = XDocument.Parse(test.Out).Root!;
        Assert.AreEqual("m01 a\uFFFDb]]>", report.Element("testsuite")!.Attribute("name")!.Value);
        Assert.AreEqual("<x>\U0001F600\uFFFD", report.Descendants("testcase").Single().Attribute("name")!.Value);
    }
}
