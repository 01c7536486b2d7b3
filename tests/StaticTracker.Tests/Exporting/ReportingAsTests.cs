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
        Assert.AreEqual("65.0 % (13 of 20), 95 % interval 43.3–81.9 (too narrow)", cases["m01.v2 gpt-5"].Element("system-out")!.Value);
        Assert.AreEqual("33.3 % (6 of 18), 95 % interval 16.3–56.3 (too narrow) is below 60 %", cases["m01.v1 gpt-5"].Element("failure")!.Attribute("message")!.Value);
        Assert.AreEqual("errors only (3)", cases["m01.v2 +cmd|' /C calc'!A0"].Element("error")!.Attribute("message")!.Value);
        Assert.AreEqual("57.30 % is below 60 %", cases["m02.1 a|b"].Element("failure")!.Attribute("message")!.Value);
    }

    [TestMethod]
    [DataRow("cells")]
    [DataRow("experiments")]
    [DataRow("rubrics")]
    public void ErrorsBesideScoresAreNotAllThereIs(string what)
    {
        using var test = new TrackerTest().With("data/modules/m01.json", """
            {
              "module_id": "m01",
              "experiments": [
                {
                  "id": "e", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "error": 1 },
                  "rubrics": { "faith": { "error": 1, "score": { "mean": 0.9, "n": 99 } } }
                }
              ]
            }
            """);

        test.Run("export", "junit", "--what", what).Exits(0);

        var only = XDocument.Parse(test.Out).Descendants("testcase").Single();
        Assert.AreEqual("no rate", only.Element("skipped")!.Attribute("message")!.Value);
    }

    [TestMethod]
    [DataRow(1699, "84.95 % (1699 of 2000) is below 85 %")]
    [DataRow(1700, null)]
    [DataRow(1701, null)]
    public void ARateThatIsShownAsTheMarkFailsWhereItsCountsAreBelowIt(int pass, string? failure)
    {
        using var test = new TrackerTest().With("data/modules/m01.json", $$"""
            { "module_id": "m01", "experiments": [ { "id": "one", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass": {{pass}}, "fail": {{2000 - pass}}, "total": 2000 },
              "rubrics": { "r": { "pass": {{pass}}, "fail": {{2000 - pass}}, "total": 2000 } } } ] }
            """);

        foreach (var what in (string[])["cells", "experiments", "rubrics"])
        {
            test.Run("export", "junit", "--what", what).Exits(0);

            var said = XDocument.Parse(test.Out).Descendants("failure").SingleOrDefault()?.Attribute("message")!.Value;
            Assert.AreEqual(failure, said is null ? null : System.Text.RegularExpressions.Regex.Replace(said, ", 95 % interval [^ ]+( \\(too narrow\\))?", ""), what);
        }
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

    /// <summary>Three verdicts that always agree are worth one of an item: 5 of 10 items, not 15 of 30 verdicts. Without the verdicts the interval is of the totals, and marked.</summary>
    [TestMethod]
    public void AnIntervalIsClusteredWhereVerdictsAreStoredAndMarkedWhereNot()
    {
        using var test = new TrackerTest().With("data/modules/m01.json", """
            { "module_id": "m01", "experiments": [
              { "id": "e1", "prompt_version": "v1", "model": "a", "timestamp": "2026-01-20T00:00:00", "metrics": { "unit": "verdict", "total": 30, "pass": 15 }, "rubrics": { "r": { "pass": 10, "total": 20 }, "s": { "pass": 5, "total": 10 } } },
              { "id": "e2", "prompt_version": "v1", "model": "b", "timestamp": "2026-01-20T00:00:00", "metrics": { "unit": "verdict", "total": 30, "pass": 15 }, "rubrics": { "r": { "pass": 10, "total": 20 }, "s": { "pass": 5, "total": 10 } } } ] }
            """).With("data/verdicts/m01/e1.json", $$"""
            { "experiment": "e1", "items": [{{string.Join(", ", Enumerable.Range(0, 10).SelectMany(i => new[] { $"\"i{i}\"", $"\"i{i}#2\"" }))}}],
              "verdicts": { "r": "PPPPPPPPPPFFFFFFFFFF", "s": "P-P-P-P-P-F-F-F-F-F-" } }
            """);

        test.Run("export", "junit", "--what", "experiments").Exits(0);
        var whole = Intervals(test.Out);
        test.Run("export", "junit").Exits(0);
        Assert.AreEqual(whole, Intervals(test.Out));
        test.Run("export", "junit", "--what", "rubrics").Exits(0);
        var rubrics = Intervals(test.Out);
        test.Run("export", "csv", "--what", "rubrics").Exits(0);

        Assert.AreEqual("50.0 % (15 of 30), 95 % interval 23.4–76.6 is below 85 %|50.0 % (15 of 30), 95 % interval 33.2–66.8 (too narrow) is below 85 %", whole);
        Assert.AreEqual("23.4–76.6 23.7–76.3 29.9–70.1 23.7–76.3", string.Join(' ', rubrics.Split('|').Select(r => r.Split(' ')[8])));
        Assert.AreEqual("23.4,76.6 23.7,76.3 29.9,70.1 23.7,76.3", string.Join(' ', test.Out.Split('\n')[1..^1].Select(r => string.Join(',', r.Split(',')[17..19]))));
    }

    private static string Intervals(string xml) => string.Join('|', XDocument.Parse(xml).Descendants("failure").Select(f => f.Attribute("message")!.Value));

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
